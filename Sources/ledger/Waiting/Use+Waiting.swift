import CanonicalJSON
import LedgerClient
import LedgerRPC

extension Use {
    /// The person for whom this runs, by id.
    var me: String? { session.discovery.you.member }

    /// The person for whom this runs.
    ///
    /// - Throws: a complaint when the account stands for nobody.
    func whoIAm() throws -> String {
        if let me { return me }
        throw Complaint(
            "you are nobody in this ledger", because: ["no member is bound to your account"],
            hint: session.discovery.you.mayActAsAnybody == true
                ? "say for whom: --as PERSON; ledger member list" : "ask hr to register you", status: .notFound)
    }

    /// Everything that waits for whoever asks, longest first.
    func waiting() throws -> (items: [Item], readers: Readers) {
        let me = try whoIAm()
        var items: [Item] = []
        var people: [String: String] = [:]
        var params: JSONTree = ["limit": .integer(Int64(Limits.listRows))]
        while true {
            let value = try session.queryValue("next.list", params)
            let page = try read(NextList.self, value)
            items += page.items
            for (id, handle) in value["people"].map({ Array($0.members) }) ?? [] { people[id] = handle.string }
            guard let next = page.next else { return (items, Readers(people: People(people), me: me)) }
            params["after"] = .string(next)
        }
    }

    /// Everything that waits under that id: of an agreement it may be a question and an end.
    ///
    /// - Throws: a complaint where nothing does.
    func waiting(for id: String) throws -> (items: [Item], readers: Readers) {
        let (items, readers) = try waiting()
        let called = items.filter { $0.isCalled(id) }
        guard called.isEmpty else { return (called, readers) }
        throw Complaint(
            "nothing of \(id) waits for you", because: items.isEmpty ? ["nothing waits for you at all"] : [],
            hint: items.isEmpty ? nil : "these do: \(items.prefix(12).map(\.shellID).joined(separator: ", "))",
            status: .notFound)
    }

    /// The one of several that may be meant.
    ///
    /// - Parameter fits: whether what was said answers it.
    /// - Throws: a complaint where it answers more than one, or none of several.
    func one(of items: [Item], where fits: (Item) -> Bool) throws -> Item {
        let fitting = items.filter(fits)
        if fitting.count == 1 { return fitting[0] }
        if items.count == 1 { return items[0] }
        let left = fitting.isEmpty ? items : fitting
        throw Complaint.usage(
            "\(items.count) things wait under \(items[0].shellID)",
            because: left.map { "\($0.wholeName): \($0.title)" }, hint: "say which: \(left[0].wholeName)")
    }

    /// Sends replies and says that they are done; what is final is shown first.
    func send(_ replies: [Reply], to recipient: String?) throws {
        if replies.contains(where: \.isFinal) {
            var preview = Preview(to: recipient.map { [$0] } ?? [])
            for reply in replies { preview.add(reply.what, words: reply.words) }
            guard try approves(preview) else { throw Complaint("nothing was sent", status: .ok) }
        }
        for reply in replies {
            let (result, value) = try session.command(reply.method, reply.params, commandID: reply.commandID)
            if terminal.isJSON {
                terminal.out(value)
            } else {
                let event = result.events.last.map { terminal.paint.dim("  · event \($0.seq)") } ?? ""
                terminal.out("\(printable("sent: \(reply.what)"))\(event)\n")
            }
        }
    }
}
