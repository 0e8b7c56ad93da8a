import LedgerDomain

extension Mutation {
    static let ofMeasurements: [Mutation] = [
        Mutation("a row is recorded twice", breaks: .noEdit) { log in
            let index = log.firstIndex { if case .measurement(.recorded) = $0.new.event { true } else { false } }
            guard let row = index.map({ log[$0] }) else { return nil }
            return first(&log) { line in
                guard case .measurement(.recorded) = line.new.event, line.seq > row.seq else { return false }
                line.new.event = row.new.event
                return true
            }
        },
        Mutation("another contests what was measured of somebody", breaks: .ownAct) { log in
            first(&log) { line in
                guard case .measurement(.contested) = line.new.event else { return false }
                line.context.actor = .member(hana)
                return true
            }
        },
        Mutation("somebody out of scope speaks for a system", breaks: .notYours) { log in
            first(&log) { line in
                guard case .measurement(.recorded(var event)) = line.new.event, event.knowledge != .system,
                    line.actor != crm
                else { return false }
                event.knowledge = .system
                line.new.event = .measurement(.recorded(event))
                return true
            }
        },
        Mutation("a correction has no reason", breaks: .saidWhy) { log in
            first(&log) { line in
                guard case .measurement(.corrected(var event)) = line.new.event else { return false }
                event.reason = .said("  ")
                line.new.event = .measurement(.corrected(event))
                return true
            }
        },
    ]

    static let ofAgreements: [Mutation] = [
        terms("terms have no milestone", breaks: .completeTerms) { terms, _ in terms.milestones = [] },
        terms("a milestone is judged a day later", breaks: .completeTerms) { terms, _ in
            terms.milestones[0].verdictAt = terms.milestones[0].verdictAt.advanced(days: 1)
        },
        terms("terms say no outcome", breaks: .completeTerms) { terms, _ in terms.outcome = .said("") },
        terms("a step needs more misses than it counts", breaks: .declaredFirst) { terms, _ in
            terms.consequences = [.init(step: 1, misses: 3, of: 2, what: .said("so"), currentForDays: 9)]
        },
        terms("terms name a version that is not the newest", breaks: .fixedMetric) { terms, _ in
            terms.measures[0].metric = MetricVersion(terms.measures[0].metric.metric, version: 77)
        },
        terms("a manager proposes how", breaks: .activityIsTheirs, by: .manager) { terms, _ in
            terms.measures[0].metric = calls
        },
        terms("terms promise for somebody else", breaks: .ownAct) { terms, at in
            terms.promises = [.init(kind: .plain, what: .said("so"), debtor: otto, dueOn: at.utcDay, dueAt: at)]
        },
        Mutation("somebody else confirms", breaks: .notYours) { log in
            first(&log) { line in
                guard case .confirmed = line.isAgreement else { return false }
                line.context.actor = .member(otto)
                return true
            }
        },
        Mutation("other terms are confirmed", breaks: .sameTerms) { log in
            first(&log) { line in
                guard case .confirmed(var event) = line.isAgreement else { return false }
                event.terms = TermsReference(seq: event.terms.seq, hash: line.context.hash)
                line.new.event = .agreement(.confirmed(event))
                return true
            }
        },
        Mutation("one side confirmed other terms than those that enter force", breaks: .sameTerms) { log in
            let entered = log.first { if case .enteredForce = $0.isAgreement { true } else { false } }
            guard let stream = entered?.new.stream else { return nil }
            return first(&log) { line in
                guard case .confirmed(var event) = line.isAgreement, line.new.stream == stream else { return false }
                event.terms = TermsReference(seq: event.terms.seq, hash: line.context.hash)
                line.new.event = .agreement(.confirmed(event))
                return true
            }
        },
        Mutation("nothing enters force with the second confirmation", breaks: .together) { log in
            let index = log.firstIndex { if case .enteredForce = $0.isAgreement { true } else { false } }
            if let index { log.remove(at: index) }
            return index.map { $0 - 1 }
        },
        Mutation("a promise of the terms is not made", breaks: .together) { log in
            let index = log.firstIndex { if case .made(let made) = $0.isPromise { made.inTerms != nil } else { false } }
            if let index { log.remove(at: index) }
            return index.map { $0 - 1 }
        },
        Mutation("it is confirmed when its window has begun", breaks: .notBackwards) { log in
            let index = log.firstIndex { if case .enteredForce = $0.isAgreement { true } else { false } }
            guard let index else { return nil }
            for other in log.indices where log[other].decision == log[index].decision {
                log[other].context.at = log[other].at.advanced(days: 40)
            }
            return index
        },
        Mutation("no need of support is said by the manager", breaks: .ownAct) { log in
            var members: [StreamName: MemberID] = [:]
            return first(&log) { line in
                if case .proposed(let event) = line.isAgreement { members[line.new.stream] = event.member }
                guard case .confirmed(var event) = line.isAgreement, members[line.new.stream] != line.actor else {
                    return false
                }
                event.noSupportNeeded = true
                line.new.event = .agreement(.confirmed(event))
                return true
            }
        },
        Mutation("the other side is not among the subjects", breaks: .nothingHidden) { log in
            first(&log) { line in
                guard case .proposed = line.isAgreement else { return false }
                line.new.subjects.removeLast()
                return true
            }
        },
        Mutation("what was declined is confirmed", breaks: .inOrder) { log in
            var declined: StreamName?
            return first(&log) { line in
                if case .declined = line.isAgreement { declined = declined ?? line.new.stream }
                guard let declined, case .discussed = line.isAgreement else { return false }
                line.new.stream = declined
                return true
            }
        },
    ]

    private enum Side { case anybody, manager }

    /// Changes the terms of a proposal.
    private static func terms(
        _ name: String, breaks: Invariant, by side: Side = .anybody,
        _ body: @escaping @Sendable (inout AgreedTerms, Instant) -> Void
    ) -> Mutation {
        Mutation(name, breaks: breaks) { log in
            first(&log) { line in
                guard case .proposed(var event) = line.isAgreement else { return false }
                if side == .manager, line.actor != event.manager { return false }
                body(&event.terms, line.at.advanced(days: 9))
                line.new.event = .agreement(.proposed(event))
                return true
            }
        }
    }
}
