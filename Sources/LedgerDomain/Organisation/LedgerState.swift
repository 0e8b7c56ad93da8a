/// What the ledger itself is: fold of the stream `ledger`.
package struct LedgerState: Hashable, Sendable {
    package var name: String
    /// IANA name of the zone in which days are said unless somebody says another.
    package var zone: String
    /// Where the clock of a simulated ledger started; nil for a real one.
    package var simulatedFrom: Instant?
    /// Where the clock of a simulated ledger was last put; nil until somebody advanced it, and in a real one.
    package var clock: Instant?
    /// The times for which no daemon ran, oldest first.
    package var outages: [LedgerOutage] = []
    /// Oldest first; each takes effect after the one before it.
    package var policies: [PolicyPublished] = []
    /// Where each epoch but the first begins.
    package var resumed: [UInt64] = []
    /// The last time that somebody vouched for the machine's time.
    package var acceptedTime: TimeAccepted?

    package init(name: String, zone: String, simulatedFrom: Instant? = nil, clock: Instant? = nil) {
        self.name = name
        self.zone = zone
        self.simulatedFrom = simulatedFrom
        self.clock = clock
    }

    package var isSimulated: Bool { simulatedFrom != nil }

    /// The simulated time that stands now; nil in a real ledger, where time comes from outside.
    package var simulatedNow: Instant? { clock ?? simulatedFrom }

    /// The state after `event`; events of other streams change nothing.
    package static func evolve(
        _ state: consuming LedgerState?, by event: Event, _ context: EventContext
    ) -> LedgerState? {
        guard case .ledger(let event) = event else { return state }
        switch event {
        case .opened(let opened):
            return LedgerState(name: opened.name, zone: opened.zone, simulatedFrom: opened.simulatedFrom)
        case .clockAdvanced(let advanced):
            state?.clock = advanced.to
            return state
        case .outage(let outage):
            state?.outages.append(outage)
            return state
        case .timeAccepted(let accepted):
            state?.acceptedTime = accepted
            return state
        case .policyPublished(let published):
            state?.policies.append(published)
            return state
        case .resumed:
            state?.resumed.append(context.seq)
            return state
        }
    }
}
