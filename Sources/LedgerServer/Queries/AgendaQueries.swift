internal import CanonicalJSON
internal import LedgerDomain
internal import LedgerFormat
internal import LedgerRPC
internal import LedgerService
internal import LedgerStore

private enum PointState: String, CaseIterable {
    case open, closed, all

    func includes(_ point: Agenda.Point) -> Bool {
        switch self {
        case .open: point.closedSeq == nil
        case .closed: point.closedSeq != nil
        case .all: true
        }
    }
}

extension QueryMethods {
    static let agendas: [QueryMethod] = [
        QueryMethod(
            "agenda.points", "What somebody means to talk about with others, oldest first.", AgendaPoints.self,
            read: { (reader, resolver) throws(ShapeError) in
                (
                    with: try resolver.optionalMember(reader, "with", about: "only with them"),
                    person: try resolver.optionalMember(reader, "person", about: "yourself unless said"),
                    state: try reader.optional("state", states, about: "open unless said") ?? .open,
                    page: try Paging(from: reader)
                )
            }
        ) { query, parameters in
            let person = parameters.person ?? query.viewer
            let after = parameters.page.after.flatMap { UInt64($0) }
            var found: [(point: Agenda.Point, between: [MemberID])] = []
            for other in try parameters.with.map({ [$0] }) ?? query.facts.agendas(of: person) {
                guard let agenda = try query.facts.agenda(person, other),
                    try query.maySee(agendaOf: person, and: other)
                else { continue }
                for point in agenda.points where parameters.state.includes(point) {
                    if after.map({ point.seq > $0 }) ?? true { found.append((point, agenda.people)) }
                }
            }
            found.sort { $0.point.seq < $1.point.seq }
            var rows: [AgendaPointRow] = []
            var textBytes = 0
            for (point, between) in found.prefix(parameters.page.limit) where textBytes < Self.textBytes {
                let row = try query.row(point, between: between)
                textBytes += row.text?.utf8.count ?? 0
                rows.append(row)
            }
            return AgendaPoints(
                next: found.count > rows.count ? rows.last.map { String($0.point) } : nil,
                people: try query.people(found.prefix(rows.count).flatMap(\.between)), points: rows,
                size: try query.size())
        }
    ]

    private static let states = Shape<PointState>.choice(of: PointState.self)
    /// Bytes of points after which a page ends.
    private static let textBytes = 1 << 20
}

extension Query {
    fileprivate func row(_ point: Agenda.Point, between: [MemberID]) throws -> AgendaPointRow {
        try show(between)
        var text: String?
        if let stored = try facts.reading.leaf(at: point.seq, in: facts.view) {
            text = try facts.reading.openedEvent(stored, in: facts.view).said
        }
        let closed = try point.closedSeq.flatMap { try facts.reading.leaf(at: $0, in: facts.view)?.leaf.header }
        return AgendaPointRow(
            at: point.at.description, between: between.map(\.description), by: point.by.description,
            closedAt: closed?.at.description, closedBy: closed?.actor.wireName, point: point.seq, text: text)
    }
}
