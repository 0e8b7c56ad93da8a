/// Somebody ended a conversation before its end. What was sent until then stays sent; nothing else was.
struct Stopped: Error, Equatable {
    enum How: Equatable {
        /// Ctrl-D: somebody has said enough.
        case ended
        /// The terminal is gone: a window closed, a connection lost.
        case gone
        /// Ctrl-C.
        case interrupted
        /// Nothing but answers that would not do.
        case gaveUp
    }

    var how: How
    /// The command that takes up where this one stopped.
    var goOn: String?
}

extension Complaint {
    init(_ stopped: Stopped) {
        let because = stopped.how == .gaveUp ? ["\(Conversation.wrongAnswers) answers in a row would not do"] : []
        let status: ExitStatus =
            switch stopped.how {
            case .ended: .ok
            case .gone: .hungUp
            case .interrupted: .interrupted
            case .gaveUp: .usage
            }
        self.init(
            "stopped here; what was sent before stays sent, nothing else was", because: because,
            hint: stopped.goOn.map { "go on with \($0)" }, status: status)
    }
}
