/// What keeps something from being erased.
extension Act {
    func holds(over people: [MemberID], _ findings: inout Findings) throws {
        for id in people {
            guard let hold = try facts.person(id)?.hold else { continue }
            findings.breaks(.holdFirst, "\(id) is under legal hold", events: [hold.seq], remedy: "ledger hold list")
        }
    }

    /// Those of whom something is among what is a person's; nobody while nobody is under legal hold, since only that is
    /// asked of them.
    ///
    /// Whoever is under it counts also where the person had no part in it and only wrote of them, as hr does who settles
    /// a promise between others.
    ///
    /// - Complexity: O(promises, feedback and agreements of the person, events about everybody who is under hold).
    func counterparts(of person: Person) throws -> [MemberID] {
        let held = try facts.everHeld().filter { try facts.person($0)?.hold != nil }
        guard !held.isEmpty else { return [] }
        var found = Set(person.relationships.map(\.manager))
        found.formUnion(try facts.reports(of: person.id))
        for id in try facts.promises(of: person.id) { found.formUnion(try facts.promise(id)?.parties ?? []) }
        for id in try facts.feedback(of: person.id) { found.formUnion(try facts.feedback(id)?.parties ?? []) }
        for id in try facts.agreements(asMember: person.id) {
            guard let agreement = try facts.agreement(id) else { continue }
            found.formUnion(agreement.parties)
        }
        found.formUnion(try facts.agendas(of: person.id))
        for id in held where !found.contains(id) {
            if try facts.hasWords(of: person.id, about: id) { found.insert(id) }
        }
        found.remove(person.id)
        return found.sorted()
    }

    /// What is contested in a stream, or in what hangs on it, and waits for a decision.
    func contests(in stream: StreamName, _ findings: inout Findings) throws {
        switch stream {
        case .promise(let id): try contested(id, &findings)
        case .measurement(let metric, let member): try contested(metric, member, &findings)
        case .agreement(let id): try contested(id, &findings)
        case .strategy(let id):
            if let strategy = try facts.strategy(id) { try contested(strategy.agreement, &findings) }
        case .checkpoint(let id):
            if let checkpoint = try facts.checkpoint(id) { try contested(checkpoint.agreement, &findings) }
        case .ledger, .person, .goal, .metric, .agenda, .feedback, .export, .looked: break
        }
    }

    func contested(_ id: PromiseID, _ findings: inout Findings) throws {
        guard let promise = try facts.promise(id), case .contested(let seq) = promise.status else { return }
        findings.breaks(
            .holdFirst, "whether \(id) was kept is contested", events: [seq], remedy: "ledger promise show \(id)")
    }

    func contested(_ metric: MetricID, _ member: MemberID, _ findings: inout Findings) throws {
        let contested = try facts.measurements(metric, member).contested
        guard let first = contested.first else { return }
        findings.breaks(
            .holdFirst, "what \(metric) measured of \(member) is contested",
            events: contested.prefix(Limits.listedRows).map(\.contest.seq),
            remedy: "ledger measurement decide \(first.item.seq) VERDICT REASON")
    }

    private func contested(_ id: AgreementID, _ findings: inout Findings) throws {
        guard let agreement = try facts.agreement(id) else { return }
        for promise in try facts.promises(about: id) { try contested(promise, &findings) }
        let metrics = Set(agreement.revisions.flatMap { $0.terms.measures.map(\.metric.metric) })
        for metric in metrics.sorted() { try contested(metric, agreement.member, &findings) }
        if let notice = agreement.setting?.notice, notice.received == nil, case .open = agreement.status,
            try now < facts.ledger().extended(notice.replyBy)
        {
            findings.breaks(
                .holdFirst, "\(id) was set, and the time to reply runs", events: [notice.seq],
                remedy: "ledger agreement show \(id)")
        }
    }
}
