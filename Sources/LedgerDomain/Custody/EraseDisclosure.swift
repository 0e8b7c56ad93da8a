extension Act {
    /// Everything that is a person's: their names, their words, what was agreed with them as the member.
    ///
    /// - Complexity: O(promises, feedback and agreements of the person), where anybody is under legal hold.
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
                "/ground", expected: "another ground", "only feedback is told to the wrong person, a person is not")
        }
        if id == actor.id { findings.breaks(.otherDecider, "nobody erases what is their own") }
        if let departed = person.departedOn {
            let keptTo = departed.advanced(by: try retentionDays())
            if try today() <= keptTo {
                findings.breaks(
                    .holdFirst, "it is kept to \(keptTo), \(try retentionDays()) days after the last day of \(id)")
            }
        } else {
            findings.breaks(.holdFirst, "\(id) has not departed")
        }
        try holds(over: [id] + counterparts(of: person), &findings)
        for promise in try facts.promises(of: id) { try contested(promise, &findings) }
        for metric in try facts.measurementsContested(by: id) { try contested(metric, id, &findings) }
        try erasures(of: person, &findings)
        return findings.decision(summary, hint: "ledger hold list") {
            Accepted([erased(DisclosureErased(seq: nil, members: [], ground: ground), id)])
        }
    }

    /// Sealed members of one event; one event for each whose they are.
    func erase(_ names: [String], of seq: UInt64, on ground: ErasureGround) throws -> Decision {
        let summary = "nothing of event \(seq) was erased"
        if let refused = unlessHR(summary) { return refused }
        guard let sealed = try facts.sealed(at: seq) else { return .notFound("event \(seq)", hint: "ledger log read") }
        var findings = Findings()
        let members = owned(names, of: sealed, &findings)
        let owners = Set(members.compactMap(\.owner)).sorted()
        let concerned = Set(owners + sealed.subjects).sorted()
        if concerned.contains(actor.id) {
            findings.breaks(.otherDecider, "it is \(actor.id)'s own, or concerns them", events: [seq])
        }
        let isFeedback = if case .feedback = sealed.stream { true } else { false }
        if ground == .misdirected, !isFeedback {
            findings.invalid("/ground", expected: "another ground", "only feedback is told to the wrong person")
        }
        let said = facts.day(of: sealed.at, zone: try facts.ledger().zone) ?? sealed.at.utcDay
        let keptTo = said.advanced(by: try retentionDays())
        if !(ground == .misdirected && isFeedback), try today() <= keptTo {
            findings.breaks(
                .holdFirst, "it is kept to \(keptTo), \(try retentionDays()) days after it was recorded", events: [seq])
        }
        try holds(over: concerned, &findings)
        try contests(in: sealed.stream, &findings)
        for owner in owners {
            guard let person = try facts.person(owner) else { continue }
            if person.namedSeq == seq, !person.hasDeparted(by: try today()) {
                findings.breaks(.holdFirst, "\(owner) is still called so; give another name first", events: [seq])
            }
            try erasures(of: person, &findings)
        }
        return findings.decision(summary, hint: "ledger hold list") {
            Accepted(
                owners.map { owner in
                    let own = members.filter { $0.owner == owner }.map(\.name).sorted()
                    return erased(DisclosureErased(seq: seq, members: own, ground: ground), owner)
                })
        }
    }

    /// Those of the named members that are somebody's and can be opened.
    private func owned(_ names: [String], of sealed: SealedEvent, _ findings: inout Findings) -> [SealedEvent.Member] {
        if names.isEmpty { findings.invalid("/members", expected: "at least one name", "no member was named") }
        if Set(names).count < names.count {
            findings.invalid("/members", expected: "each name once", "a member is named twice")
        }
        let texts = sealed.members.filter { !$0.name.hasPrefix("ordinal/") }.map(\.name)
        let expected = texts.isEmpty ? "none: nothing in it is sealed" : "some of \(texts.joined(separator: ", "))"
        var found: [SealedEvent.Member] = []
        for name in names {
            guard let member = sealed.members.first(where: { $0.name == name }) else {
                findings.invalid(
                    "/members", expected: expected, "nothing is sealed as \(name)", rule: .knownThings)
                continue
            }
            if name.hasPrefix("ordinal/") {
                findings.invalid(
                    "/members", expected: expected,
                    "\(name) only counts; without it nobody could show that nothing is missing")
            } else if !member.isReadable {
                findings.breaks(.somethingNew, "\(name) is erased already")
            } else if member.owner == nil {
                findings.breaks(.holdFirst, "\(name) belongs to the ledger, and to nobody")
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

    private func retentionDays() throws -> Int { try facts.ledger().policy(at: now).retentionDays }

    private func erasures(of person: Person, _ findings: inout Findings) throws {
        findings.count(person.erasures.count + 1, "/erasures", limit: Limits.erasures)
    }
}
