/// What belongs to an export, as far as whoever makes it may see it.
package struct ExportContents: Hashable, Sendable {
    /// Of which every event before the export is in it, in the order of their names.
    package var complete: [ExportPart] = []
    /// Streams of which some events are in it, for who reads it to understand the rest: who the people are, what a
    /// metric counts, and what of feedback its giver may see.
    package var context: [StreamName] = []
    /// Whom it is about, the most concerned first; empty for everything.
    package var people: [MemberID] = []
    /// Others who took part, or made it, of whom it is told how they are called.
    package var named: [MemberID] = []
    package init() {}

    init(complete: [ExportPart], context: [StreamName] = [], people: [MemberID] = [], named: [MemberID] = []) {
        self.complete = complete
        self.context = context
        self.people = people
        self.named = named
    }
}

/// What belongs to an export of `scope` by `viewer`.
///
/// - Throws: what `facts` throws. An agreement that is not there has no contents.
/// - Complexity: O(promises and feedback of the people whom it is about); nothing of their words is read.
package func exportContents(
    of scope: ExportScope, for viewer: MemberID, on day: Day, given facts: some Facts
) throws -> ExportContents {
    switch scope {
    case .all: return ExportContents(complete: [.all])
    case .person(let id):
        let asMember = try facts.agreements(asMember: id)
        let asManager = try facts.agreements(asManager: id)
        var gathering = Gathering(viewer: viewer, day: day, facts: facts)
        for id in Set(asMember + asManager).sorted().suffix(Limits.exportAgreements) {
            guard let agreement = try facts.agreement(id) else { continue }
            try gathering.addContext(of: agreement)
            gathering.named.formUnion(agreement.everybody)
        }
        return gathering.contents(complete: [.person(id), .stream(.ledger)], people: [id])
    case .agreement(let id):
        guard let agreement = try facts.agreement(id) else { return ExportContents() }
        return try exportContents(of: agreement, for: viewer, on: day, given: facts)
    }
}

/// What belongs to an export of `agreement` as it stands, or as it stood when the export was made.
package func exportContents(
    of agreement: Agreement, for viewer: MemberID, on day: Day, given facts: some Facts
) throws -> ExportContents {
    var gathering = Gathering(viewer: viewer, day: day, facts: facts)
    try gathering.addContext(of: agreement)
    try gathering.addWhole(agreement)
    return gathering.contents(complete: [], people: agreement.everybody)
}

extension Agreement {
    /// The member, the manager, and who was the manager before, the last one first.
    fileprivate var everybody: [MemberID] {
        var found = [member, manager]
        for handover in handovers.reversed() where !found.contains(handover.from) { found.append(handover.from) }
        return Array(found.prefix(Limits.exportConcerned / 2))
    }

    /// Every metric that its terms ever named.
    fileprivate var metrics: Set<MetricID> {
        Set(allTerms.flatMap { $0.measures.map(\.metric.metric) + $0.milestones.map(\.metric.metric) })
    }

    fileprivate var goals: Set<GoalID> {
        Set(allTerms.compactMap { if case .goal(let id, how: _) = $0.contribution { id } else { nil } })
    }

    private var allTerms: [Terms] {
        revisions.map(\.terms) + (amendment.map { [$0.proposed.terms] } ?? [])
    }
}

/// Streams on their way into an export.
private struct Gathering<Known: Facts> {
    let viewer: MemberID
    let day: Day
    let facts: Known
    var whole: Set<StreamName> = []
    var context: Set<StreamName> = []
    var named: Set<MemberID> = []

    init(viewer: MemberID, day: Day, facts: Known) {
        self.viewer = viewer
        self.day = day
        self.facts = facts
    }

    func contents(complete: [ExportPart], people: [MemberID]) -> ExportContents {
        let named = named.union([viewer]).subtracting(people).sorted()
        let spoken = context.union((people + named).map { .person($0) }).subtracting(whole)
        return ExportContents(
            complete: (complete + whole.map { .stream($0) }).sorted {
                $0.description.utf8.lexicographicallyPrecedes($1.description.utf8)
            },
            context: spoken.sorted { $0.description < $1.description }, people: people, named: Array(named))
    }

    /// The metrics and goals that it speaks of, up to the goal that serves none.
    mutating func addContext(of agreement: Agreement) throws {
        for metric in agreement.metrics { context.insert(.metric(metric)) }
        for goal in agreement.goals {
            var next: GoalID? = goal
            for _ in 0..<Limits.chain {
                guard let id = next, context.insert(.goal(id)).inserted else { break }
                next = try facts.goal(id)?.parent
            }
        }
    }

    /// What did not happen is in these streams too: the clock wrote down each one-to-one that was missed, each promise
    /// whose day passed and each question that nobody answered; and the policies of the time are the ledger's own.
    mutating func addWhole(_ agreement: Agreement) throws {
        let id = agreement.id
        let checkpoints = try facts.checkpoints(of: id)
        let strategies = try facts.strategies(of: id)
        var about: Set<AboutReference> = [.agreement(id)]
        about.formUnion(checkpoints.map { .checkpoint($0) })
        about.formUnion(strategies.map { .strategy($0) })
        var streams: [StreamName] = [.agreement(id), .ledger]
        streams += checkpoints.map { .checkpoint($0) } + strategies.map { .strategy($0) }
        streams += agreement.metrics.map { .measurement($0, agreement.member) }
        let promises = try facts.promises(about: id) + facts.promises(of: agreement.member)
        for promise in Set(promises) {
            if let found = try facts.promise(promise)?.about, about.contains(found) {
                streams.append(.promise(promise))
            }
        }
        for stream in streams where try maySee(stream: stream, viewer: viewer, on: day, given: facts) {
            whole.insert(stream)
        }
        for person in agreement.parties { try addFeedback(of: person, about: about) }
    }

    /// Who gave feedback does not learn when it was seen: of theirs only a part is in it, and it is not called whole.
    private mutating func addFeedback(of person: MemberID, about: Set<AboutReference>) throws {
        for id in try facts.feedback(of: person) {
            guard let feedback = try facts.feedback(id), let found = feedback.about, about.contains(found),
                try maySee(stream: .feedback(id), viewer: viewer, on: day, given: facts)
            else { continue }
            if try seesWholeFeedback(feedback) { whole.insert(.feedback(id)) } else { context.insert(.feedback(id)) }
        }
    }

    private func seesWholeFeedback(_ feedback: Feedback) throws -> Bool {
        if feedback.receiver == viewer { return true }
        return try facts.person(viewer).map { $0.holds(.hr) || $0.holds(.auditor) } ?? false
    }
}
