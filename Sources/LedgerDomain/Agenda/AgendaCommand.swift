package enum AgendaCommand: Hashable, Sendable {
    case raise(with: MemberID, text: String)
    /// The point raised at that position.
    case close(point: UInt64)
}

extension Act {
    func decide(_ command: AgendaCommand) throws -> Decision {
        switch command {
        case .raise(let other, let text): try raisePoint(with: other, text: text)
        case .close(let point): try closePoint(point)
        }
    }
}
