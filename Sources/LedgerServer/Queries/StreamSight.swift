internal import LedgerDomain
internal import LedgerFormat
internal import LedgerProjections
internal import LedgerStore

/// What a reader may see of the events of one stream.
enum StreamSight {
    case nothing
    /// That something happened, who did it and when.
    case facts
    /// And what was said.
    case words
}

extension Query {
    /// As the queries about each kind of thing would say. Whose record it is says ``show(_:)``, event by event.
    func sight(of stream: StreamName) throws -> StreamSight {
        // Of each event its two people alone: who else looked is not told to somebody who looks.
        if case .looked = stream { return .facts }
        let sees = try LedgerDomain.maySee(stream: stream, viewer: viewer, on: today, given: facts)
        return sees ? .words : .nothing
    }

    /// True for what was recorded so long after its day that it changes no verdict, and for what was done after it was due.
    func isLate(_ stored: StoredLeaf) throws -> Bool {
        let header = stored.leaf.header
        switch (header.type, header.stream) {
        case ("measurement.recorded", _):
            guard case .measurement(.recorded(let recorded)) = try stored.event() else { return false }
            let settle = try definition(recorded.metric)?.settleDays ?? 0
            let day = facts.day(of: header.at, zone: zone) ?? header.at.utcDay
            return recorded.asOf.distance(to: day) > Int(settle)
        case ("promise.done", .promise(let id)):
            return try facts.promise(id)?.due.map { $0.at <= header.at } ?? false
        default: return false
        }
    }
}
