extension Act {
    /// Everything that is a person's: their names, their words, what was agreed with them as the member.
    ///
    /// - Complexity: as ``counterparts(of:)``.
    func erase(person id: MemberID, on ground: ErasureGround) throws -> Decision {
        let summary = "nothing of \(id) was erased"
        if let refused = unlessHR(summary) { return refused }
        guard let person = try facts.person(id) else { return .notFound(id, hint: "ledger member list") }
        var findings = Findings()
        if let erased = person.erasures.first(where: { $0.of == nil }) {
            findings.breaks(.somethingNew, "what was \(id)'s is erased already", events: [erased.seq])
            return findings.refused(summary, hint: "ledger timeline \(id)")
        }
        if ground == .misdirected {
            findings.invalid(
                "/ground", expected: "another ground", "only feedback is told to the wrong person, a person is not",
                remedy: "ledger erase --help")
        }
        if id == actor.id {
            findings.breaks(.otherDecider, "nobody erases what is their own", remedy: anotherHR)
        }
        var kept: Day?
        if let departed = person.departedOn {
            kept = try keptTo(from: departed)
            if let kept {
                findings.breaks(
                    .holdFirst, "it is kept to \(kept), \(try retentionDays()) days after the last day of \(id)")
            }
        } else {
            findings.breaks(.holdFirst, "\(id) has not departed", remedy: "ledger member depart \(id)")
        }
        try holds(over: [id] + counterparts(of: person), &findings)
        for promise in try facts.promises(of: id) { try contested(promise, &findings) }
        for metric in try facts.measurementsContested(by: id) { try contested(metric, id, &findings) }
        try erasures(of: person, &findings)
        return findings.decision(summary, hint: findings.remedy ?? waits(kept)) {
            Accepted([erased(DisclosureErased(seq: nil, members: [], ground: ground), id)])
        }
    }

    /// Sealed members of one event; one event for each whose they are.
    func erase(_ names: [String], of seq: UInt64, on ground: ErasureGround) throws -> Decision {
        let summary = "nothing of event \(seq) was erased"
        if let refused = unlessHR(summary) { return refused }
        guard let sealed = try facts.sealed(at: seq) else { return .notFound("event \(seq)", hint: "ledger log read") }
        var findings = Findings()
        let members = owned(names, of: sealed, remedy: "ledger erase \(seq) --ground \(ground)", &findings)
        let owners = Set(members.compactMap(\.owner)).sorted()
        let concerned = Set(owners + sealed.subjects).sorted()
        if concerned.contains(actor.id) {
            findings.breaks(
                .otherDecider, "it is \(actor.id)'s own, or concerns them", events: [seq], remedy: anotherHR)
        }
        let isFeedback = if case .feedback = sealed.stream { true } else { false }
        if ground == .misdirected, !isFeedback {
            findings.invalid(
                "/ground", expected: "another ground", "only feedback is told to the wrong person",
                remedy: "ledger erase --help")
        }
        let said = facts.day(of: sealed.at, zone: try facts.ledger().zone) ?? sealed.at.utcDay
        let kept = ground == .misdirected && isFeedback ? nil : try keptTo(from: said)
        if let kept {
            findings.breaks(
                .holdFirst, "it is kept to \(kept), \(try retentionDays()) days after it was recorded", events: [seq])
        }
        try holds(over: concerned, &findings)
        try contests(in: sealed.stream, &findings)
        for owner in owners {
            guard let person = try facts.person(owner) else { continue }
            if person.namedSeq == seq, !person.hasDeparted(by: try today()) {
                findings.breaks(
                    .holdFirst, "\(owner) is still called so; give another name first", events: [seq],
                    remedy: "ledger member rename \(owner)")
            }
            try erasures(of: person, &findings)
        }
        return findings.decision(summary, hint: findings.remedy ?? waits(kept)) {
            Accepted(
                owners.map { owner in
                    let own = members.filter { $0.owner == owner }.map(\.name).sorted()
                    return erased(DisclosureErased(seq: seq, members: own, ground: ground), owner)
                })
        }
    }

    /// Those of the named members that are somebody's and can be opened.
    ///
    /// - Parameter remedy: says which there are.
    private func owned(
        _ names: [String], of sealed: SealedEvent, remedy: String, _ findings: inout Findings
    ) -> [SealedEvent.Member] {
        if names.isEmpty {
            findings.invalid("/members", expected: "at least one name", "no member was named", remedy: remedy)
        }
        if Set(names).count < names.count {
            findings.invalid("/members", expected: "each name once", "a member is named twice", remedy: remedy)
        }
        let texts = sealed.members.filter { !$0.name.hasPrefix("ordinal/") }.map(\.name)
        let expected = texts.isEmpty ? "none: nothing in it is sealed" : "some of \(texts.joined(separator: ", "))"
        var found: [SealedEvent.Member] = []
        for name in names {
            guard let member = sealed.members.first(where: { $0.name == name }) else {
                findings.invalid(
                    "/members", expected: expected, "nothing is sealed as \(name)", rule: .knownThings,
                    remedy: remedy)
                continue
            }
            if name.hasPrefix("ordinal/") {
                findings.invalid(
                    "/members", expected: expected,
                    "\(name) only counts; without it nobody could show that nothing is missing",
                    remedy: remedy)
            } else if !member.isReadable {
                findings.breaks(.somethingNew, "\(name) is erased already", remedy: remedy)
            } else if member.owner == nil {
                findings.breaks(.holdFirst, "\(name) belongs to the ledger, and to nobody", remedy: remedy)
            } else {
                found.append(member)
            }
        }
        return found
    }

    private func erased(_ erased: DisclosureErased, _ owner: MemberID) -> NewEvent {
        NewEvent(
            .person(.disclosureErased(erased)), in: .person(owner), subjects: [owner],
            basis: [erased.seq].compactMap { $0 })
    }

    private var anotherHR: String { "ledger member list shows who else is hr" }

    /// The last day on which what is of `day` is kept; nil once it is over.
    private func keptTo(from day: Day) throws -> Day? {
        let kept = day.advanced(by: try retentionDays())
        return try today() <= kept ? kept : nil
    }

    /// Where nothing but time helps.
    private func waits(_ kept: Day?) -> String? { kept.map { "erase it from \($0.advanced(by: 1)) on" } }

    private func retentionDays() throws -> Int { try facts.ledger().policy(at: now).retentionDays }

    private func erasures(of person: Person, _ findings: inout Findings) throws {
        findings.count(person.erasures.count + 1, "/erasures", limit: Limits.erasures)
    }
}
