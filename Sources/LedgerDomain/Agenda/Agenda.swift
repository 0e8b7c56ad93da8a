/// What a pair of people mean to talk about: fold of the stream `agenda/<low>/<high>`. Texts are withheld in it.
package struct Agenda: Hashable, Sendable {
    package struct Point: Hashable, Sendable {
        package var seq: UInt64
        package var by: MemberID
        package var at: Instant
        package var closedSeq: UInt64?
        package init(seq: UInt64, by: MemberID, at: Instant, closedSeq: UInt64? = nil) {
            self.seq = seq
            self.by = by
            self.at = at
            self.closedSeq = closedSeq
        }
    }

    /// The lower number first.
    package let people: [MemberID]
    /// Oldest first: every open point, and of the closed ones the last ``Limits/closedAgendaPoints`` that were raised.
    /// Older ones stand in the record.
    package var points: [Point] = []

    package init(_ one: MemberID, _ other: MemberID) { people = [min(one, other), max(one, other)] }

    package var open: [Point] { points.filter { $0.closedSeq == nil } }

    /// The state after `event`; events of other streams change nothing.
    package static func evolve(_ state: consuming Agenda?, by event: Event, _ context: EventContext) -> Agenda? {
        guard case .agenda(let event) = event, case .agenda(let low, let high) = context.stream else { return state }
        var agenda = state ?? Agenda(low, high)
        switch event {
        case .pointRaised:
            guard case .member(let actor) = context.actor else { return agenda }
            agenda.points.append(Point(seq: context.seq, by: actor, at: context.at))
        case .pointClosed(let closed):
            guard let index = agenda.points.firstIndex(where: { $0.seq == closed.point }) else { return agenda }
            agenda.points[index].closedSeq = context.seq
            if agenda.points.count(where: { $0.closedSeq != nil }) > Limits.closedAgendaPoints,
                let oldest = agenda.points.firstIndex(where: { $0.closedSeq != nil })
            {
                agenda.points.remove(at: oldest)
            }
        }
        return agenda
    }
}
