import LedgerDomain

extension EventMaker {
    mutating func checkpointEvents() -> [Event] {
        [
            .checkpoint(
                .scheduled(
                    CheckpointScheduled(
                        agreement: AgreementID(wide()), member: member(), manager: member(), convenor: member(),
                        at: instant(), on: day(), zone: span().zone, openUntil: instant(), cadence: bool(),
                        after: maybe { CheckpointID($0.wide()) }))),
            .checkpoint(
                .moved(
                    CheckpointMoved(
                        at: instant(), on: day(), zone: span().zone, openUntil: instant(), reason: text()))),
            .checkpoint(.held(CheckpointHeld(present: list(1...4) { $0.member() }, deniableUntil: instant()))),
            .checkpoint(.heldDenied(SaidReason(reason: text()))),
            .checkpoint(
                .viewGiven(
                    CheckpointViewGiven(
                        rating: sealed { $0.one(of: Rating.self) }, note: maybe { $0.text() },
                        confidence: maybe { $0.sealed { UInt8($0.number(0...10)) } }))),
            .checkpoint(.missed(CheckpointMissed(by: member()))),
            .checkpoint(.lapsed(CheckpointLapsed(because: one(of: LapseReason.self)))),
        ]
    }

    mutating func agendaEvents() -> [Event] {
        [
            .agenda(.pointRaised(SaidText(text: text()))),
            .agenda(.pointClosed(AgendaPointClosed(point: seq()))),
        ]
    }
}

extension CheckpointEvent {
    /// The case, counted from 0.
    var ordinal: Int {
        switch self {
        case .scheduled: 0
        case .moved: 1
        case .held: 2
        case .heldDenied: 3
        case .viewGiven: 4
        case .missed: 5
        case .lapsed: 6
        }
    }
}

extension AgendaEvent {
    /// The case, counted from 0.
    var ordinal: Int {
        switch self {
        case .pointRaised: 0
        case .pointClosed: 1
        }
    }
}
