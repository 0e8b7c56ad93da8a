package enum CheckpointCommand: Hashable, Sendable {
    case schedule(AgreementID, at: CheckpointTime)
    /// `present` nil means the two of them.
    case hold(CheckpointID, present: [MemberID]?)
    case view(CheckpointID, rating: Rating, note: String?, confidence: UInt8?)
    case deny(CheckpointID, reason: String)
    case move(CheckpointID, to: CheckpointTime, reason: String)

    var checkpoint: CheckpointID? {
        switch self {
        case .schedule: nil
        case .hold(let id, _), .view(let id, _, _, _), .deny(let id, _), .move(let id, _, _): id
        }
    }
}

extension Act {
    func decide(_ command: CheckpointCommand) throws -> Decision {
        switch command {
        case .schedule(let agreement, let at): try scheduleCheckpoint(agreement, at: at)
        case .hold(let id, let present): try holdCheckpoint(id, present: present)
        case .view(let id, let rating, let note, let confidence):
            try viewCheckpoint(id, rating: rating, note: note, confidence: confidence)
        case .deny(let id, let reason): try denyCheckpoint(id, reason: reason)
        case .move(let id, let to, let reason): try moveCheckpoint(id, to: to, reason: reason)
        }
    }
}
