internal import CanonicalJSON
internal import LedgerFormat
internal import LedgerRPC

/// Methods by which programs follow the log.
enum ReplayMethod: String, CaseIterable, Sendable {
    case subscribe = "log.subscribe"
    case create = "consumer.create"
    case ack = "consumer.ack"
    case list = "consumer.list"
    case delete = "consumer.delete"
    case everybodys = "admin.consumers"

    /// For the daemon's own user and root alone.
    var isOperators: Bool {
        switch self {
        case .everybodys: true
        case .subscribe, .create, .ack, .list, .delete: false
        }
    }

    /// One sentence, for the schema.
    var about: String {
        switch self {
        case .subscribe:
            "Sends every event from a position on, up to now and from now on, as far as the reader may see."
        case .create: "Makes a named position for a program of yours to go on from."
        case .ack: "Moves a consumer that you hold on: everything below is dealt with."
        case .list: "Your consumers, where they stand, and who holds them."
        case .delete: "Forgets a consumer that nobody holds."
        case .everybodys: "Everybody's consumers: whose, where they stand, and who holds them."
        }
    }

    /// The parameters in the shape of each method.
    enum Parameters: Sendable {
        case subscribe(SubscribeParameters)
        case create(name: String, from: UInt64?, LogFilter?)
        case ack(name: String, seq: UInt64)
        case delete(name: String)
        case none
    }

    func read(_ reader: ObjectReader) throws(ShapeError) -> Parameters {
        let parameters: Parameters
        switch self {
        case .subscribe: return .subscribe(try SubscribeParameters(from: reader))
        case .create:
            let filter = try reader.optionalObject("filter", about: "which events it wants; all unless said") {
                (reader) throws(ShapeError) in try LogFilter(from: reader)
            }
            let from = try reader.optional("from", .seq, about: "where it begins; 0 unless said")
            parameters = .create(name: try reader.value("name", ConsumerName.shape), from: from, filter)
        case .ack:
            let seq = try reader.value("seq", .seq, about: "the next position: everything below is dealt with")
            parameters = .ack(name: try reader.value("name", ConsumerName.shape), seq: seq)
        case .delete: parameters = .delete(name: try reader.value("name", ConsumerName.shape))
        case .list, .everybodys: parameters = .none
        }
        try reader.finish(unknown: .refuse)
        return parameters
    }

    var paramsSchema: JSONTree {
        ObjectReader.describe { (reader) throws(ShapeError) in _ = try read(reader) }
    }

    var resultSchema: JSONTree {
        switch self {
        case .subscribe: Subscribed.schema
        case .create, .ack, .delete: ConsumerPosition.schema
        case .list, .everybodys: ConsumerList.schema
        }
    }
}
