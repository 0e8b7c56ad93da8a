package enum StrategyCommand: Hashable, Sendable {
    case propose(AgreementID, text: String)
    case adopt(StrategyID)
    case adapt(StrategyID, text: String)
    case accept(StrategyID)
    case decline(StrategyID, reason: String)
    case withdraw(StrategyID, reason: String?)

    var strategy: StrategyID? {
        switch self {
        case .propose: nil
        case .adopt(let id), .adapt(let id, _), .accept(let id), .decline(let id, _), .withdraw(let id, _): id
        }
    }
}

extension Act {
    func decide(_ command: StrategyCommand) throws -> Decision {
        switch command {
        case .propose(let agreement, let text): try proposeStrategy(for: agreement, text: text)
        case .adopt(let id):
            try answer(id, "\(id) was not adopted", said: nil) { _ in .adopted }
        case .adapt(let id, let text):
            try answer(id, "\(id) was not adapted", said: (text, "/text")) { .adapted(SaidText(text: $0)) }
        case .decline(let id, let reason):
            try answer(id, "\(id) was not declined", said: (reason, "/reason")) { .declined(SaidReason(reason: $0)) }
        case .accept(let id): try acceptStrategy(id)
        case .withdraw(let id, let reason): try withdrawStrategy(id, reason: reason)
        }
    }
}
