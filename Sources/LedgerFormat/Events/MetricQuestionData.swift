internal import CanonicalJSON
internal import LedgerDomain

extension MetricQuestioned: EventData {
    init(reading reader: ObjectReader, _ context: EventReading) throws(ShapeError) {
        self.init(
            metric: try reader.value("metric", .metricVersion),
            agreement: try reader.optional("agreement", .agreement, about: "the one for which it matters"),
            reason: try context.text("/reason"), answerBy: try reader.value("answerBy", .instant))
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        if let agreement { writer.spelled("agreement", agreement) }
        writer.spelled("answerBy", answerBy)
        writer.spelled("metric", metric)
        sealing.text("/reason", reason, owner: .author)
    }
}
