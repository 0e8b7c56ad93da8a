import ArgumentParser
import CanonicalJSON
import LedgerClient
import LedgerRPC

struct CheckIn: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "checkin", abstract: "A one-to-one with somebody, start to end.",
        discussion: """
            What you owe, what waits for you, numbers, points, your view, who does what by when, feedback. Nothing is \
            sent before you have seen all of it; interrupted anywhere, the same command goes on. With flags it asks \
            nothing but whether to send; without a terminal and without flags it shows the agenda.

            Exit status 1: some of it was refused, because it was answered meanwhile or is not allowed; the rest is sent.
            """)
    @OptionGroup var options: GlobalOptions
    @Argument(help: "Whom.") var person: String
    @OptionGroup var said: CheckInOptions
    @Flag(help: "Throw away what you said before and did not send.") var afresh = false

    func run(in use: Use) throws {
        let me = try use.whoIAm()
        let value = try use.session.queryValue("agenda.get", ["with": .string(person)])
        let agenda = try use.read(AgendaView.self, value)
        let file = said.saysSomething ? nil : try open(use, me: me, agenda)
        if afresh { try file?.remove() }
        if said.saysSomething {
            let draft = try Draft(nil, today: use.today)
            try draft.finish("flags", try said.replies(agenda, use))
            guard try use.approves(preview(draft, agenda)) else { throw Complaint("nothing was sent", status: .ok) }
            return try send(draft, use)
        }
        guard use.terminal.isInteractive else {
            if use.terminal.isJSON { return use.terminal.out(value) }
            let talk = Conversation(use.terminal, today: use.today)
            return AgendaText(agenda: agenda, readers: Readers(people: agenda.people, me: me), talk: talk).whole()
        }
        guard let file else {
            throw Complaint(
                "a check-in with \(agenda.people.name(of: agenda.with)) is open in another window", status: .unavailable
            )
        }
        try converse(use, agenda, try Draft(file, today: use.today))
    }

    private var goOn: String { "ledger checkin \(person)" }

    private func open(_ use: Use, me: String, _ agenda: AgendaView) throws -> DraftFile? {
        guard use.terminal.isInteractive || afresh else { return nil }
        return try DraftFile.open(
            try StateDirectory(environment: Environment.all), kind: "checkin", origin: use.session.discovery.origin,
            names: [me, agenda.with])
    }

    /// Whether to send, keep, change or throw away what was said.
    private enum Wish: String, CaseIterable {
        case keep = "keep for later"
        case change
        case discard = "throw away"
    }

    private func converse(_ use: Use, _ agenda: AgendaView, _ draft: Draft) throws {
        let talk = try use.conversation(instead: "--view, --promise, --answer …", goOn: goOn)
        if !draft.isEmpty { talk.say("Going on where you stopped; begun on \(draft.startedOn). --afresh begins anew.") }
        var isTelling = true
        while true {
            try CheckInTalk(use: use, talk: talk, agenda: agenda, draft: draft, isTelling: isTelling).walk()
            isTelling = false
            talk.pause()
            if draft.unsent.isEmpty {
                try draft.remove()
                return talk.say("Nothing to send.")
            }
            if try use.approves(preview(draft, agenda), goOn: goOn) { return try send(draft, use) }
            switch try talk.choose("What then?", default: Wish.keep) {
            case .keep:
                return talk.say("Nothing was sent. It is kept: \(goOn)")
            case .change: try change(draft, talk)
            case .discard:
                try draft.remove()
                return talk.say("Nothing was sent, and nothing is kept.")
            }
        }
    }

    private func preview(_ draft: Draft, _ agenda: AgendaView) -> Preview {
        var preview = Preview(to: agenda.people.name(of: agenda.with))
        for reply in draft.unsent { preview.add(reply.what, words: reply.words) }
        return preview
    }

    /// Makes one step open again; the next walk asks it.
    private func change(_ draft: Draft, _ talk: Conversation) throws {
        let unsent = draft.kept.filter { !$0.isSent }
        for (index, kept) in unsent.enumerated() { talk.say("\(index + 1)  \(kept.reply.what)", indent: 2) }
        let number = try talk.number("Which one?", in: 1...unsent.count, default: unsent.count == 1 ? 1 : nil)
        try draft.forget(unsent[number - 1].step)
    }

    private func send(_ draft: Draft, _ use: Use) throws {
        let outcome = try Sending(use: use, draft: draft, goOn: goOn).send()
        try draft.remove()
        if use.terminal.isJSON {
            let refused = outcome.refused.map { reply, complaint in
                JSONTree(present: [
                    "because": .string(complaint.clause), "method": .string(reply.method), "what": .string(reply.what),
                ])
            }
            let tree: JSONTree = ["refused": .array(refused), "sent": .array(outcome.sent.map(JSONTree.init))]
            use.terminal.out("\(tree)\n")
        }
        if !outcome.refused.isEmpty {
            if use.terminal.isJSON { throw ExitCode(ExitStatus.refused.rawValue) }
            let all = outcome.refused.count + outcome.sent.count
            throw Complaint("\(outcome.refused.count) of \(all) answers were not taken", status: .refused)
        }
    }
}
