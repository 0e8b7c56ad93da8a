import ArgumentParser
import CanonicalJSON
import LedgerAudit
import LedgerClient
import LedgerRPC

struct EvidenceExport: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write a bundle that proves what is in it, to a directory or a zip.",
        discussion: """
            What: all (hr and auditors), me, a person by handle (hr and auditors), or an agreement such as A12 (its \
            sides, who stands above the member, hr, auditors). Whom it concerns is told, and what for.

            An agreement's bundle shows the words of its sides, a person's what is theirs, your own also what was said to \
            you, one of everything no words. --disclose and --withhold change that: by whose the words are (a handle), by \
            name (/note, /terms/promises/*/what), by type of event (feedback.given, feedback.*), or all. Words of a \
            third person are shown only if you name them, and then they are told. Nothing that you may not see is shown.
            """)
    @OptionGroup var options: GlobalOptions
    @Argument(help: ArgumentHelp("What: all, me, a person or an agreement.", valueName: "what")) var scope: String
    @Option(help: ArgumentHelp("What for; only your own record needs no reason.", valueName: "text"))
    var purpose: String?
    @Option(help: ArgumentHelp("Who is to get it.", valueName: "text")) var recipient: String?
    @Option(
        help: ArgumentHelp(
            "A directory that is not there yet, or a file.zip; a name here if not said.", valueName: "path"))
    var out: String?
    @Option(help: ArgumentHelp("Show these too; may be said again.", valueName: "pattern")) var disclose: [String] = []
    @Option(help: ArgumentHelp("Leave these out; may be said again.", valueName: "pattern")) var withhold: [String] = []

    func run(in use: Use) throws {
        let target = try BundleTarget(out, scope: scope, today: "\(use.today)")
        let asked: KeyValuePairs<String, JSONTree?> = [
            "disclose": JSONTree(patterns: disclose), "scope": .string(scope), "withhold": JSONTree(patterns: withhold),
        ]
        let preview = try use.ask(ExportPreview.self, "evidence.preview", asked)
        // Without a purpose it is refused before anybody is asked, and why is the ledger's to say.
        let isOwn = preview.scope == use.session.discovery.you.member.map { "person/\($0.dropFirst())" }
        guard try (purpose == nil && !isOwn) || isApproved(preview, isOwn: isOwn, target, use) else {
            throw Complaint("nothing was exported", status: .ok)
        }
        var params = JSONTree(present: asked)
        params["purpose"] = JSONTree(purpose)
        params["recipient"] = JSONTree(recipient)
        let (result, _) = try use.session.command("evidence.export", params)
        guard let export = result.ids.export else {
            throw Complaint("what answers gave the export no name", status: .unavailable)
        }
        let transfer = BundleTransfer(use: use, target: target, export: export)
        transfer.tell(try transfer.run())
    }

    /// Shows what will be seen by whom, and asks where somebody can be asked: what is out is out.
    private func isApproved(
        _ preview: ExportPreview, isOwn: Bool, _ target: BundleTarget, _ use: Use
    ) throws -> Bool {
        if use.terminal.isJSON || use.terminal.saysYes { return true }
        let own = use.session.discovery.you.member
        var lines = ["\(Self.name(of: preview.scope)): \(preview.events) events whole, to \(target.path)"]
        let words = Self.people(preview.words, preview)
        lines.append(
            isOwn && words != nil
                ? "your words, and what was said to you, are shown" : "words of \(words ?? "nobody") are shown")
        if !disclose.isEmpty { lines.append("also shown: \(disclose.joined(separator: ", "))") }
        if !withhold.isEmpty { lines.append("left out: \(withhold.joined(separator: ", "))") }
        let told = preview.concerned.filter { $0 != own }
        let readers = preview.scope == "all" ? "everybody" : Self.people(told, preview)
        let reason = purpose.map { ": \($0)" } ?? ""
        lines.append(readers.map { "\($0) will be told\(reason)" } ?? "nobody else is told")
        for line in lines { use.terminal.talk("  \(line)\n") }
        guard use.terminal.isInteractive else { return true }
        let talk = Conversation(use.terminal, today: use.today)
        talk.discardTypedAhead()
        return try talk.yes("Take it out of the ledger?")
    }

    private static func people(_ ids: [String], _ preview: ExportPreview) -> String? {
        if ids == ["all"] { return "everybody" }
        return ids.isEmpty ? nil : Preview.list(ids.map { preview.people.name(of: $0) })
    }

    private static func name(of scope: String) -> String {
        switch scope.split(separator: "/").first {
        case "all": "the whole record"
        case "person": "what concerns one person"
        default: "A\(scope.drop { !$0.isNumber }) with what belongs to it"
        }
    }
}

extension JSONTree {
    fileprivate init?(patterns: [String]) {
        if patterns.isEmpty { return nil }
        self = .array(patterns.map { .string($0) })
    }
}

extension BundleTransfer {
    /// What was made, and how anybody checks it.
    func tell(_ written: Written) {
        let key = use.session.discovery.verifierKey
        if use.terminal.isJSON {
            let answer: JSONTree = [
                "digest": .string(written.digest), "events": .integer(Int64(written.events)), "export": .string(export),
                "key": .string(key), "path": .string(target.path),
            ]
            return use.terminal.out(answer.description + "\n")
        }
        use.terminal.out(
            """
            \(export) is at \(target.path): \(written.events) events
            check it:  ledger verify --key '\(key)' \(target.path)

            """)
        if target.form == .directory {
            use.terminal.out("or:        python3 -I \(target.path)/verify.py --key '\(key)' \(target.path)\n")
        }
        use.terminal.talk("Whoever checks it takes the key that they noted themselves, not one that comes with it.\n")
    }
}

struct EvidenceResume: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "resume", abstract: "Write the bundle of an export that you made, again or at last.",
        discussion:
            "The ledger keeps what the export is, and no bundle: the same events come again, under today's head.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: ArgumentHelp("The export.", valueName: "X4")) var export: String
    @Option(help: ArgumentHelp("A directory that is not there yet, or a file.zip.", valueName: "path")) var out: String?

    func run(in use: Use) throws {
        let target = try BundleTarget(out, scope: export, today: "\(use.today)")
        let transfer = BundleTransfer(use: use, target: target, export: export)
        transfer.tell(try transfer.run())
    }
}
