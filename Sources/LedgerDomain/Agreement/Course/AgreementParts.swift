/// What an agreement remembers of its course. Positions and instants, never texts.
extension Agreement {
    package struct Invitation: Hashable, Sendable {
        package var until: DueDay
        package var seq: UInt64
        /// Of the member's waiver.
        package var waived: UInt64?
    }

    /// A clarification that one side asked the other for.
    package struct Question: Hashable, Sendable {
        package var seq: UInt64
        package var by: MemberID
        package var at: Instant
        package var answerBy: Instant
        /// Of the answer, and when it came.
        package var answer: Answer?

        package struct Answer: Hashable, Sendable {
            package var seq: UInt64
            package var by: MemberID
            package var at: Instant
        }
    }

    /// What one side says that the other's own words get wrong.
    package struct Correction: Hashable, Sendable {
        /// The confirmation.
        package var of: UInt64
        package var by: MemberID
        package var seq: UInt64
    }

    /// Terms that the manager set without the member's agreement.
    package struct Setting: Hashable, Sendable {
        package var terms: TermsReference
        package var by: MemberID
        package var seq: UInt64
        package var cosigned: Cosigned?
        package var notice: Notice?
        /// Of the member's no, which is kept and ends nothing.
        package var declined: UInt64?

        package struct Cosigned: Hashable, Sendable {
            package var by: MemberID
            package var seq: UInt64
        }

        package struct Notice: Hashable, Sendable {
            package var replyBy: Instant
            package var seq: UInt64
            /// Of the member's receipt, and when it came.
            package var received: UInt64?
            package var receivedAt: Instant?
        }
    }

    /// Terms that wait to take the place of those in force.
    package struct Amendment: Hashable, Sendable {
        package var proposed: Revision
        package var confirmations: [Confirmation]
    }

    package struct EndProposal: Hashable, Sendable {
        package var by: MemberID
        package var seq: UInt64
        package var at: Instant
    }

    package struct Ended: Hashable, Sendable {
        /// What it was until it ended; a verdict may still be overridden.
        package var before: InForce
        package var by: MemberID
        package var seq: UInt64
        package var at: Instant
    }

    /// Whether the goal that it serves is still what both looked at.
    package enum Alignment: Hashable, Sendable {
        case outdated(GoalID, seq: UInt64, at: Instant)
        case affirmed(by: MemberID, seq: UInt64, at: Instant)
    }

    package struct Handover: Hashable, Sendable {
        package var from: MemberID
        package var to: MemberID
        package var seq: UInt64
        package var at: Instant
    }
}
