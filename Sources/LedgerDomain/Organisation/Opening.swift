/// The first events of a ledger: it opens, and its first HR is registered, who may then register everybody else.
///
/// An operator's act, once, in an empty record.
/// - Parameter zoneIsKnown: whether `zone` is the name of a zone.
package func openLedger(
    name: String, zone: String, zoneIsKnown: Bool, simulatedFrom: Instant?, handle: String, hrName: String,
    username: String?
) -> Decision {
    var findings = Findings()
    findings.text(name, "/name", limit: Limits.nameBytes)
    if !zoneIsKnown {
        findings.invalid("/zone", expected: "an IANA name such as Europe/Berlin", "there is no zone \(zone)")
    }
    if let simulatedFrom, !isWritable(simulatedFrom) {
        findings.invalid("/simulatedFrom", expected: "a time from 0001 to 9999", "that time cannot be written")
    }
    findings.handle(handle, "/handle")
    findings.text(hrName, "/hrName", limit: Limits.nameBytes)
    if let username { findings.username(username, "/username") }
    return findings.decision("the ledger cannot be opened") {
        let first = MemberID(1)
        return Accepted(
            [
                NewEvent(
                    .ledger(.opened(LedgerOpened(name: name, zone: zone, simulatedFrom: simulatedFrom))), in: .ledger,
                    subjects: []),
                NewEvent(
                    .person(
                        .registered(
                            MemberRegistered(
                                handle: .said(handle), name: .said(hrName), username: username.map { .said($0) }))),
                    in: .person(first), subjects: [first], causedBy: 0),
                NewEvent(
                    .person(.roleGranted(RoleGranted(role: .hr))), in: .person(first), subjects: [first], causedBy: 0),
            ], ids: [Accepted.IDPair("member", first.description)])
    }
}

/// True when `instant` has the 27 bytes in which the record writes times.
func isWritable(_ instant: Instant) -> Bool {
    instant.utcDay <= Limits.lastDay && instant.utcDay.civil.year >= 1
}
