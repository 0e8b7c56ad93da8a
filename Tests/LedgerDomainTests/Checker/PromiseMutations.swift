import LedgerDomain

extension Mutation {
    static let ofPromises: [Mutation] = [
        promise("another promises", breaks: .ownAct, by: otto) { event in
            if case .made(let made) = event, made.inTerms == nil { event } else { nil }
        },
        promise("the debtor confirms", breaks: .ownAct, by: otto) { if case .confirmed = $0 { $0 } else { nil } },
        promise("another says that it is done", breaks: .ownAct, by: otto) { if case .done = $0 { $0 } else { nil } },
        promise("a stranger settles", breaks: .notYours, by: crm) { if case .settled = $0 { $0 } else { nil } },
        promise("a settlement without a reason", breaks: .saidWhy) { event in
            if case .settled(let said) = event {
                .settled(.init(verdict: said.verdict, reason: .said("")))
            } else {
                nil
            }
        },
        promise("what is done is open to contest for longer", breaks: .policyThen) { event in
            guard case .done(var done) = event else { return nil }
            done.contestBy = done.contestBy.later
            return .done(done)
        },
        promise("an answer has more time than the policy gives", breaks: .policyThen) { event in
            guard case .asked(var asked) = event else { return nil }
            asked.answerBy = asked.answerBy.later
            return .asked(asked)
        },
        promise("an earlier day than was promised", breaks: .ownAct) { event in
            guard case .moved(var moved) = event else { return nil }
            moved.due = DueDay(
                on: moved.due.on.advanced(by: -60), at: moved.due.at.advanced(days: -60), zone: moved.due.zone)
            return .moved(moved)
        },
        promise("a promise of terms by somebody's own act", breaks: .ownAct) { event in
            guard case .made(var made) = event, made.inTerms == nil else { return nil }
            made.inTerms = .init(terms: .init(seq: 1, hash: .init(words: (1, 1, 1, 1))), number: 1)
            return .made(made)
        },
        promise("a remedy that no decision ordered", breaks: .notYours) { event in
            guard case .asked(var asked) = event else { return nil }
            asked.kind = .remedy
            return .asked(asked)
        },
        promise("what nobody said to be done is contested", breaks: .inOrder) { event in
            if case .withdrawn(let said) = event { .contested(.init(reason: said.reason)) } else { nil }
        },
        Mutation("what is at its end moves on", breaks: .inOrder) { log in
            let index = log.firstIndex { if case .withdrawn = $0.isPromise { true } else { false } }
            guard let index else { return nil }
            let stream = log[index].new.stream
            return first(&log) { line in
                guard line.seq > UInt64(index), case .promise = line.new.stream else { return false }
                line.new.stream = stream
                return true
            }
        },
    ]

    /// Changes the first event of a promise for which `body` has another.
    private static func promise(
        _ name: String, breaks: Invariant, by actor: MemberID? = nil,
        _ body: @escaping @Sendable (PromiseEvent) -> PromiseEvent?
    ) -> Mutation {
        Mutation(name, breaks: breaks) { log in
            first(&log) { line in
                guard let event = line.isPromise, let other = body(event), actor == nil || line.actor != actor else {
                    return false
                }
                line.new.event = .promise(other)
                if let actor { line.context.actor = .member(actor) }
                return true
            }
        }
    }
}

extension DueDay {
    /// A day later.
    var later: DueDay { DueDay(on: on.advanced(by: 1), at: at.advanced(days: 1), zone: zone) }
}
