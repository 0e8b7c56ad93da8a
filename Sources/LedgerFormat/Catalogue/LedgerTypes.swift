internal import LedgerDomain

extension Catalogue {
    static let ledgerTypes = [
        EventType(
            "ledger.opened", in: .ledger, LedgerOpened.self, Event.ledgerOpened,
            actors: "the operator, once", subjects: "nobody",
            meaning: "The ledger began, with its name and the zone in which days are said."),
        EventType(
            "clock.advanced", in: .ledger, ClockAdvanced.self, Event.clockAdvanced,
            actors: "any member, or the operator; in simulated ledgers only", subjects: "nobody",
            meaning: "The clock of a simulated ledger was moved forwards."),
    ]
}
