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
        let sees: Bool
        switch stream {
        case .ledger, .goal, .metric: sees = true
        case .person(let id): sees = try maySee(person: id)
        case .agreement(let id): sees = try facts.agreement(id).map { try maySee($0, isShown: false) } ?? false
        case .strategy(let id):
            sees =
                try facts.strategy(id).flatMap { try facts.agreement($0.agreement) }.map {
                    try maySee($0, isShown: false)
                } ?? false
        case .measurement(let metric, let member):
            sees = try LedgerDomain.maySee(
                measurementsOf: member, by: metric, viewer: viewer, on: today, given: facts)
        case .checkpoint(let id): sees = try facts.checkpoint(id).map { try maySee($0, isShown: false) } ?? false
        case .agenda(let one, let other): sees = try maySee(agendaOf: one, and: other)
        case .promise(let id):
            sees =
                try facts.promise(id).map {
                    try LedgerDomain.maySee(promise: $0, viewer: viewer, on: today, given: facts)
                } ?? false
        case .feedback(let id):
            sees =
                try facts.feedback(id).map {
                    try LedgerDomain.maySee(feedback: $0, viewer: viewer, on: today, given: facts)
                } ?? false
        // Of each event its two people alone: who else looked is not told to somebody who looks.
        case .looked: return .facts
        }
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
