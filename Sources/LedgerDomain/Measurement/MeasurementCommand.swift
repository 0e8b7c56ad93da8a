package enum MeasurementCommand: Hashable, Sendable {
    /// One or many, all or none.
    case record([MeasurementDraft])
    case correct(of: UInt64, value: Decimal, reason: String)
    case contest(of: UInt64, reason: String)
    case decideContest(of: UInt64, ContestVerdict, reason: String)

    /// Nil for an import of many, and where only the position of what it is about was said.
    var stream: StreamName? {
        switch self {
        case .record(let values): values.count == 1 ? .measurement(values[0].metric.metric, values[0].member) : nil
        case .correct, .contest, .decideContest: nil
        }
    }
}

extension Act {
    func decide(_ command: MeasurementCommand) throws -> Decision {
        switch command {
        case .record(let values): try record(values)
        case .correct(let seq, let value, let reason): try correctMeasurement(of: seq, value: value, reason: reason)
        case .contest(let seq, let reason): try contestMeasurement(of: seq, reason: reason)
        case .decideContest(let seq, let verdict, let reason): try decideContest(of: seq, verdict, reason: reason)
        }
    }
}

package typealias MeasurementDraft = MeasurementRecorded
