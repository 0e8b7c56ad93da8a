internal import CanonicalJSON
internal import LedgerDomain
internal import LedgerFormat
internal import LedgerRPC
internal import LedgerStore

extension QueryMethods {
    static let metricQuestions: [QueryMethod] = [
        QueryMethod(
            "metric.questions", "What was asked about metrics, as far as you may see it.", MetricQuestionList.self,
            read: { (reader, resolver) throws(ShapeError) in
                (metric: try resolver.optionalMetric(reader, "metric")?.metric, page: try Paging(from: reader))
            }
        ) { query, parameters in
            let after = parameters.page.after.flatMap { UInt64($0) }
            let metrics =
                try parameters.metric.map { [$0] }
                ?? (1..<max(1, query.facts.nextMetric().number)).map { MetricID($0) }
            // In the order in which they were asked, whatever they are about.
            var rows = try metrics.flatMap { metric in
                try query.questions(of: metric, until: nil) { try query.maySee(person: $0.by) }
            }.filter { question in after.map { question.seq > $0 } ?? true }
            rows.sort { $0.seq < $1.seq }
            let shown = Array(rows.prefix(parameters.page.limit))
            for asker in shown.compactMap({ MemberID(text: $0.by) }) { try query.show([asker]) }
            let people = shown.flatMap { [$0.by, $0.answeredBy].compactMap { $0 } }.compactMap { MemberID(text: $0) }
            return MetricQuestionList(
                rows: shown, next: rows.count > shown.count ? shown.last.map { "\($0.seq)" } : nil,
                people: try query.people(people), size: try query.size())
        }
    ]
}

extension Query {
    /// Questions about a metric that stood at `asOf`, opened for a reader who may see them.
    func questions(
        of id: MetricID, until asOf: Instant?, where applies: (MetricQuestion) throws -> Bool
    ) throws -> [QuestionView] {
        guard let metric = try facts.metric(id), !metric.questions.isEmpty else { return [] }
        let ledger = try facts.ledger()
        return try metric.questions.compactMap { question in
            guard asOf.map({ question.at <= $0 }) ?? true, try applies(question) else { return nil }
            let answer = question.answer.flatMap { answer in asOf.map { answer.at <= $0 } ?? true ? answer : nil }
            return QuestionView(
                answer: try answer.flatMap { try said(at: $0.seq) }, answerBy: question.answerBy.description,
                answeredAt: answer?.at.description, answeredBy: answer?.by.description,
                at: question.at.description, by: question.by.description,
                late: answer == nil && ledger.extended(question.answerBy) <= asOf ?? now,
                metric: MetricVersion(id, version: question.version).description, seq: question.seq,
                text: try said(at: question.seq))
        }
    }

    /// What somebody said with an event; nil where it was erased.
    func said(at seq: UInt64) throws -> String? {
        guard let stored = try facts.reading.leaf(at: seq, in: facts.view) else { return nil }
        return try facts.reading.openedEvent(stored, in: facts.view).said
    }
}
