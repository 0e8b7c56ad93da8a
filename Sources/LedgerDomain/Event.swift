/// Everything that can have happened. A case is for ever; a changed meaning is a new case.
package enum Event: Hashable, Sendable {
    case ledgerOpened(LedgerOpened)
    case clockAdvanced(ClockAdvanced)
    case ledgerOutage(LedgerOutage)
    case timeAccepted(TimeAccepted)
    case memberRegistered(MemberRegistered)
    case memberRenamed(MemberRenamed)
    case memberAccountBound(MemberAccountBound)
    case memberDeparted(MemberDeparted)
    case relationshipAssigned(RelationshipAssigned)
    case relationshipEnded(RelationshipEnded)
    case roleGranted(RoleGranted)
    case roleRevoked(RoleRevoked)
    case goalPublished(GoalPublished)
    case goalRevised(GoalRevised)
    case goalClosed(GoalClosed)
    case metricDefined(MetricDefined)
    case metricReplaced(MetricReplaced)
    case measurementCovered(MeasurementCovered)
    case measurementRecorded(MeasurementRecorded)
    case measurementCorrected(MeasurementCorrected)
    case measurementContested(MeasurementContested)
    case agreementProposed(AgreementProposed)
    case agreementCountered(AgreementCountered)
    case agreementWithdrawn(AgreementWithdrawn)
    case agreementDiscussed(AgreementDiscussed)
    case agreementReserved(AgreementReserved)
    case agreementDeclined(AgreementDeclined)
    case agreementConfirmed(AgreementConfirmed)
    case agreementEnteredForce(AgreementEnteredForce)
    case milestoneEvaluated(MilestoneEvaluated)
    case milestoneOverridden(MilestoneOverridden)
    case milestoneWaived(MilestoneWaived)
    case agreementClosed(AgreementClosed)
}

/// Who an event speaks for.
package enum Actor: Hashable, Sendable {
    case member(MemberID)
    /// The daemon's own actor: what time alone brings about.
    case clock
    /// Whoever runs the daemon: opens a ledger, and nothing in the domain.
    case `operator`
}

/// What surrounds an event in the record, as far as folds need it.
package struct EventContext: Hashable, Sendable {
    package var seq: UInt64
    /// Ordinal in its stream, from 0.
    package var rev: UInt64
    package var at: Instant
    package var actor: Actor
    package var hash: LeafHash
    /// The stream in which it stands, and so the identifier of what it is about.
    package var stream: StreamName
    package init(seq: UInt64, rev: UInt64, at: Instant, actor: Actor, hash: LeafHash, stream: StreamName) {
        self.seq = seq
        self.rev = rev
        self.at = at
        self.actor = actor
        self.hash = hash
        self.stream = stream
    }
}

/// An event that a decision wants to be written.
package struct NewEvent: Hashable, Sendable {
    package var stream: StreamName
    package var event: Event
    /// The people whom it concerns, without doubles, the most concerned first.
    package var subjects: [MemberID]
    /// Index in the same decision of the event that brought it about.
    package var causedBy: Int?
    /// Positions of events that the decision rested on.
    package var basis: [UInt64]
    package init(
        _ event: Event, in stream: StreamName, subjects: [MemberID], causedBy: Int? = nil, basis: [UInt64] = []
    ) {
        self.event = event
        self.stream = stream
        self.subjects = subjects
        self.causedBy = causedBy
        self.basis = basis
    }
}
