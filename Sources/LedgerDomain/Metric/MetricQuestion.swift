/// A member finds a version of a metric unfair or unclear, and is owed an answer.
package struct MetricQuestioned: Hashable, Sendable {
    package var metric: MetricVersion
    /// The agreement for which it matters to them; nil for none.
    package var agreement: AgreementID?
    package var reason: PersonalText
    package var answerBy: Instant
    package init(metric: MetricVersion, agreement: AgreementID?, reason: PersonalText, answerBy: Instant) {
        self.metric = metric
        self.agreement = agreement
        self.reason = reason
        self.answerBy = answerBy
    }
}

/// The same, as a metric remembers it.
package struct MetricQuestion: Hashable, Sendable {
    package var version: UInt32
    package var agreement: AgreementID?
    package var by: MemberID
    package var seq: UInt64
    package var at: Instant
    package var answerBy: Instant
    package var answer: Answer?

    package struct Answer: Hashable, Sendable {
        package var seq: UInt64
        package var by: MemberID
        package var at: Instant
    }

    init(_ questioned: MetricQuestioned, by: MemberID, seq: UInt64, at: Instant) {
        version = questioned.metric.version
        agreement = questioned.agreement
        self.by = by
        self.seq = seq
        self.at = at
        answerBy = questioned.answerBy
    }
}
