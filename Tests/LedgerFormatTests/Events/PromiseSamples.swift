import LedgerDomain

extension EventMaker {
    mutating func about() -> AboutReference {
        let number = wide()
        let all: [AboutReference] = [
            .agreement(AgreementID(number)), .checkpoint(CheckpointID(number)), .feedback(FeedbackID(number)),
            .goal(GoalID(number)), .metric(MetricID(number)), .promise(PromiseID(number)),
            .strategy(StrategyID(number)),
        ]
        return all[Int(self.number(0...UInt32(all.count - 1)))]
    }

    mutating func dueDay() -> DueDay { DueDay(on: day(), at: instant(), zone: span().zone) }

    mutating func promiseEvents() -> [Event] {
        [
            .promise(
                .asked(
                    PromiseAsked(
                        creditor: member(), debtor: member(), kind: one(of: PromiseKind.self),
                        about: maybe { $0.about() }, due: maybe { $0.dueDay() }, answerBy: dueDay(), what: text()))),
            .promise(
                .made(
                    PromiseMade(
                        creditor: member(), debtor: member(), kind: one(of: PromiseKind.self),
                        about: maybe { $0.about() }, due: dueDay(), what: maybe { $0.text() },
                        inTerms: maybe { PromiseMade.InTerms(terms: $0.reference(), number: $0.wide()) }))),
            .promise(.declined(SaidReason(reason: text()))),
            .promise(.done(PromiseDone(contestBy: dueDay(), evidence: maybe { $0.text() }))),
            .promise(.confirmed),
            .promise(.contested(SaidReason(reason: text()))),
            .promise(.settled(PromiseSettled(verdict: one(of: PromiseVerdict.self), reason: text()))),
            .promise(.moveAsked(PromiseMoveAsked(due: dueDay(), answerBy: dueDay(), reason: text()))),
            .promise(.moved(PromiseMoved(due: dueDay(), reason: maybe { $0.text() }))),
            .promise(.moveRefused(PerhapsReason(reason: maybe { $0.text() }))),
            .promise(.withdrawn(SaidReason(reason: text()))),
            .promise(.overdue),
            .promise(.unanswered),
        ]
    }
}

extension PromiseEvent {
    /// The case, counted from 0.
    var ordinal: Int {
        switch self {
        case .asked: 0
        case .made: 1
        case .declined: 2
        case .done: 3
        case .confirmed: 4
        case .contested: 5
        case .settled: 6
        case .moveAsked: 7
        case .moved: 8
        case .moveRefused: 9
        case .withdrawn: 10
        case .overdue: 11
        case .unanswered: 12
        }
    }
}
