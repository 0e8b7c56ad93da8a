extension Act {
    /// Somebody takes a part of the record away. What is whole in it is fixed here, before a byte of it leaves.
    func makeExport(_ draft: ExportDraft) throws -> Decision {
        let summary = "nothing was exported"
        if let refusal = try refusal(ofExporting: draft.scope, by: actor, on: try today(), given: facts) {
            return .refused(refusal)
        }
        let isOwn = draft.scope == .person(actor.id)
        var findings = Findings()
        if let purpose = draft.purpose {
            findings.text(purpose, "/purpose", limit: Limits.exportPurposeBytes)
        } else if !isOwn {
            findings.invalid(
                "/purpose", expected: "what it is for: whom it concerns will read it",
                "only one's own record is exported without saying what for", rule: .purposeSaid)
        }
        if let recipient = draft.recipient { findings.text(recipient, "/recipient", limit: Limits.nameBytes) }
        findings.count(draft.disclose.count, "/disclose", limit: Limits.exportPatterns)
        findings.count(draft.withhold.count, "/withhold", limit: Limits.exportPatterns)
        let contents = try exportContents(of: draft.scope, for: actor.id, on: try today(), given: facts)
        let listing = try contents.complete.map { ExportCount(of: $0, count: try facts.events(of: $0)) }
            .filter { $0.count > 0 }
        findings.count(listing.count, "/scope", limit: Limits.exportParts)
        return try findings.decision(summary, hint: "ledger evidence export --help") {
            let made = ExportMade(
                scope: draft.scope, concerned: concerned(by: draft, contents), listing: facts.digest(of: listing),
                parts: UInt32(listing.count), events: listing.reduce(0) { $0 + $1.count }, disclose: draft.disclose,
                withhold: draft.withhold, purpose: .said(draft.purpose ?? Self.ownRecord),
                recipient: draft.recipient.map { .said($0) })
            let id = try facts.nextExport()
            let subjects = made.concerned + (made.concerned.contains(actor.id) ? [] : [actor.id])
            return Accepted(
                [NewEvent(.export(.made(made)), in: .export(id), subjects: subjects)],
                ids: [.init("export", id.description)])
        }
    }

    /// What people take their own record for unless they say it: it is nobody's business.
    private static var ownRecord: String { "my own record" }

    /// The people whom an export is about, and whoever is named so that their words are shown.
    private func concerned(by draft: ExportDraft, _ contents: ExportContents) -> [MemberID] {
        guard draft.scope != .all else { return [] }
        var found = contents.people
        for case .owner(let id) in draft.disclose where !found.contains(id) { found.append(id) }
        return Array(found.prefix(Limits.exportConcerned))
    }
}

/// Why `person` may not take `scope` away; nil if they may.
package func refusal(
    ofExporting scope: ExportScope, by person: Person, on day: Day, given facts: some Facts
) throws -> Refusal? {
    if try mayExport(scope, by: person, on: day, given: facts) { return nil }
    let because: String
    switch scope {
    case .all: because = "only hr and auditors export everything"
    case .person(let id): because = "only \(id), hr and auditors export what concerns \(id)"
    case .agreement(let id): return .notFound(id, hint: "ledger agreement list")
    }
    return Refusal(
        .forbidden, "nothing was exported", rules: [BrokenRule(.notYours, because: because)],
        hint: "ledger evidence export me")
}

/// True when `person` may take away what `scope` names: everything hr and auditors, what concerns somebody they and that
/// person, an agreement whoever may see it.
package func mayExport(
    _ scope: ExportScope, by person: Person, on day: Day, given facts: some Facts
) throws -> Bool {
    if person.hasDeparted(by: day) { return false }
    switch scope {
    case .all: return person.holds(.hr) || person.holds(.auditor)
    case .person(let id): return id == person.id || person.holds(.hr) || person.holds(.auditor)
    case .agreement(let id):
        guard let agreement = try facts.agreement(id) else { return false }
        return try maySee(agreement: agreement, viewer: person.id, on: day, given: facts)
    }
}

/// True when `viewer` may know of `export`: who made it, whom it concerns, hr, an auditor; of everything, everybody.
package func maySee(export: Export, viewer: MemberID, on day: Day, given facts: some Facts) throws -> Bool {
    if export.by == viewer || export.made.concerned.contains(viewer) { return true }
    guard let person = try facts.person(viewer), !person.hasDeparted(by: day) else { return false }
    return export.scope == .all || person.holds(.hr) || person.holds(.auditor)
}
