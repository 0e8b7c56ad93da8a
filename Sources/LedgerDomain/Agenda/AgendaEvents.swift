/// What two people mean to talk about.
package enum AgendaEvent: Hashable, Sendable {
    case pointRaised(SaidText)
    case pointClosed(AgendaPointClosed)
}

extension AgendaEvent {
    var withheld: AgendaEvent {
        switch self {
        case .pointRaised: .pointRaised(SaidText(text: .withheld))
        case .pointClosed: self
        }
    }

    var said: String? {
        switch self {
        case .pointRaised(let event): event.text.shown
        case .pointClosed: nil
        }
    }
}

package struct AgendaPointClosed: Hashable, Sendable {
    /// Where the point was raised.
    package var point: UInt64
    package init(point: UInt64) { self.point = point }
}
