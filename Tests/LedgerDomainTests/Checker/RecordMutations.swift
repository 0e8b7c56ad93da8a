import LedgerDomain

extension Mutation {
    static let ofRecords: [Mutation] = [
        Mutation("an event is gone from its stream", breaks: .noEdit, sequel: 400) { log in
            let index = log.firstIndex { if case .discussed = $0.isAgreement { true } else { false } }
            if let index { log.remove(at: index) }
            return index
        },
        Mutation("an ordinal is given twice", breaks: .noEdit) { log in
            first(&log) { line in
                guard line.context.rev > 0 else { return false }
                line.context.rev -= 1
                return true
            }
        },
        Mutation("time goes back", breaks: .noEdit) { log in
            first(&log) { line in
                guard line.seq > 40 else { return false }
                line.context.at = line.at.advanced(days: -20)
                return true
            }
        },
        Mutation("a decision has two actors", breaks: .together) { log in
            first(&log) { line in
                guard case .enteredForce = line.isAgreement else { return false }
                line.context.actor = .member(hana)
                return true
            }
        },
        Mutation("a verdict of the clock is gone", breaks: .sameReplay) { log in
            let index = log.firstIndex { if case .milestoneEvaluated = $0.isAgreement { true } else { false } }
            guard let index else { return nil }
            let decision = log[index].decision
            log.removeAll { $0.decision == decision }
            return index
        },
        Mutation("the clock says it twice", breaks: .sameReplay) { log in
            let index = log.firstIndex { if case .overdue = $0.isPromise { true } else { false } }
            guard let index else { return nil }
            var again = log[index]
            again.decision += 1
            for later in log.indices where later > index { log[later].decision += 1 }
            log.insert(again, at: index + 1)
            return index + 1
        },
        Mutation("the clock says it too early", breaks: .sameReplay) { log in
            let index = log.firstIndex { if case .overdue = $0.isPromise { true } else { false } }
            guard let index else { return nil }
            // Further than any clock is put forward.
            log[index].context.at = log[index].at.advanced(days: -400)
            return index
        },
        Mutation("somebody says what is the clock's", breaks: .sameReplay) { log in
            first(&log) { line in
                guard case .overdue = line.isPromise else { return false }
                line.context.actor = .member(hana)
                return true
            }
        },
        Mutation("a policy takes effect without notice", breaks: .policyThen) { log in
            first(&log) { line in
                guard case .ledger(.policyPublished(var event)) = line.new.event else { return false }
                event.on = event.on.advanced(by: -20)
                event.from = event.from.advanced(days: -20)
                line.new.event = .ledger(.policyPublished(event))
                return true
            }
        },
        Mutation("a policy goes under a floor", breaks: .policyThen) { log in
            first(&log) { line in
                guard case .ledger(.policyPublished(var event)) = line.new.event else { return false }
                event.policy = Policy(version: event.policy.version) { $0 == .denyDays ? 1 : $0.standard }
                line.new.event = .ledger(.policyPublished(event))
                return true
            }
        },
        Mutation("something was written in an outage", breaks: .honestTime) { log in
            first(&log) { line in
                guard case .ledger(.outage(var event)) = line.new.event else { return false }
                event.from = event.from.advanced(days: -5)
                line.new.event = .ledger(.outage(event))
                return true
            }
        },
        Mutation("outages extend nothing", breaks: .sameReplay, sequel: 10_000) { log in
            var found: Int?
            for index in log.indices {
                guard case .ledger(.outage(let event)) = log[index].new.event else { continue }
                found = index
                let second = LedgerOutage(from: event.from, to: event.from.advanced(seconds: 1))
                log[index].new.event = .ledger(.outage(second))
            }
            return found
        },
    ]

    static let ofPeople: [Mutation] = [
        Mutation("dana publishes a policy", breaks: .notYours) { log in
            first(&log) { line in
                guard case .ledger(.policyPublished) = line.new.event else { return false }
                line.context.actor = .member(dana)
                return true
            }
        },
        Mutation("somebody unknown acts", breaks: .notYours) { log in
            first(&log) { line in
                guard case .goal(.published) = line.new.event else { return false }
                line.context.actor = .member(MemberID(999))
                return true
            }
        },
        Mutation("the operator acts in the domain", breaks: .notYours) { log in
            first(&log) { line in
                guard case .goal(.published) = line.new.event else { return false }
                line.context.actor = .operator
                return true
            }
        },
        Mutation("the clock speaks for somebody", breaks: .notYours) { log in
            first(&log) { line in
                guard case .confirmed = line.isPromise else { return false }
                line.context.actor = .clock
                return true
            }
        },
        Mutation("somebody comes to stand above themself", breaks: .notYours) { log in
            first(&log) { line in
                guard case .person(.relationshipAssigned(var event)) = line.new.event, event.member == dana else {
                    return false
                }
                event.manager = dana
                line.new.event = .person(.relationshipAssigned(event))
                return true
            }
        },
        Mutation("the manager before is not ended", breaks: .together) { log in
            let index = log.firstIndex { line in
                guard case .person(.relationshipEnded) = line.new.event else { return false }
                return log.contains {
                    guard case .person(.relationshipAssigned) = $0.new.event else { return false }
                    return $0.decision == line.decision
                }
            }
            if let index { log.remove(at: index) }
            return index
        },
    ]
}
