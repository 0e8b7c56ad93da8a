import CanonicalJSON
import LedgerClient
import LedgerRPC
import TransparencyLog

/// The first event of a day or an instant: positions and times rise together, so it is found by halving.
struct ReplayStart {
    let use: Use

    /// - Parameter text: a day as people say it, from its beginning in the ledger's zone; or an instant as the ledger
    ///   spells it.
    /// - Returns: the size of the log if nothing is that young.
    /// - Complexity: O(log size) questions.
    func position(since text: String) throws -> UInt64 {
        let isInstant = text.contains("T")
        let start = isInstant ? try instant(text) : try use.day(text, for: "--since", looking: .back)
        func isBefore(_ at: String) -> Bool {
            (isInstant ? at : use.clock.date(ofInstant: at).map { "\($0)" } ?? "") < start
        }
        var (low, high) = (UInt64(0), use.session.discovery.size)
        while low < high {
            let middle = low + (high - low) / 2
            guard let (position, at) = try first(from: middle), position < high else {
                high = middle
                continue
            }
            if isBefore(at) { low = position + 1 } else { high = middle }
        }
        // A clock that stands may be behind its newest events.
        let now = use.session.discovery.now
        guard low < use.session.discovery.size || start <= (isInstant ? now : "\(use.today)") else {
            throw Complaint.usage(
                "--since is in the future: \(start)", because: ["the ledger's clock says \(now)"],
                hint: "to begin with what comes next, say --from \(use.session.discovery.size) --follow")
        }
        return low
    }

    /// Where a consumer of one's own stands; nil if there is none.
    func position(of consumer: String) throws -> UInt64? {
        try use.ask(ConsumerList.self, "consumer.list").consumers.first { $0.name == consumer }?.position
    }

    /// Refuses to add to a file what does not follow its last event: after a ledger was put back into a new epoch, other
    /// events stand in the places of those that were lost.
    ///
    /// - Parameters:
    ///   - next: one more than the last event there.
    ///   - hash: of that event's leaf, if it is known.
    func requireSameHistory(_ next: UInt64, _ hash: Hash256?) throws {
        let (last, size) = (next - 1, use.session.discovery.size)
        guard last < size else {
            throw otherHistory("it ends with event \(last), and the ledger has \(size)")
        }
        guard let hash else { return }
        let page = try use.ask(
            LogPage.self, "log.read", ["disclose": false, "from": .integer(Int64(clamping: last)), "limit": 1])
        // Who may see that event no more cannot compare it.
        guard page.next == next, let leaf = page.leaves.first, MerkleHash.leaf(leaf.leafBytes) != hash else { return }
        throw otherHistory("its last event is another than event \(last) of the ledger")
    }

    private func otherHistory(_ because: String) -> Complaint {
        Complaint(
            "the file is not out of this ledger as it is now",
            because: [because, "the ledger was put back from a copy, or it is another one"],
            hint: "keep the file, it may hold what is nowhere else, and say another", status: .refused)
    }

    /// With the ledger's six digits of a second, so that texts compare as times.
    private func instant(_ text: String) throws -> String {
        let whole = text.utf8.count == 20 ? text.dropLast() + ".000000Z" : text
        guard whole.utf8.count == 27, whole.hasSuffix("Z"), use.clock.date(ofInstant: String(whole)) != nil else {
            throw Complaint.usage(
                "--since is no instant: \(text)", hint: "say it as 2026-12-31T14:00:00Z, or a day as 2026-12-31")
        }
        return String(whole)
    }

    /// The first event from there on that its reader may see.
    private func first(from: UInt64) throws -> (position: UInt64, at: String)? {
        var next = from
        while true {
            let page = try use.ask(
                LogPage.self, "log.read",
                ["disclose": false, "from": .integer(Int64(clamping: next)), "limit": 1])
            if let leaf = page.leaves.first {
                guard let root = try? JSONDocument(parsing: leaf.leafBytes).root, let at = root["at"]?.string,
                    let seq = root["seq"]?.integer
                else { throw ClientError.malformed(because: "an event is no leaf") }
                return (UInt64(seq), at)
            }
            guard page.next > next, page.next < page.size else { return nil }
            next = page.next
        }
    }
}
