import LedgerDomain

extension Mutation {
    static let ofCourses: [Mutation] = [
        Mutation("hr co-signs what they set themself", breaks: .notAgreed) { log in
            let index = log.firstIndex { if case .cosigned = $0.isAgreement { true } else { false } }
            guard let index else { return nil }
            for other in log.indices where log[other].new.stream == log[index].new.stream {
                if case .set = log[other].isAgreement { log[other].context.actor = log[index].context.actor }
            }
            return index
        },
        // Whom no role was ever granted: everybody else may have got it by chance.
        course("somebody without the role co-signs", breaks: .notYours, by: MemberID(9_999)) {
            if case .cosigned = $0 { $0 } else { nil }
        },
        course("the time to reply is shorter than the policy's", breaks: .policyThen) { event in
            guard case .noticeServed(let served) = event else { return nil }
            return .noticeServed(.init(replyBy: served.replyBy.advanced(days: -4)))
        },
        course("another receives the notice", breaks: .ownAct, by: hana) {
            if case .noticeReceived = $0 { $0 } else { nil }
        },
        course("what is not agreed is called agreed", breaks: .sameTerms) { event in
            guard case .enteredForce(var entered) = event, entered.notAgreed else { return nil }
            entered.notAgreed = false
            return .enteredForce(entered)
        },
        course("what both confirmed is called not agreed", breaks: .notAgreed) { event in
            guard case .enteredForce(var entered) = event, !entered.notAgreed else { return nil }
            entered.notAgreed = true
            return .enteredForce(entered)
        },
        Mutation("it was never co-signed", breaks: .notAgreed) { log in
            let index = log.firstIndex { if case .cosigned = $0.isAgreement { true } else { false } }
            if let index { log[index].new.event = .agreement(.discussed(.init(text: .said("so")))) }
            return index
        },
        Mutation("an amendment changes a milestone that had begun", breaks: .notBackwards) { log in
            let amended = log.last { if case .amended = $0.isAgreement { true } else { false } }
            guard let stream = amended?.new.stream else { return nil }
            return first(&log) { line in
                guard case .amendmentProposed(var event) = line.isAgreement, line.new.stream == stream else {
                    return false
                }
                event.terms.window = DaySpan(
                    from: event.terms.window.from, to: event.terms.window.to, opensAt: event.terms.window.opensAt,
                    closesAt: line.at, zone: event.terms.window.zone)
                line.new.event = .agreement(.amendmentProposed(event))
                return true
            }
        },
        course("an amendment reaches into what had begun", breaks: .notBackwards, sequel: 20) { event in
            guard case .amendmentProposed(var proposed) = event else { return nil }
            let span = proposed.terms.milestones[0].span
            let begun = DaySpan(
                from: span.from, to: span.to, opensAt: span.opensAt.advanced(days: -60), closesAt: span.closesAt,
                zone: span.zone)
            proposed.terms.milestones[0].span = begun
            return .amendmentProposed(proposed)
        },
        Mutation("a side accepts the end that it proposed", breaks: .ownAct) { log in
            var proposers: [StreamName: EventActor] = [:]
            return first(&log) { line in
                if case .endProposed = line.isAgreement { proposers[line.new.stream] = line.context.actor }
                guard case .ended = line.isAgreement, let by = proposers[line.new.stream] else { return false }
                line.context.actor = by
                return true
            }
        },
        course("somebody else takes it over", breaks: .newManager) { event in
            if case .handedOver = event { .handedOver(.init(manager: hana)) } else { nil }
        },
        course("hr hands it over", breaks: .newManager, by: hana) { if case .handedOver = $0 { $0 } else { nil } },
        course("a question is answered by who asked it", breaks: .inOrder) { event in
            guard case .clarificationAnswered(var answered) = event else { return nil }
            answered.of = 0
            return .clarificationAnswered(answered)
        },
        course("how the goal changed is said of another goal", breaks: .together) { event in
            guard case .alignmentOutdated(let outdated) = event else { return nil }
            return .alignmentOutdated(.init(goal: GoalID(outdated.goal.number + 900)))
        },
        Mutation("an agreement is not told that its goal changed", breaks: .together) { log in
            let index = log.firstIndex { if case .alignmentOutdated = $0.isAgreement { true } else { false } }
            if let index { log.remove(at: index) }
            return index.map { $0 - 1 }
        },
        course("another waives the invitation", breaks: .ownAct, by: hana) {
            if case .proposalsWaived = $0 { $0 } else { nil }
        },
        Mutation("nobody waived the invitation", breaks: .sameTerms, sequel: 200) { log in
            var invited: [StreamName: Instant] = [:]
            let entries = log
            let index = entries.firstIndex { line in
                if case .proposalsInvited(let event) = line.isAgreement { invited[line.new.stream] = event.until.at }
                guard case .proposalsWaived = line.isAgreement, let until = invited[line.new.stream] else {
                    return false
                }
                return entries.contains { later in
                    guard case .confirmed = later.isAgreement, later.new.stream == line.new.stream else { return false }
                    return later.actor == line.actor && later.seq > line.seq && later.at < until
                }
            }
            if let index { log[index].new.event = .agreement(.discussed(.init(text: .said("so")))) }
            return index
        },
        Mutation("a strategy is adopted by who proposed it", breaks: .notYours) { log in
            first(&log) { line in
                guard case .strategy(.adopted) = line.new.event else { return false }
                line.context.actor = .member(otto)
                return true
            }
        },
        Mutation("an unanswered strategy is not called overdue", breaks: .sameReplay) { log in
            let index = log.firstIndex { if case .strategy(.overdue) = $0.new.event { true } else { false } }
            if let index { log.remove(at: index) }
            return index
        },
        Mutation("absence counts more days than there are", breaks: .computedVerdict) { log in
            first(&log) { line in
                guard case .person(.absenceRecorded(var event)) = line.new.event, !event.effects.isEmpty else {
                    return false
                }
                event.effects[0].workingDays += 1
                line.new.event = .person(.absenceRecorded(event))
                return true
            }
        },
        Mutation("the arithmetic of absence is not shown", breaks: .computedVerdict) { log in
            first(&log) { line in
                guard case .milestoneEvaluated(var event) = line.isAgreement, event.proRated != nil else {
                    return false
                }
                event.proRated = nil
                line.new.event = .agreement(.milestoneEvaluated(event))
                return true
            }
        },
        Mutation("a metric is answered for by who questioned it", breaks: .ownAct) { log in
            var asked: [UInt64: EventActor] = [:]
            return first(&log) { line in
                if case .metric(.questioned) = line.new.event { asked[line.seq] = line.context.actor }
                guard case .metric(.questionAnswered(let event)) = line.new.event, let by = asked[event.of] else {
                    return false
                }
                line.context.actor = by
                return true
            }
        },
    ]

    /// Changes the first event of an agreement for which `body` has another.
    private static func course(
        _ name: String, breaks: Invariant, by actor: MemberID? = nil, sequel: Int = 1,
        _ body: @escaping @Sendable (AgreementEvent) -> AgreementEvent?
    ) -> Mutation {
        Mutation(name, breaks: breaks, sequel: sequel) { log in
            first(&log) { line in
                guard let event = line.isAgreement, let other = body(event) else { return false }
                line.new.event = .agreement(other)
                if let actor { line.context.actor = .member(actor) }
                return true
            }
        }
    }
}

private typealias EventActor = LedgerDomain.Actor
