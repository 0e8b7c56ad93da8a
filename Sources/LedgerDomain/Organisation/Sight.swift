/// True when `manager` stands above `member` on `day`, through however many others.
///
/// - Complexity: at most ``Limits/chain`` look-ups, and so it ends on any data.
package func isAbove(
    _ manager: MemberID, _ member: MemberID, on day: Day, given facts: some Facts
) throws -> Bool {
    var current = member
    for _ in 0..<Limits.chain {
        guard let next = try facts.person(current)?.manager(on: day), next != member else { return false }
        if next == manager { return true }
        current = next
    }
    return false
}

/// True when the manager of somebody on `day` is `manager`.
package func managesSomebody(_ manager: MemberID, on day: Day, given facts: some Facts) throws -> Bool {
    try facts.reports(of: manager).contains { report in
        guard let person = try facts.person(report), !person.hasDeparted(by: day) else { return false }
        return person.manager(on: day) == manager
    }
}

/// How somebody stands to a person whose record they may see.
package enum Standing: Hashable, Sendable {
    case own
    /// Manages them, with nobody in between.
    case manager
    case hr, auditor
    /// Stands above them, with others in between.
    case above

    /// As what reading the record is told to the person; nil for themself and for who manages them, whose work it is
    /// every day.
    package var viewedAs: ViewedAs? {
        switch self {
        case .own, .manager: nil
        case .hr: .hr
        case .auditor: .auditor
        case .above: .above
        }
    }
}

/// How `viewer` stands to `member` on `day`, the nearest first; nil for who may not know of their record.
///
/// Who has departed sees only themself.
package func standing(
    of viewer: MemberID, towards member: MemberID, on day: Day, given facts: some Facts
) throws -> Standing? {
    if viewer == member { return .own }
    guard let person = try facts.person(viewer), !person.hasDeparted(by: day) else { return nil }
    if try facts.person(member)?.manager(on: day) == viewer { return .manager }
    if person.holds(.hr) { return .hr }
    if person.holds(.auditor) { return .auditor }
    return try isAbove(viewer, member, on: day, given: facts) ? .above : nil
}

/// True when `viewer` may know of `member`'s own record: themself, whoever stands above them on `day`, hr, an auditor.
///
/// Who has departed sees only themself.
package func maySee(
    person member: MemberID, viewer: MemberID, on day: Day, given facts: some Facts
) throws -> Bool {
    try standing(of: viewer, towards: member, on: day, given: facts) != nil
}

/// True when `viewer` may know of `agreement`: its two sides, whoever stands above the member on `day`, hr, an auditor.
package func maySee(
    agreement: Agreement, viewer: MemberID, on day: Day, given facts: some Facts
) throws -> Bool {
    if viewer == agreement.manager || viewer == agreement.member { return true }
    return try maySee(person: agreement.member, viewer: viewer, on: day, given: facts)
}

/// True when `viewer` may know of `checkpoint`: the two whom it was planned for, whoever stands above the member on
/// `day`, hr, an auditor.
package func maySee(
    checkpoint: Checkpoint, viewer: MemberID, on day: Day, given facts: some Facts
) throws -> Bool {
    if viewer == checkpoint.manager || viewer == checkpoint.member { return true }
    return try maySee(person: checkpoint.member, viewer: viewer, on: day, given: facts)
}

/// True when `viewer` may know what two people mean to talk about: the two, whoever may see both of them. A manager who
/// stands between them may not.
package func maySee(
    agendaOf one: MemberID, and other: MemberID, viewer: MemberID, on day: Day, given facts: some Facts
) throws -> Bool {
    if viewer == one || viewer == other { return true }
    return try maySee(person: one, viewer: viewer, on: day, given: facts)
        && maySee(person: other, viewer: viewer, on: day, given: facts)
}

/// True when `viewer` may know what `metric` measured of `member`: as for their record, and an integration with that
/// scope.
package func maySee(
    measurementsOf member: MemberID, by metric: MetricID, viewer: MemberID, on day: Day, given facts: some Facts
) throws -> Bool {
    if let person = try facts.person(viewer), person.integrates(metric), !person.hasDeparted(by: day) { return true }
    return try maySee(person: member, viewer: viewer, on: day, given: facts)
}

/// True when `viewer` may know of `promise`: its two sides, whoever stands above either on `day`, hr, an auditor.
package func maySee(
    promise: Promise, viewer: MemberID, on day: Day, given facts: some Facts
) throws -> Bool {
    if viewer == promise.debtor || viewer == promise.creditor { return true }
    return try maySee(person: promise.debtor, viewer: viewer, on: day, given: facts)
        || maySee(person: promise.creditor, viewer: viewer, on: day, given: facts)
}

/// True when `viewer` may know of what stands in `stream`, as the queries about each kind of thing say.
package func maySee(stream: StreamName, viewer: MemberID, on day: Day, given facts: some Facts) throws -> Bool {
    switch stream {
    case .ledger, .goal, .metric: return true
    case .person(let id): return try maySee(person: id, viewer: viewer, on: day, given: facts)
    case .agreement(let id):
        return try facts.agreement(id).map { try maySee(agreement: $0, viewer: viewer, on: day, given: facts) } ?? false
    case .strategy(let id):
        guard let agreement = try facts.strategy(id)?.agreement else { return false }
        return try maySee(stream: .agreement(agreement), viewer: viewer, on: day, given: facts)
    case .measurement(let metric, let member):
        return try maySee(measurementsOf: member, by: metric, viewer: viewer, on: day, given: facts)
    case .checkpoint(let id):
        return try facts.checkpoint(id).map { try maySee(checkpoint: $0, viewer: viewer, on: day, given: facts) }
            ?? false
    case .agenda(let one, let other):
        return try maySee(agendaOf: one, and: other, viewer: viewer, on: day, given: facts)
    case .promise(let id):
        return try facts.promise(id).map { try maySee(promise: $0, viewer: viewer, on: day, given: facts) } ?? false
    case .feedback(let id):
        return try facts.feedback(id).map { try maySee(feedback: $0, viewer: viewer, on: day, given: facts) } ?? false
    // Of each event its two people alone.
    case .looked(let id): return viewer == id
    case .export(let id):
        return try facts.export(id).map { try maySee(export: $0, viewer: viewer, on: day, given: facts) } ?? false
    }
}
