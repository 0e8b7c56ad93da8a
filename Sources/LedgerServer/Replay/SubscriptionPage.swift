internal import CanonicalJSON
internal import LedgerDomain
internal import LedgerRPC
internal import LedgerService
internal import LedgerStore
internal import LMDB
internal import TransparencyLog

/// What a subscription reads by.
struct SubscriptionTerms: Sendable, Hashable {
    let filter: LeafFilter
    let asText: Bool
    let disclose: Bool
}

/// One page for one subscription: from the committed log straight to the lines that are sent.
///
/// Reads no further than a page, so that no snapshot lives long, no client that does not read costs more than that, and
/// others get their turn.
struct SubscriptionPage {
    /// Bytes after which a page ends; an event more may be in it, of at most 2 MiB.
    static let bytes = 128 << 10
    /// Events that fill a page, mostly.
    private static let fullPage: UInt64 = 256
    private static let slack = 4 << 10
    /// Leaves that are looked at in one page when they must be read for that: about two milliseconds.
    static let looked = 1_024

    /// Lines to send, LF included.
    private(set) var lines: [UInt8] = []
    private(set) var events = 0
    private(set) var lookedAt = 0

    /// Serves what there is and may be, up to a page.
    ///
    /// - Parameter mayTell: whether `log.position` may be sent to it again already.
    mutating func serve(
        _ state: inout SubscriptionState, _ terms: SubscriptionTerms, _ sight: inout LeafSight, size: UInt64,
        mayTell: Bool
    ) throws {
        var news: [LogNotification] = []
        if state.next < size, !state.waitsForCredit {
            try read(&state, terms, &sight, size: size)
        }
        state.endPage(size: size, mayTell: mayTell, &news)
        append(news)
    }

    private mutating func read(
        _ state: inout SubscriptionState, _ terms: SubscriptionTerms, _ sight: inout LeafSight, size: UInt64
    ) throws {
        let query = sight.query
        // A page of those who catch up is full; who is live mostly gets little.
        if size - state.next > Self.fullPage { lines.reserveCapacity(Self.bytes + Self.slack) }
        let needsHeader = !sight.seesAll || !terms.filter.isEmpty || terms.disclose
        let ahead = terms.filter.isEmpty && sight.seesAll ? min(size - state.next, 256) : 1
        var hashes = HashCursor(query, from: state.next, count: Int(ahead))
        let opening = Array(#"{"jsonrpc":"2.0","method":"log.event","params":{"#.utf8)
        let closing = Array(",\"subscription\":\(state.id)}}\n".utf8)
        var news: [LogNotification] = []
        try query.facts.reading.tables.log.forEach(from: state.next, in: query.facts.view) { (seq, bytes) throws in
            guard seq < size, lines.count < Self.bytes, !needsHeader || lookedAt < Self.looked else { return false }
            lookedAt += 1
            var leaf: LeafHeaderOnly?
            if needsHeader {
                let header = try LeafHeaderOnly([UInt8](copying: bytes), seq: seq)
                guard terms.filter.admits(header), try sight.sees(header) else {
                    state.skip()
                    return true
                }
                leaf = header
            }
            let goesOut = state.offer(&news)
            if !news.isEmpty {
                append(news)
                news.removeAll()
            }
            guard goesOut else { return false }
            if let leaf { try sight.show(leaf) } else { try sight.show(tailOf: bytes, seq: seq) }
            lines += opening
            if terms.disclose, let leaf { try sight.appendDisclosures(of: leaf, to: &lines) }
            lines += Self.hashKey
            try hashes.hash(of: seq).append(base64urlTo: &lines)
            lines += Self.leafKey
            lines.append(leaf: bytes, asText: terms.asText)
            lines += closing
            events += 1
            return true
        }
    }

    private mutating func append(_ news: [LogNotification]) {
        for notification in news { lines += notification.line }
    }

    private static let hashKey = Array(#""hash":""#.utf8)
    private static let leafKey = Array(#"","leaf":"#.utf8)
}
