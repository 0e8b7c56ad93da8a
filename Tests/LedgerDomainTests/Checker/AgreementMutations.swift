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
        Mutation("who was measured decides about the value", breaks: .ownAct) { log in
            first(&log) { line in
                guard case .measurement(.contestDecided) = line.new.event else { return false }
                line.context.actor = .member(line.new.subjects[0])
                return true
            }
        },
        Mutation("who recorded a value decides its contest", breaks: .ownAct) { log in
            var authors: [UInt64: Actor] = [:]
            return first(&log) { line in
                if case .measurement(.recorded) = line.new.event { authors[line.seq] = line.context.actor }
                guard case .measurement(.contestDecided(let event)) = line.new.event, let author = authors[event.of]
                else { return false }
                line.context.actor = author
                return true
            }
        },
        Mutation("a stranger decides a contest", breaks: .notYours) { log in
            first(&log) { line in
                guard case .measurement(.contestDecided) = line.new.event else { return false }
                line.context.actor = .member(MemberID(9_999))
                return true
            }
        },
        Mutation("what nobody contests is decided", breaks: .inOrder) { log in
            first(&log) { line in
                guard case .measurement(.contested(let event)) = line.new.event else { return false }
                line.new.event = .measurement(
                    .contestDecided(.init(of: event.of, verdict: .withdrawn, reason: event.reason)))
                return true
            }
        },
        Mutation(
            "a decision takes a value out of a verdict that comes after, or into it", breaks: .computedVerdict,
            sequel: 4_000
        ) { log in
            guard let index = log.indices.first(where: { decidesAboutAVerdict(log, at: $0) }),
                case .measurement(.contestDecided(var event)) = log[index].new.event
            else { return nil }
            event.verdict = event.verdict == .upheld ? .withdrawn : .upheld
            log[index].new.event = .measurement(.contestDecided(event))
            return index
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

    /// True where a contested value is decided about on which a sum, a count or a mean rests that is computed later.
    @Sendable private static func decidesAboutAVerdict(_ log: [Line], at index: Int) -> Bool {
        guard case .measurement(.contestDecided(let event)) = log[index].new.event,
            case .measurement(.recorded(let value)) = log[Int(event.of)].new.event
        else { return false }
        var terms: [StreamName: AgreedTerms] = [:]
        var adds = false
        for line in log {
            switch line.new.event {
            case .metric(.defined(let metric)) where line.new.stream == .metric(value.metric.metric):
                if metric.version == value.metric.version { adds = [.sum, .count, .mean].contains(metric.aggregate) }
            case .agreement(.proposed(let event)): terms[line.new.stream] = event.terms
            case .agreement(.countered(let event)): terms[line.new.stream] = event.terms
            case .agreement(.milestoneEvaluated(let verdict)) where line.seq > log[index].seq:
                let milestones = terms[line.new.stream]?.milestones ?? []
                let number = Int(verdict.milestone) - 1
                guard adds, verdict.verdict != .notMeasured, line.new.subjects.contains(value.member),
                    milestones.indices.contains(number)
                else { continue }
                let milestone = milestones[number]
                let days = milestone.span.from...milestone.span.to
                if milestone.metric == value.metric, days.contains(value.asOf) { return true }
            default: break
            }
        }
        return false
    }

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
