/// Puts the clock of a simulated ledger forward; whoever runs the daemon may, and everybody who is registered.
package func decideClockAdvance(to: Instant, at now: Instant, given facts: some Facts) throws -> Decision {
    let ledger = try facts.ledger()
    var findings = Findings()
    if !ledger.isSimulated {
        findings.breaks(.simulatedOnly, "this ledger keeps real time")
    }
    let standing = max(now, ledger.simulatedNow ?? now)
    if to <= standing {
        findings.breaks(.forwardsOnly, "it is \(standing) already")
    }
    if !isWritable(to) {
        findings.invalid("/to", expected: "a time from 0001 to 9999", "that time cannot be written")
    }
    return findings.decision("the clock was not advanced") {
        Accepted([NewEvent(.ledger(.clockAdvanced(ClockAdvanced(to: to))), in: .ledger, subjects: [])])
    }
}
