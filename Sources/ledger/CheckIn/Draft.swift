import CanonicalJSON
import LedgerClient

/// What somebody has said in a conversation and not sent yet: each answer with the id under which it will be sent, and
/// every text as soon as it is typed.
///
/// The answers belong to steps, such as `item.S4` or `promise.2`; a step that is done is not asked again.
final class Draft {
    /// An answer that is complete.
    struct Kept {
        var step: String
        var reply: Reply
        var isSent = false
    }

    private(set) var kept: [Kept] = []
    private var words: [String: String] = [:]
    private(set) var startedOn: String
    /// Nil where nothing is kept between two runs.
    private let file: DraftFile?

    private static let limits = JSONLimits(depth: 32, bytes: 2 << 20, values: 1 << 16)

    /// - Parameter today: the day from which it is, if nothing was kept.
    /// - Throws: a complaint when what was kept cannot be read. It is left where it is.
    init(_ file: DraftFile?, today: CalendarDate) throws {
        self.file = file
        startedOn = "\(today)"
        guard let file, let bytes = try file.recall() else { return }
        guard let root = try? JSONDocument(parsing: bytes, limits: Self.limits).root,
            let started = root["startedOn"]?.string
        else {
            throw Complaint(
                "what you said before cannot be read", because: ["\(file.path) is damaged"],
                hint: "look at it, then remove it", status: .system)
        }
        startedOn = started
        for (key, word) in root["words"].map({ Array($0.members) }) ?? [] { words[key] = word.string }
        kept = (root["kept"].map { Array($0.elements) } ?? []).compactMap(Self.kept)
    }

    /// Whether somebody has said anything.
    var isEmpty: Bool { kept.isEmpty && words.isEmpty }

    /// What is still to be sent.
    var unsent: [Reply] { kept.filter { !$0.isSent }.map(\.reply) }

    func isDone(_ step: String) -> Bool { words["\(step)/done"] != nil }

    func replies(of step: String) -> [Reply] { kept.filter { $0.step == step }.map(\.reply) }

    /// The highest number of a step such as `promise.2` about which something is kept; 0 for none.
    func last(of group: String) -> Int {
        words.keys.compactMap { key in
            guard key.hasPrefix("\(group).") else { return nil }
            return Int(key.dropFirst(group.count + 1).prefix { $0 != "/" })
        }.max() ?? 0
    }

    /// Ends a step with its answers, none for later.
    func finish(_ step: String, _ replies: [Reply]) throws {
        kept += replies.map { Kept(step: step, reply: $0) }
        words["\(step)/done"] = "yes"
        try save()
    }

    /// Makes a step open again: its answers and words are gone, and what ends a row of such steps.
    func forget(_ step: String) throws {
        kept.removeAll { $0.step == step }
        words = words.filter { !$0.key.hasPrefix("\(step)/") }
        if let dot = step.lastIndex(of: "."), Int(step[step.index(after: dot)...]) != nil {
            words["\(step[..<dot]).end/done"] = nil
        }
        try save()
    }

    func markSent(_ commandID: String) throws {
        for index in kept.indices where kept[index].reply.commandID == commandID { kept[index].isSent = true }
        try save()
    }

    /// Takes out an answer that the ledger will not have.
    func drop(_ commandID: String) throws {
        kept.removeAll { $0.reply.commandID == commandID }
        try save()
    }

    /// Forgets everything.
    func remove() throws {
        (kept, words) = ([], [:])
        try file?.remove()
    }

    /// What is typed in one step.
    func memory(of step: String) -> Memory { Memory(draft: self, step: step) }

    struct Memory: AnswerMemory {
        let draft: Draft
        let step: String

        func recalled(_ question: String) -> String? { draft.words["\(step)/\(question)"] }

        func keep(_ text: String, for question: String) throws {
            draft.words["\(step)/\(question)"] = text
            try draft.save()
        }
    }

    private func save() throws {
        guard let file else { return }
        let tree: JSONTree = [
            "kept": .array(kept.map(Self.tree)), "startedOn": .string(startedOn),
            "words": .object(words.map { ($0.key, .string($0.value)) }),
        ]
        try file.keep(tree.canonicalBytes)
    }

    private static func tree(_ kept: Kept) -> JSONTree {
        let reply = kept.reply
        return JSONTree(present: [
            "commandId": .string(reply.commandID), "final": reply.isFinal ? true : nil, "method": .string(reply.method),
            "params": reply.params, "sent": .bool(kept.isSent), "step": .string(kept.step),
            "what": .string(reply.what), "words": JSONTree(reply.words),
        ])
    }

    private static func kept(_ value: JSONValue) -> Kept? {
        guard let id = value["commandId"]?.string, let method = value["method"]?.string, let params = value["params"],
            let step = value["step"]?.string, let what = value["what"]?.string
        else { return nil }
        let reply = Reply(
            commandID: id, method: method, params: JSONTree(params), what: what, words: value["words"]?.string,
            isFinal: value["final"]?.bool ?? false)
        return Kept(step: step, reply: reply, isSent: value["sent"]?.bool ?? false)
    }
}
