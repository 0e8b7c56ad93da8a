import ArgumentParser
import CanonicalJSON
import LedgerClient
import LedgerRPC

struct AgreementConfirm: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "confirm", abstract: "Agree to the terms that stand, for yourself.",
        discussion: """
            On a terminal you are shown what has changed since the revision that you saw, or the terms whole, and are \
            asked for your own words.
            """)
    @OptionGroup var options: GlobalOptions
    @Argument(help: "The agreement: A12, or who it is with.") var named: String
    @Option(name: .customLong("own-words"), help: "What you understood.") var ownWords: String?
    @Flag(name: .customLong("skip-own-words"), help: "Say nothing in your own words; the skip is recorded.") var skip =
        false
    @Flag(name: .customLong("no-support-needed"), help: "You need no promise of support.") var noSupport = false

    func validate() throws {
        if ownWords != nil, skip { throw ValidationError("Say --own-words or --skip-own-words, not both.") }
    }

    func run(in use: Use) throws {
        let agreement = try use.agreement(named, after: "ledger confirm")
        let detail = try use.ask(AgreementDetail.self, "agreement.get", ["agreement": .string(agreement)])
        let view = detail.agreement
        let mine = use.session.discovery.you.member ?? use.options.actingAs
        // An amendment waits instead of the terms that are in force.
        let reference = view.amendment?.termsRef ?? view.termsRef
        let isMember = mine == view.member || mine.map { detail.people[view.member] == $0 } ?? false
        var answer = Answer(ownWords: ownWords, noSupport: noSupport, reservation: nil)
        if use.terminal.isInteractive {
            let asking = ConfirmConversation(
                use: use, detail: detail, isMember: isMember, mine: mine,
                talk: try use.conversation(
                    instead: "--own-words \"…\"", goOn: "ledger agreement confirm \(agreement)"))
            answer = try asking.ask(
                answer, wantsWords: isMember && ownWords == nil && !skip, wantsSupport: isMember && !noSupport)
        } else if isMember, ownWords == nil, !skip {
            throw Complaint.usage(
                "your own words are missing", because: ["a member is asked what they understood"],
                hint: "--own-words \"…\", or --skip-own-words: the skip is recorded")
        }
        // Before the yes, so that whatever is cut off leaves no yes without its but.
        if let reservation = answer.reservation {
            try use.command(
                "agreement.reserve", ["agreement": .string(agreement), "text": .string(reservation)]
            ) { _ in "your reservation travels with \(agreement)" }
        }
        try use.command(
            "agreement.confirm",
            [
                "agreement": .string(agreement), "inOwnWords": JSONTree(answer.ownWords),
                "noSupportNeeded": answer.noSupport ? true : nil,
                "terms": ["hash": .string(reference.hash), "seq": .integer(Int64(reference.seq))],
            ]
        ) { result in
            if result.events.contains(where: { $0.type == "agreement.enteredForce" }) {
                return "\(agreement) is in force"
            }
            return result.events.contains { $0.type == "agreement.amended" }
                ? "\(agreement) is amended" : "you agreed to \(agreement); the other side has still to"
        }
    }

    /// What somebody says with their yes.
    struct Answer {
        var ownWords: String?
        var noSupport: Bool
        var reservation: String?
    }
}
