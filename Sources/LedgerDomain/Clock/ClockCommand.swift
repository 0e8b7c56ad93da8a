package enum ClockCommand: Hashable, Sendable {
    case advance(to: Instant)
}
