import LedgerDomain

extension Mutation {
    static let ofVerdicts: [Mutation] = [
        verdict("a milestone that was missed is met") { event in
            if event.verdict != .missed { return false }
            event.verdict = .met
            return true
        },
        verdict("another value") { event in
            guard let value = event.value else { return false }
            event.value = Decimal(clampingMillionths: value.millionths + 1)
            return true
        },
        verdict("a verdict on what nobody measured") { event in
            if event.verdict != .notMeasured { return false }
            event.verdict = .met
            event.value = .zero
            return true
        },
        verdict("another target") { event in
            event.target = Decimal(clampingMillionths: event.target.millionths + 1)
            return true
        },
        Mutation("nobody vouched that the source was complete", breaks: .computedVerdict) { log in
            log.removeAll { if case .metric(.covered) = $0.new.event { true } else { false } }
            return log.count - 1
        },
        Mutation("an override has no reason", breaks: .saidWhy) { log in
            first(&log) { line in
                guard case .milestoneOverridden(var event) = line.isAgreement else { return false }
                event.reason = .withheld
                line.new.event = .agreement(.milestoneOverridden(event))
                return true
            }
        },
        Mutation("what was never computed is overridden", breaks: .computedVerdict) { log in
            first(&log) { line in
                guard case .milestoneOverridden(var event) = line.isAgreement else { return false }
                event.milestone = 60
                line.new.event = .agreement(.milestoneOverridden(event))
                return true
            }
        },
        Mutation("a stranger overrides", breaks: .notYours) { log in
            first(&log) { line in
                guard case .milestoneOverridden = line.isAgreement else { return false }
                line.context.actor = .member(otto)
                return true
            }
        },
        Mutation("an agreement closes otherwise than its milestones say", breaks: .computedVerdict) { log in
            first(&log) { line in
                guard case .closed(var event) = line.isAgreement else { return false }
                event.met += 1
                line.new.event = .agreement(.closed(event))
                return true
            }
        },
    ]

    private static func verdict(
        _ name: String, _ body: @escaping @Sendable (inout MilestoneEvaluated) -> Bool
    ) -> Mutation {
        Mutation(name, breaks: .computedVerdict) { log in
            first(&log) { line in
                guard case .milestoneEvaluated(var event) = line.isAgreement, body(&event) else { return false }
                line.new.event = .agreement(.milestoneEvaluated(event))
                return true
            }
        }
    }
}
