internal import LedgerDomain
internal import LedgerStore

extension Waiting {
    /// What people whom this one manages, and for hr anybody, asked about metrics.
    ///
    /// - Complexity: O(metrics), of which there are few; nothing for who manages nobody.
    mutating func addMetricQuestions() throws {
        let isHR = person.holds(.hr)
        let team = Set(try reports().map(\.id))
        guard isHR || !team.isEmpty else { return }
        let next = try facts.nextMetric().number
        for number in 1..<max(1, next) {
            guard look() else { return }
            guard let metric = try facts.metric(MetricID(number)) else { continue }
            for question in metric.questions where question.answer == nil && question.by != id {
                guard try isHR ? manager(of: question.by) == nil : team.contains(question.by) else { continue }
                add(asked(question, metric))
            }
        }
    }

    private func asked(_ question: MetricQuestion, _ metric: Metric) -> WaitingItem {
        var item = WaitingItem(
            .metricQuestion, "question \(question.seq)", since: question.at, from: question.by, with: question.by,
            title: "questions a metric")
        item.due = extended(question.answerBy)
        item.about = .metric(metric.id)
        item.words = [.said(question.seq)]
        item.answers = [
            WaitingAnswer(
                "answer", "metric.answerQuestion", [("metric", .text("\(metric.id)")), ("of", .number(question.seq))],
                needs: [.text("what do you answer?")], isFinal: true)
        ]
        return item
    }
}
