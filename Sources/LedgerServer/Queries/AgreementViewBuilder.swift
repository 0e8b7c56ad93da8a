internal import LedgerDomain
internal import LedgerFormat
internal import LedgerProjections
internal import LedgerRPC
internal import LedgerStore
internal import TransparencyLog

/// Makes an agreement's view from its history, for a reader who may see all of it.
struct AgreementViewBuilder {
    private let query: Query
    private let history: AgreementHistory
    private let asOf: Instant?
    /// Whose terms are shown, from 1.
    private let revision: Int?
    private var agreement: Agreement { history.agreement }

    init(_ query: Query, _ history: AgreementHistory, asOf: Instant?, revision: Int?) {
        self.query = query
        self.history = history
        self.asOf = asOf
        self.revision = revision
    }

    func build() throws -> AgreementView {
        let shown =
            revision.flatMap { history.revision($0) }
            ?? agreement.inForce.flatMap { force in agreement.revisions.last { $0.reference == force.terms } }
            ?? agreement.standing
        var outcome: String?
        if case .closed(let closed) = agreement.status { outcome = closed.summary.outcome.rawValue }
        let course = AgreementCourse(query: query, history: history, asOf: asOf)
        let awaited = try asOf == nil ? agreement.awaitedManager(on: query.today, given: query.facts) : nil
        return AgreementView(
            acts: history.events.map { act($0.stored, $0.event) }, alignment: course.alignment,
            amendment: try course.amendment(confirmation), asOf: asOf?.description, autonomy: course.autonomy,
            awaitsManager: awaited?.description, confirmations: agreement.confirmations.map(confirmation),
            corrections: course.corrections, endProposed: course.endProposed, handovers: course.handovers,
            history: UInt64(history.events.count), id: agreement.id.description,
            inForceSince: agreement.inForce?.since.description, invitation: try course.invitation(),
            manager: agreement.manager.description, member: agreement.member.description,
            milestones: try milestones(shown.terms), notAgreed: agreement.inForce?.notAgreed == true ? true : nil,
            outcome: outcome, questions: try course.questions(), reservations: course.reservations,
            revision: Int(shown.revision), revisions: Int(agreement.lastRevision), setting: try course.setting(),
            state: agreement.stateWord, strategies: try course.strategies(), terms: try TermsView(shown.terms, query),
            termsRef: TermsReferenceView(hash: Hash256(shown.reference.hash).base64url, seq: shown.reference.seq))
    }

    private func confirmation(_ confirmation: Agreement.Confirmation) -> ConfirmationView {
        var words: String?
        if case .agreement(.confirmed(let event))? = event(at: confirmation.seq) { words = event.inOwnWords?.shown }
        return ConfirmationView(
            at: confirmation.at.description, by: confirmation.by.description, inOwnWords: words,
            noSupportNeeded: confirmation.noSupportNeeded, seq: confirmation.seq)
    }

    private func event(at seq: UInt64) -> Event? { history.events.first { $0.stored.seq == seq }?.event }

    private func milestones(_ terms: Terms) throws -> [MilestoneView] {
        let verdicts = agreement.inForce?.verdicts ?? []
        let person = asOf == nil ? try query.facts.person(agreement.member) : nil
        return try terms.milestones.enumerated().map { (index, milestone) in
            let verdict = verdicts.indices.contains(index) ? verdicts[index] : MilestoneVerdict()
            let definition = try query.definition(milestone.metric)
            var evaluated: MilestoneEvaluated?
            if let seq = verdict.computed?.seq, case .agreement(.milestoneEvaluated(let found))? = event(at: seq) {
                evaluated = found
            }
            var proRated = evaluated?.proRated
            if !verdict.isSettled, agreement.inForce != nil, let definition, let person {
                let absent = person.absentDays(UInt32(index) + 1, of: agreement)
                proRated = ProRating(milestone, by: definition, absent: absent)
            }
            var progress: String?
            if !verdict.isSettled, asOf == nil, agreement.inForce != nil, let definition {
                progress = try query.facts.measurements(milestone.metric.metric, agreement.member)
                    .aggregate(definition.aggregate, version: milestone.metric.version, over: milestone.span)
                    .value?.description
            }
            return MilestoneView(
                absentDays: proRated.map { Int($0.absentDays) }, coveredDays: evaluated.map { Int($0.coveredDays) },
                days: milestone.span.days, from: milestone.span.from.description,
                fullTarget: proRated?.fullTarget.description, metric: milestone.metric.description,
                metricName: definition?.name, n: index + 1, overridden: overridden(verdict), progress: progress,
                target: (proRated?.target ?? milestone.target).description, to: milestone.span.to.description,
                value: verdict.computed?.value?.description, verdict: verdict.computed?.verdict.rawValue,
                verdictAt: milestone.verdictAt.description, waived: waived(verdict),
                workingDays: proRated.map { Int($0.workingDays) })
        }
    }

    private func overridden(_ verdict: MilestoneVerdict) -> OverrideView? {
        guard let overridden = verdict.overridden,
            let stored = history.events.first(where: { $0.stored.seq == overridden.seq }),
            case .agreement(.milestoneOverridden(let event)) = stored.event
        else { return nil }
        return OverrideView(
            by: stored.stored.leaf.header.actor.wireName, reason: event.reason.shown,
            verdict: overridden.verdict.rawValue)
    }

    private func waived(_ verdict: MilestoneVerdict) -> String? {
        guard let seq = verdict.waived, case .agreement(.milestoneWaived(let waived))? = event(at: seq) else {
            return nil
        }
        return waived.reason.shown ?? ""
    }

    private func act(_ stored: StoredLeaf, _ event: Event) -> ActView {
        ActView(
            actor: stored.leaf.header.actor.wireName, at: stored.leaf.header.at.description, seq: stored.seq,
            text: event.said, type: stored.leaf.header.type)
    }
}

extension TermsView {
    init(_ terms: Terms, _ query: Query) throws {
        let contribution: ContributionView =
            switch terms.contribution {
            case .goal(let goal, let how): ContributionView(goal: goal.description, how: how.shown)
            case .none(let reason): ContributionView(none: reason.shown ?? "")
            }
        self.init(
            cadenceDays: Int(terms.cadenceDays),
            consequences: terms.consequences.map {
                ConsequenceView(
                    currentForDays: Int($0.currentForDays), misses: Int($0.misses), of: Int($0.of), what: $0.what.shown)
            },
            contribution: contribution,
            measures: try terms.measures.map {
                MeasureView(
                    baseline: $0.baseline?.description, metric: $0.metric.description,
                    metricName: try query.definition($0.metric)?.name, target: $0.target.description)
            },
            milestones: terms.milestones.map {
                MilestoneTerms(
                    from: $0.span.from.description, metric: $0.metric.description, target: $0.target.description,
                    to: $0.span.to.description)
            },
            outcome: terms.outcome.shown,
            promises: terms.promises.map {
                PromiseTerms(
                    debtor: $0.debtor.description, due: $0.dueOn.description, kind: $0.kind.rawValue,
                    what: $0.what.shown
                )
            },
            reserved: terms.reserved.compactMap(\.shown),
            window: WindowView(
                closesAt: terms.window.closesAt.description, from: terms.window.from.description,
                opensAt: terms.window.opensAt.description, to: terms.window.to.description, zone: terms.window.zone),
            withheld: terms.outcome.shown == nil ? true : nil)
    }
}
