/// How success is measured: fold of the stream `metric/N`, all versions.
package struct Metric: Hashable, Sendable {
    package let id: MetricID
    /// In order: version 1 first.
    package var versions: [MetricDefined]
    /// The replaced versions, oldest first, with the event that says so.
    package var replaced: [Replacement] = []
    /// By version and person.
    package var coverage: [CoverageKey: Coverage] = [:]
    /// What members asked about it, oldest first.
    package var questions: [MetricQuestion] = []

    package struct Replacement: Hashable, Sendable {
        package var version: UInt32
        package var by: UInt32
        package var seq: UInt64
        package init(version: UInt32, by: UInt32, seq: UInt64) {
            self.version = version
            self.by = by
            self.seq = seq
        }
    }

    package struct CoverageKey: Hashable, Sendable {
        package var version: UInt32
        package var member: MemberID
        package init(version: UInt32, member: MemberID) {
            self.version = version
            self.member = member
        }
    }

    package init(id: MetricID, _ first: MetricDefined) {
        self.id = id
        self.versions = [first]
    }

    /// What version `version` says; nil when there is none such.
    package func definition(_ version: UInt32) -> MetricDefined? {
        guard version >= 1, version <= versions.count else { return nil }
        return versions[Int(version) - 1]
    }

    package var newest: MetricVersion { MetricVersion(id, version: UInt32(versions.count)) }

    /// The event that replaced `version`; nil when it is the newest.
    package func replacement(of version: UInt32) -> Replacement? { replaced.first { $0.version == version } }

    /// How many days of `span` the source was complete for `member` and this version.
    package func coveredDays(_ member: MemberID, _ span: DaySpan, version: UInt32) -> Int {
        coverage[CoverageKey(version: version, member: member)]?.days(from: span.from, to: span.to) ?? 0
    }

    /// The state after `event`; events of other streams change nothing.
    ///
    /// Copies what is still held elsewhere: O(people covered). Where that counts, use ``fold(_:_:into:)``.
    package static func evolve(_ state: consuming Metric?, by event: Event, _ context: EventContext) -> Metric? {
        fold(event, context, into: &state)
        return state
    }

    /// ``evolve(_:by:_:)`` in place.
    package static func fold(_ event: Event, _ context: EventContext, into state: inout Metric?) {
        guard case .metric(let event) = event else { return }
        switch event {
        case .defined(let defined):
            if state != nil {
                state?.versions.append(defined)
            } else if case .metric(let id) = context.stream {
                state = Metric(id: id, defined)
            }
        case .replaced(let replaced):
            state?.replaced.append(Replacement(version: replaced.version, by: replaced.by, seq: context.seq))
        case .covered(let covered):
            for member in covered.members {
                let key = CoverageKey(version: covered.metric.version, member: member)
                state?.coverage[key, default: Coverage()].insert(from: covered.from, to: covered.to)
            }
        case .questioned(let questioned):
            guard case .member(let actor) = context.actor else { return }
            state?.questions.append(MetricQuestion(questioned, by: actor, seq: context.seq, at: context.at))
        case .questionAnswered(let answered):
            guard case .member(let actor) = context.actor,
                let index = state?.questions.firstIndex(where: { $0.seq == answered.of })
            else { return }
            state?.questions[index].answer = MetricQuestion.Answer(seq: context.seq, by: actor, at: context.at)
        }
    }
}
