import ArgumentParser
import CanonicalJSON
import LedgerRPC
import TransparencyLog

/// Why something is erased, as it is typed.
enum GroundWord: String, ExpressibleByArgument, CaseIterable {
    case misdirected, ordered, ownerAsked, retentionEnded
}

struct Erase: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "erase",
        abstract: "Make words unreadable for ever; the record goes on showing that they were there.",
        discussion: """
            ledger erase dana --ground retentionEnded: all that was dana's. ledger erase 45 observation effect --ground \
            misdirected: those words of event 45; without their names it says which there are. Grounds: misdirected \
            (feedback that reached the wrong person), ordered (by a court or an authority), ownerAsked, retentionEnded.
            """)
    @OptionGroup var options: GlobalOptions
    @Argument(help: ArgumentHelp("Whose all, or the event's number.", valueName: "person or event")) var what: String
    @Argument(help: "Which of the event's words.") var members: [String] = []
    @Option(help: "Why: misdirected, ordered, ownerAsked or retentionEnded.") var ground: GroundWord

    func run(in use: Use) throws {
        guard let seq = UInt64(what) else { return try erasePerson(use) }
        let entry = try entry(at: seq, use)
        let names = members.map { $0.hasPrefix("/") ? $0 : "/" + $0 }
        guard !names.isEmpty else {
            let sealed = entry.sealed.filter { $0.hasPrefix("/") }.map { String($0.dropFirst()) }
            throw Complaint.usage(
                "which words of event \(seq)?",
                because: [sealed.isEmpty ? "none are sealed in it" : "it has \(Preview.list(sealed))"],
                hint: sealed.isEmpty ? nil : "ledger erase \(seq) \(sealed[0]) --ground \(ground.rawValue)")
        }
        let words = entry.shown.filter { names.contains($0.name) }.map(\.text).joined(separator: " · ")
        try approve(
            use, "\(Preview.list(names.map { String($0.dropFirst()) })) of event \(seq), \(entry.type)",
            words: words.isEmpty ? nil : words, readers: entry.subjects)
        try use.command(
            "disclosure.erase",
            [
                "ground": .string(ground.rawValue), "members": .array(names.map(JSONTree.string)),
                "seq": .integer(Int64(clamping: seq)),
            ]
        ) {
            Self.answer("\(Preview.list(names.map { String($0.dropFirst()) })) of event \(seq): erased", $0)
        }
    }

    private func erasePerson(_ use: Use) throws {
        guard members.isEmpty else {
            throw Complaint.usage(
                "\(what) is no event", because: ["words are named of one event"],
                hint: "ledger erase EVENT \(members.joined(separator: " ")) --ground \(ground.rawValue)")
        }
        try approve(
            use, "all that is \(what)'s: how they are called, what they said, and the terms of their agreements",
            words: nil,
            readers: [what])
        try use.command("disclosure.erase", ["ground": .string(ground.rawValue), "member": .string(what)]) {
            Self.answer("what was \(what)'s is erased", $0)
        }
    }

    /// Who erases must hear it where something can be read still.
    private static func answer(_ done: String, _ result: CommandResult) -> String {
        guard let unreached = result.unreached, !unreached.isEmpty else {
            return done + ", nobody can read it any more"
        }
        let owed = ["  whoever has one of them and the operator's key can read it still; each backup tries them again"]
        return ([done + " here"] + unreached.map { "  " + $0 } + owed).joined(separator: "\n")
    }

    /// Shows what goes and who could read it until now, and asks.
    private func approve(_ use: Use, _ what: String, words: String?, readers: [String]) throws {
        if use.terminal.saysYes { return }
        let known = "\(Preview.list(readers)), who stands above them, hr and auditors could read it until now"
        if let reason = use.terminal.whyNobodyIsAsked {
            throw Complaint.usage(
                "nothing was erased: this cannot be undone, and nobody can be asked",
                because: [reason, "it would erase \(what)", known], hint: "look at it on a terminal, or say --yes")
        }
        let talk = Conversation(use.terminal, today: use.today)
        talk.say("· \(what)", indent: 2)
        if let words { talk.say("“\(words)”", indent: 4) }
        talk.say(known, indent: 2)
        talk.say("this cannot be undone", indent: 2)
        talk.discardTypedAhead()
        guard try talk.yes("Erase it for ever?") else { throw Complaint("nothing was erased", status: .ok) }
    }

    private struct Entry {
        var type: String
        /// By handle.
        var subjects: [String]
        var sealed: [String]
        var shown: [(name: String, text: String)]
    }

    private func entry(at seq: UInt64, _ use: Use) throws -> Entry {
        let page = try use.ask(LogPage.self, "log.read", ["from": .integer(Int64(clamping: seq)), "limit": 1])
        guard let found = page.leaves.first, let leaf = try? JSONDocument(parsing: found.leafBytes).root,
            leaf["seq"]?.integer == Int64(clamping: seq)
        else { throw Complaint("there is no event \(seq)", hint: "ledger log read", status: .notFound) }
        let people = try use.ask(MemberList.self, "member.list", ["limit": .integer(Int64(Limits.listRows))])
        let handles = Dictionary(people.rows.map { ($0.id, $0.handle) }, uniquingKeysWith: { first, _ in first })
        return Entry(
            type: leaf["type"]?.string ?? "",
            subjects: (leaf["subjects"]?.elements.compactMap(\.string) ?? []).map { (handles[$0] ?? nil) ?? $0 },
            sealed: leaf["sealed"]?.members.map(\.key) ?? [],
            shown: found.disclosures.compactMap { view in
                guard view.name.hasPrefix("/"), let text = Self.text(view.disclosure) else { return nil }
                return (view.name, text)
            })
    }

    /// What a disclosure says, where that is a text.
    private static func text(_ disclosure: String) -> String? {
        guard let json = Base64.url.decode(disclosure), let document = try? JSONDocument(parsing: json) else {
            return nil
        }
        return Array(document.root.elements).last?.string
    }
}
