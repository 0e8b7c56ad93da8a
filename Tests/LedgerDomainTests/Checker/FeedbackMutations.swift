import LedgerDomain

extension Mutation {
    static let ofFeedback: [Mutation] = [
        feedback("what comes late says that it does not", breaks: .lateIsLate) { event in
            guard case .given(var given) = event, given.lagDays > 0 else { return nil }
            given.lagDays = 0
            return .given(given)
        },
        feedback("it was seen on a day that had not come", breaks: .notBackwards) { event in
            guard case .given(var given) = event else { return nil }
            given.observedOn = given.observedOn.advanced(by: 400)
            return .given(given)
        },
        feedback("somebody tells it to themself", breaks: .notYours) { event in
            guard case .given(var given) = event else { return nil }
            given.receiver = given.giver
            return .given(given)
        },
        feedback("it says nothing of what was seen", breaks: .saidWhy) { event in
            guard case .given(var given) = event else { return nil }
            given.observation = .said("")
            return .given(given)
        },
        feedback("it asks for a change and says none", breaks: .saidWhy) { event in
            guard case .given(var given) = event, given.kind != .recognition else { return nil }
            given.nextStep = nil
            return .given(given)
        },
        feedback("another says that it was seen", breaks: .ownAct, by: otto) { event in
            if case .seen = event { event } else { nil }
        },
        feedback("another takes it back", breaks: .ownAct, by: otto) { event in
            if case .retracted = event { event } else { nil }
        },
        feedback("another shows the recognition", breaks: .ownAct, by: otto) { event in
            if case .shown = event { event } else { nil }
        },
        feedback("there is more time to answer than the policy gives", breaks: .policyThen) { event in
            guard case .requested(var requested) = event else { return nil }
            requested.answerBy = requested.answerBy.advanced(days: 1)
            return .requested(requested)
        },
        Mutation("its receiver is not told", breaks: .nothingHidden) { log in
            first(&log) { line in
                guard case .feedback(.given(let given)) = line.new.event else { return false }
                line.new.subjects.removeAll { $0 == given.receiver }
                return true
            }
        },
        Mutation("a recognition is shown before it is given", breaks: .inOrder) { log in
            let index = log.firstIndex { if case .feedback(.shown) = $0.new.event { true } else { false } }
            guard let index else { return nil }
            let stream = log[index].new.stream
            return first(&log) { line in
                guard line.new.stream == stream, case .feedback(.given(var given)) = line.new.event else {
                    return false
                }
                given.kind = .developmental
                given.nextStep = .said("so")
                line.new.event = .feedback(.given(given))
                return true
            }.map { _ in index }
        },
    ]

    /// Changes the first event of feedback for which `body` has another.
    private static func feedback(
        _ name: String, breaks: Invariant, by actor: MemberID? = nil,
        _ body: @escaping @Sendable (FeedbackEvent) -> FeedbackEvent?
    ) -> Mutation {
        Mutation(name, breaks: breaks) { log in
            first(&log) { line in
                guard case .feedback(let event) = line.new.event, let other = body(event) else { return false }
                line.new.event = .feedback(other)
                if let actor { line.context.actor = .member(actor) }
                return true
            }
        }
    }
}
