/// Who looked at a person's record on the last day on which somebody did: fold of the stream `looked/<person>`. Earlier
/// days stand in the record.
package struct Looked: Hashable, Sendable {
    package private(set) var day: Day
    /// Who looked on that day.
    package private(set) var viewers: Set<MemberID> = []

    /// True when it is recorded that `viewer` looked on `day`.
    package func has(_ viewer: MemberID, on day: Day) -> Bool { self.day == day && viewers.contains(viewer) }

    /// The state after `event`; events of other streams change nothing.
    package static func evolve(_ state: consuming Looked?, by event: Event, _ context: EventContext) -> Looked? {
        guard case .looked(.viewed(let viewed)) = event, case .member(let viewer) = context.actor else { return state }
        var looked = state ?? Looked(day: viewed.on)
        if looked.day != viewed.on {
            looked.day = viewed.on
            looked.viewers = []
        }
        looked.viewers.insert(viewer)
        return looked
    }
}

/// What has to be recorded before `viewer` is shown something of the people in `shown` on `day` (`reads-recorded`): one
/// event a viewer, person and day.
///
/// - Parameter shown: as ``Standing/viewedAs`` has it for each.
/// - Returns: by the people's numbers; none when all of it stands in the record.
/// - Complexity: O(people), a look-up each.
package func viewings(
    of shown: [MemberID: ViewedAs], by viewer: MemberID, on day: Day, given facts: some Facts
) throws -> [NewEvent] {
    var events: [NewEvent] = []
    for (person, capacity) in shown.sorted(by: { $0.key < $1.key }) {
        if try facts.looked(person)?.has(viewer, on: day) == true { continue }
        events.append(
            NewEvent(
                .looked(.viewed(RecordViewed(of: person, as: capacity, on: day))), in: .looked(person),
                subjects: [person, viewer]))
    }
    return events
}
