internal import LedgerDomain

extension Catalogue {
    static let ledgerTypes = [
        EventType(
            "ledger.opened", in: .ledger, LedgerOpened.self, { .ledger(.opened($0)) },
            actors: "the operator, once", subjects: "nobody",
            meaning: "The ledger began, with its name and the zone in which days are said."),
        EventType(
            "clock.advanced", in: .ledger, ClockAdvanced.self, { .ledger(.clockAdvanced($0)) },
            actors: "any member, or the operator; in simulated ledgers only", subjects: "nobody",
            meaning: "The clock of a simulated ledger was moved forwards."),
        EventType(
            "ledger.outage", in: .ledger, LedgerOutage.self, { .ledger(.outage($0)) },
            actors: "the clock; in real ledgers only", subjects: "nobody",
            meaning: "For more than an hour no daemon ran, so that nobody could write."),
        EventType(
            "ledger.timeAccepted", in: .ledger, TimeAccepted.self, { .ledger(.timeAccepted($0)) },
            actors: "the operator; in real ledgers only", subjects: "nobody",
            meaning: "The machine's time was vouched for after it had, or could have, moved against the record."),
        EventType(
            "policy.published", in: .ledger, PolicyPublished.self, { .ledger(.policyPublished($0)) },
            actors: "hr", subjects: "nobody",
            meaning: "From a day on, other windows, thresholds and cadences hold; its data is the whole policy."),
        EventType(
            "ledger.resumed", in: .ledger, LedgerResumed.self, { .ledger(.resumed($0)) },
            actors: "the operator", subjects: "nobody",
            meaning: "The ledger was restored from a backup, and goes on under another origin and key."),
    ]
}
