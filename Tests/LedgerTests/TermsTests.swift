import ArgumentParser
import CanonicalJSON
import Testing

@testable import ledger

@Suite struct `Terms` {
    private let arguments = [
        "--outcome", "Renewals \"kept\": 3", "--measure", "closed_won=240000:200000", "--milestone",
        "closed_won:2026-10-01..2026-10-31=79000.50", "--goal", "G3", "--how", "renewals\nfirst", "--promise",
        "support:cara:friday:course: objections", "--consequence", "2/3:60:a weekly review", "--reserved", "discounts",
        "--cadence", "14", "--from", "2026-10-01", "--to", "end of year", "--zone", "Europe/Berlin",
    ]

    private func draft(_ arguments: [String]) throws -> TermsDraft {
        try TermsOptions.parse(arguments).applied(to: TermsDraft())
    }

    @Test func `are the same from flags and from the file that they are written to`() throws {
        let draft = try draft(arguments)
        #expect(draft.measures == [.init(metric: "closed_won", baseline: "200000", target: "240000")])
        #expect(draft.promises == [.init(kind: "support", what: "course: objections", debtor: "cara", due: "friday")])
        #expect(try TermsDraft(parsing: Array(draft.yaml.utf8), file: "terms.yaml") == draft)
        let none = try self.draft([
            "--no-goal", "it is: training", "--outcome", "x", "--cadence", "7", "--from", "a", "--to", "b",
        ])
        #expect(try TermsDraft(parsing: Array(none.yaml.utf8), file: "terms.yaml") == none)
    }

    @Test func `become what the ledger reads, with days resolved`() throws {
        let params = try draft(arguments).params { text, _ in text == "friday" ? "2026-10-02" : text }
        #expect(params["promises"]?[0]?["due"] == "2026-10-02")
        #expect(params["milestones"]?[0]?["target"] == "79000.5")
        #expect(params["contribution"] == ["goal": "G3", "how": "renewals\nfirst"])
        #expect(params["window"] == ["from": "2026-10-01", "to": "end of year", "zone": "Europe/Berlin"])
        #expect(params["consequences"] == [["currentForDays": 60, "misses": 2, "of": 3, "what": "a weekly review"]])
    }

    @Test func `that are countered keep what was not said`() throws {
        let first = try draft(arguments)
        let second = try TermsOptions.parse(["--measure", "closed_won=200000"]).applied(to: first)
        #expect(second.measures == [.init(metric: "closed_won", baseline: nil, target: "200000")])
        #expect(second.milestones == first.milestones)
        #expect(second.goal == "G3")
    }

    @Test(arguments: [
        ["--measure", "closed_won"], ["--measure", "closed_won=much"], ["--milestone", "closed_won=7"],
        ["--milestone", "closed_won:2026-10-01=7"], ["--promise", "support:cara"], ["--consequence", "2:60:x"],
    ])
    func `that cannot be read are refused with what would do`(arguments: [String]) {
        let complaint = #expect(throws: Complaint.self) { try draft(arguments) }
        #expect(complaint?.status == .usage)
        #expect(complaint?.hint?.hasSuffix("would do") == true)
    }

    @Test func `keep texts as texts, whatever YAML might make of them`() throws {
        let draft = try TermsDraft(
            parsing: Array("outcome: no\nmeasures: [{ metric: m, target: 1.50 }]\nwindow: { from: 2026-10-01 }\n".utf8),
            file: "terms.yaml")
        #expect(draft.outcome == "no")
        #expect(draft.measures.first?.target == "1.50")
        #expect(draft.from == "2026-10-01")
    }
}
