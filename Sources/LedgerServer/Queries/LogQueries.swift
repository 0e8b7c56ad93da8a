internal import CanonicalJSON
internal import LedgerDomain
internal import LedgerFormat
internal import LedgerRPC
internal import LedgerService
internal import LedgerStore
internal import LMDB
internal import TransparencyLog

extension QueryMethods {
    static let log: [QueryMethod] = [
        QueryMethod(
            "log.read", "Leaves in order, as their exact bytes, as far as the reader may see them.", LogPage.self,
            read: { (reader, _) throws(ShapeError) in try LogReadParameters(reader) },
            bytes: { query, parameters in try LogReader(query, parameters).page() }),
        QueryMethod(
            "log.consistency", "Proves that the log of `to` events extends that of `from`.", Consistency.self,
            read: { (reader, _) throws(ShapeError) in
                (from: try reader.value("from", .seq), to: try reader.optional("to", .seq))
            }
        ) { query, parameters in
            let size = try query.size()
            let to = parameters.to ?? size
            guard parameters.from <= to, to <= size else {
                throw Failure.invalid(
                    ShapeError(
                        at: "/from", expected: "sizes in order, at most \(size)", found: "\(parameters.from) and \(to)")
                )
            }
            let hashes = try query.facts.reading.consistency(from: parameters.from, to: to, in: query.facts.view)
            return Consistency(from: parameters.from, hashes: hashes.map(\.base64url), to: to)
        },
        QueryMethod(
            "log.lookup", "What became of a command whose answer was lost.", Lookup.self,
            read: { (reader, _) throws(ShapeError) in try reader.value("commandId", .commandID) }
        ) { query, id in
            guard let entry = try query.facts.reading.command(id, in: query.facts.view),
                entry.actor == query.viewer.number
            else { return Lookup(found: false) }
            let events = try query.facts.reading.events(from: entry.first, count: entry.count, in: query.facts.view)
            return Lookup(found: true, result: CommandResult(try query.service.answer(to: entry, events: events)))
        },
    ]
}

extension CommandResult {
    init(_ answer: CommandAnswer, receipt: String? = nil) {
        var ids = CreatedIDs()
        for pair in answer.ids {
            switch pair.noun {
            case "agreement": ids.agreement = pair.id
            case "checkpoint": ids.checkpoint = pair.id
            case "goal": ids.goal = pair.id
            case "member": ids.member = pair.id
            case "metric": ids.metric = pair.id
            case "export": ids.export = pair.id
            case "feedback": ids.feedback = pair.id
            case "promise": ids.promise = pair.id
            case "strategy": ids.strategy = pair.id
            default: break
            }
        }
        self.init(
            duplicate: answer.isDuplicate ? true : nil,
            events: answer.events.map {
                EventReference(
                    hash: $0.hash.base64url, rev: $0.rev, seq: $0.seq, stream: $0.stream.description, type: $0.type)
            }, ids: ids, receipt: receipt, size: answer.size,
            unchanged: answer.unchanged > 0 ? answer.unchanged : nil)
    }
}
