import ArgumentParser
import CanonicalJSON
import LedgerClient
import LedgerRPC

struct AgreementConfirm: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "confirm", abstract: "Agree to the terms that stand, for yourself.",
        discussion: "On a terminal the terms are shown, and you are asked for your own words.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "The agreement: A12.") var agreement: String
    @Option(name: .customLong("own-words"), help: "What you understood.") var ownWords: String?
    @Flag(name: .customLong("skip-own-words"), help: "Say nothing in your own words; the skip is recorded.") var skip =
        false
    @Flag(name: .customLong("no-support-needed"), help: "You need no promise of support.") var noSupport = false

    func validate() throws {
        if ownWords != nil, skip { throw ValidationError("Say --own-words or --skip-own-words, not both.") }
    }

    func run(in use: Use) throws {
        let detail = try use.ask(AgreementDetail.self, "agreement.get", ["agreement": .string(agreement)])
        let view = detail.agreement
        let mine = use.options.actingAs ?? use.session.discovery.you.member
        let isMember = mine == view.member || mine.map { detail.people[view.member] == $0 } ?? false
        var answer = Answer(ownWords: ownWords, noSupport: noSupport, reservation: nil)
        if use.terminal.isInteractive {
            use.terminal.out(AgreementText(detail, clock: use.clock, terminal: use.terminal).terms())
            answer = try ask(use, isMember: isMember, terms: view.terms)
        } else if isMember, ownWords == nil, !skip {
            throw Complaint.usage(
                "your own words are missing", because: ["a member is asked what they understood"],
                hint: "--own-words \"…\", or --skip-own-words: the skip is recorded")
        }
        try use.command(
            "agreement.confirm",
            [
                "agreement": .string(agreement), "inOwnWords": JSONTree(answer.ownWords),
                "noSupportNeeded": answer.noSupport ? true : nil,
                "terms": ["hash": .string(view.termsRef.hash), "seq": .integer(Int64(view.termsRef.seq))],
            ]
        ) { result in
            result.events.contains { $0.type == "agreement.enteredForce" }
                ? "\(agreement) is in force" : "you agreed to \(agreement); the other side has still to"
        }
        if let reservation = answer.reservation {
            try use.command(
                "agreement.reserve", ["agreement": .string(agreement), "text": .string(reservation)]
            ) { _ in "your reservation travels with \(agreement)" }
        }
    }

    private struct Answer {
        var ownWords: String?
        var noSupport: Bool
        var reservation: String?
    }

    private func ask(_ use: Use, isMember: Bool, terms: TermsView) throws -> Answer {
        var answer = Answer(ownWords: ownWords, noSupport: noSupport, reservation: nil)
        if isMember, ownWords == nil, !skip {
            let words = use.terminal.ask("In your own words (enter to skip; the skip is recorded): ") ?? ""
            answer.ownWords = words.isEmpty ? nil : words
        }
        let promisesSupport = terms.promises.contains { $0.kind == "support" }
        if isMember, !noSupport, !promisesSupport {
            let words = use.terminal.ask("No support is promised. Do you need none? [y/N] ")?.lowercased() ?? ""
            guard ["y", "yes"].contains(words) else {
                throw Complaint(
                    "nothing was agreed to", hint: "ask for it: ledger agreement counter \(agreement) --promise …",
                    status: .ok)
            }
            answer.noSupport = true
        }
        switch use.terminal.ask("Agree?  yes / yes, but / no  ")?.lowercased() {
        case "y", "yes": break
        case "yes, but", "yes but", "but", "b":
            let words = use.terminal.ask("But: ") ?? ""
            if words.isEmpty { throw Complaint("nothing was agreed to", status: .ok) }
            answer.reservation = words
        default:
            throw Complaint(
                "nothing was agreed to", hint: "ledger agreement counter \(agreement), discuss or decline", status: .ok)
        }
        return answer
    }
}
