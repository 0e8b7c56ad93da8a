import LedgerDomain
import Testing

/// Many thousand random commands by random people at random times; whatever comes of them, the record is one that can be.
@Suite struct `Random histories, read by somebody else` {
    @Test(arguments: CheckedHistory.all)
    func `break no invariant`(history: CheckedHistory) throws {
        let run = try history.run()
        let objections = Checker.objections(to: run.ledger.log)
        #expect(objections.isEmpty, "\(objections.prefix(5))")
        // Otherwise the invariants would hold of nothing.
        #expect(run.accepted * 3 > history.commands, "\(run.accepted) were accepted")
        #expect(run.refused * 20 > history.commands, "\(run.refused) were refused")
        let measured = run.ledger.log.filter { $0.isMeasuredVerdict }.count
        #expect(measured >= 10, "\(measured) verdicts were measured")
        #expect(run.ledger.refolded().agreements == run.ledger.agreements)
        #expect(run.ledger.refolded().promises == run.ledger.promises)
    }

    @Test func `have every kind of event, but for those that are excused`() throws {
        var seen = Set<String>()
        for history in CheckedHistory.all { seen.formUnion(try history.run().ledger.log.map(\.new.event.caseName)) }
        let excused = [
            // Whoever runs the daemon vouches for its time; no command does.
            "ledger.timeAccepted", "ledger.resumed",
        ]
        let missing = Set(everyEventName).subtracting(seen).subtracting(excused)
        #expect(missing.isEmpty, "\(missing.sorted())")
        #expect(seen.isSubset(of: everyEventName), "\(seen.subtracting(everyEventName))")
        #expect(seen.isDisjoint(with: excused))
    }
}

extension MemoryLedger.Entry {
    fileprivate var isMeasuredVerdict: Bool {
        if case .agreement(.milestoneEvaluated(let event)) = new.event { event.verdict != .notMeasured } else { false }
    }
}

/// One of the histories, by its seed.
struct CheckedHistory: CustomTestStringConvertible {
    var seed: UInt64
    var zone: String
    var simulated: Bool
    var commands: Int

    static let all = [
        CheckedHistory(seed: 1, zone: "UTC", simulated: true, commands: 4_000),
        CheckedHistory(seed: 2, zone: "Europe/Berlin", simulated: false, commands: 3_000),
        CheckedHistory(seed: 3, zone: "UTC", simulated: false, commands: 4_000),
        CheckedHistory(seed: 5, zone: "Europe/Berlin", simulated: true, commands: 3_000),
        CheckedHistory(seed: 8, zone: "UTC", simulated: false, commands: 3_000),
        CheckedHistory(seed: 13, zone: "UTC", simulated: true, commands: 4_000),
        CheckedHistory(seed: 21, zone: "UTC", simulated: false, commands: 4_000),
    ]

    var testDescription: String { "seed \(seed), \(zone), \(simulated ? "simulated" : "real")" }

    /// What came of it; the same each time, and so kept.
    func run() throws -> RandomHistory {
        try CheckedHistory.runs.first { $0.seed == seed }!.run.get()
    }

    private static let runs = all.map { history in
        let run = Result {
            var run = try RandomHistory(seed: history.seed, zone: history.zone, simulated: history.simulated)
            try run.run(commands: history.commands)
            return run
        }
        return (seed: history.seed, run: run)
    }
}

/// As ``Event/caseName`` calls them; `Docs/Reference` lists them too.
private let everyEventName: [String] = [
    "ledger": ["opened", "clockAdvanced", "outage", "timeAccepted", "policyPublished", "resumed"],
    "person": [
        "registered", "renamed", "accountBound", "departed", "relationshipAssigned", "relationshipEnded",
        "roleGranted", "roleRevoked", "absenceRecorded", "absenceWithdrawn", "legalHoldPlaced", "legalHoldLifted",
        "disclosureErased",
    ],
    "goal": ["published", "revised", "closed"],
    "metric": ["defined", "replaced", "covered", "questioned", "questionAnswered"],
    "measurement": ["recorded", "corrected", "contested", "contestDecided"],
    "agreement": [
        "proposed", "countered", "withdrawn", "discussed", "reserved", "declined", "confirmed", "enteredForce",
        "milestoneEvaluated", "milestoneOverridden", "milestoneWaived", "closed", "proposalsInvited",
        "proposalsWaived", "clarificationRequested", "clarificationAnswered", "understandingCorrected", "set",
        "cosigned", "noticeServed", "noticeReceived", "amendmentProposed", "amendmentDeclined",
        "amendmentWithdrawn", "amended", "endProposed", "endDeclined", "ended", "autonomyOverridden",
        "alignmentOutdated", "alignmentAffirmed", "handedOver", "expired",
    ],
    "promise": [
        "asked", "made", "declined", "done", "confirmed", "contested", "settled", "moveAsked", "moved",
        "moveRefused", "withdrawn", "overdue", "unanswered",
    ],
    "checkpoint": ["scheduled", "moved", "held", "heldDenied", "viewGiven", "missed", "lapsed"],
    "agenda": ["pointRaised", "pointClosed"],
    "looked": ["viewed"],
    "feedback": ["requested", "given", "seen", "replied", "kindContested", "retracted", "shown"],
    "export": ["made", "delivered", "notified"],
    "strategy": ["proposed", "adopted", "adapted", "accepted", "declined", "withdrawn", "overdue"],
].flatMap { noun, verbs in verbs.map { "\(noun).\($0)" } }
