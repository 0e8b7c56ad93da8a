import LedgerDomain

extension Mutation {
    static let ofMeetings: [Mutation] = [
        checkpoint("a stranger says that both met", breaks: .ownAct, by: hana) {
            if case .held = $0 { $0 } else { nil }
        },
        checkpoint("another gives somebody's view", breaks: .ownAct, by: otto) {
            if case .viewGiven = $0 { $0 } else { nil }
        },
        checkpoint("one of the two was not there", breaks: .ownAct) { event in
            guard case .held(var held) = event else { return nil }
            held.present.removeLast()
            return .held(held)
        },
        checkpoint("there is more time to deny than the policy gives", breaks: .policyThen) { event in
            guard case .held(var held) = event else { return nil }
            held.deniableUntil = held.deniableUntil.advanced(days: 1)
            return .held(held)
        },
        checkpoint("there is more time to meet than the policy gives", breaks: .policyThen) { event in
            guard case .scheduled(var scheduled) = event else { return nil }
            scheduled.openUntil = scheduled.openUntil.advanced(days: 1)
            return .scheduled(scheduled)
        },
        checkpoint("another had to see to it", breaks: .sameReplay) { event in
            if case .missed = event { .missed(.init(by: hana)) } else { nil }
        },
        checkpoint("it lapses for another reason", breaks: .sameReplay) { event in
            guard case .lapsed(let lapsed) = event else { return nil }
            return .lapsed(.init(because: lapsed.because == .agreementOver ? .nobodyToMeet : .agreementOver))
        },
        checkpoint("the first is on another day", breaks: .inOrder) { event in
            guard case .scheduled(var first) = event, first.cadence, first.after == nil else { return nil }
            first.on = first.on.advanced(by: 1)
            return .scheduled(first)
        },
        Mutation("nobody is to meet when terms enter force", breaks: .together) { log in
            without(&log) { if case .scheduled(let first) = $0 { first.cadence && first.after == nil } else { false } }
        },
        Mutation("the next one of the cadence is forgotten", breaks: .together) { log in
            without(&log) { if case .scheduled(let next) = $0 { next.after != nil } else { false } }
        },
        Mutation("a second move by the convenor is none", breaks: .together) { log in
            let moves = Set(log.filter { if case .moved = $0.isCheckpoint { true } else { false } }.map(\.decision))
            let index = log.firstIndex { line in
                if case .missed = line.isCheckpoint { moves.contains(line.decision) } else { false }
            }
            if let index { log.remove(at: index) }
            return index.map { $0 - 1 }
        },
        Mutation("a side denies its own word", breaks: .ownAct) { log in
            var said: [StreamName: LedgerDomain.Actor] = [:]
            return first(&log) { line in
                if case .held = line.isCheckpoint { said[line.new.stream] = line.context.actor }
                guard case .heldDenied = line.isCheckpoint, let by = said[line.new.stream] else { return false }
                line.context.actor = by
                return true
            }
        },
        Mutation("a day that passed is not missed", breaks: .sameReplay) { log in
            let index = log.firstIndex { if case .missed = $0.isCheckpoint { $0.isByClock } else { false } }
            guard let index else { return nil }
            let decision = log[index].decision
            log.removeAll { $0.decision == decision }
            return index
        },
        Mutation("somebody else closes a point of two", breaks: .ownAct) { log in
            first(&log) { line in
                guard case .agenda(.pointClosed) = line.new.event else { return false }
                line.context.actor = .member(otto)
                return true
            }
        },
        Mutation("a point is closed that others raised", breaks: .inOrder) { log in
            first(&log) { line in
                guard case .agenda(.pointClosed) = line.new.event else { return false }
                line.new.event = .agenda(.pointClosed(.init(point: 0)))
                return true
            }
        },
        Mutation("a point says nothing", breaks: .saidWhy) { log in
            first(&log) { line in
                guard case .agenda(.pointRaised) = line.new.event else { return false }
                line.new.event = .agenda(.pointRaised(.init(text: .said(""))))
                return true
            }
        },
    ]

    private static func without(_ log: inout [Line], _ test: (CheckpointEvent) -> Bool) -> Int? {
        let index = log.firstIndex { $0.isCheckpoint.map(test) ?? false }
        if let index { log.remove(at: index) }
        return index.map { $0 - 1 }
    }

    /// Changes the first event of a checkpoint for which `body` has another.
    private static func checkpoint(
        _ name: String, breaks: Invariant, by actor: MemberID? = nil,
        _ body: @escaping @Sendable (CheckpointEvent) -> CheckpointEvent?
    ) -> Mutation {
        Mutation(name, breaks: breaks) { log in
            first(&log) { line in
                guard let event = line.isCheckpoint, let other = body(event) else { return false }
                line.new.event = .checkpoint(other)
                if let actor { line.context.actor = .member(actor) }
                return true
            }
        }
    }
}

extension MemoryLedger.Entry {
    fileprivate var isCheckpoint: CheckpointEvent? {
        if case .checkpoint(let event) = new.event { event } else { nil }
    }
}
