internal import CanonicalJSON
internal import LedgerFormat
internal import LedgerRPC

extension ServerMethod {
    /// For the daemon's own user and root alone.
    var isOperators: Bool {
        switch self {
        case .check, .shutdown: true
        case .discover, .status, .metrics, .document, .head, .receipt: false
        }
    }

    /// One sentence, for the schema.
    var about: String {
        switch self {
        case .discover: "Which ledger this is, what its bounds are, and who you are to it."
        case .status: "How the daemon is: sizes, connections, since when."
        case .metrics: "The daemon's figures as OpenMetrics text."
        case .document: "This document."
        case .head: "The signed tree head over everything acknowledged."
        case .receipt: "A proof that an event is in the log."
        case .check: "Reads the whole log back and compares everything that is kept beside it."
        case .shutdown: "Stops the daemon as SIGTERM does."
        }
    }

    /// Reads the parameters, of which there is at most one.
    func readSeq(_ reader: ObjectReader) throws(ShapeError) -> UInt64? {
        let seq = self == .receipt ? try reader.value("seq", .seq) : nil
        try reader.finish(unknown: .refuse)
        return seq
    }

    var paramsSchema: JSONTree {
        ObjectReader.describe { (reader) throws(ShapeError) in _ = try readSeq(reader) }
    }

    var resultSchema: JSONTree {
        switch self {
        case .discover: Discovery.schema
        case .status: ServerStatus.schema
        case .metrics: MetricsText.schema
        case .document: ["type": "object"]
        case .head: LogHead.schema
        case .receipt: ReceiptText.schema
        case .check: CheckResult.schema
        case .shutdown: Stopping.schema
        }
    }
}
