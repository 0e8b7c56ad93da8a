internal import CanonicalJSON
internal import LedgerDomain

extension StrategyEvent {
    var typeName: StaticString {
        switch self {
        case .proposed: "strategy.proposed"
        case .adopted: "strategy.adopted"
        case .adapted: "strategy.adapted"
        case .accepted: "strategy.accepted"
        case .declined: "strategy.declined"
        case .withdrawn: "strategy.withdrawn"
        case .overdue: "strategy.overdue"
        }
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        switch self {
        case .proposed(let data): data.write(to: &writer, &sealing)
        case .adapted(let data): data.write(to: &writer, &sealing)
        case .declined(let data): data.write(to: &writer, &sealing)
        case .withdrawn(let data): data.write(to: &writer, &sealing)
        case .adopted, .accepted, .overdue: NoData().write(to: &writer, &sealing)
        }
    }
}

extension StrategyProposed: EventData {
    init(reading reader: ObjectReader, _ context: EventReading) throws(ShapeError) {
        self.init(
            agreement: try reader.value("agreement", .agreement), text: try context.text("/text"),
            answerBy: try reader.value("answerBy", .instant))
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        writer.spelled("agreement", agreement)
        writer.spelled("answerBy", answerBy)
        sealing.text("/text", text, owner: .author)
    }
}
