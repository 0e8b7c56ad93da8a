/// One thing that a policy settles: a window, a threshold or a cadence, in days.
package enum PolicyField: Int, Hashable, Sendable, CaseIterable {
    case answerDays, cadenceDays, checkpointGraceDays, contestDays, denyDays, feedbackFreshDays, policyNoticeDays,
        replyDays, retentionDays

    /// As it is spelled in the record and on the wire, for ever.
    package var name: StaticString {
        switch self {
        case .answerDays: "answerDays"
        case .cadenceDays: "cadenceDays"
        case .checkpointGraceDays: "checkpointGraceDays"
        case .contestDays: "contestDays"
        case .denyDays: "denyDays"
        case .feedbackFreshDays: "feedbackFreshDays"
        case .policyNoticeDays: "policyNoticeDays"
        case .replyDays: "replyDays"
        case .retentionDays: "retentionDays"
        }
    }

    /// What holds until a policy says otherwise.
    package var standard: UInt32 {
        switch self {
        case .answerDays, .denyDays, .replyDays: 7
        case .checkpointGraceDays: 3
        case .cadenceDays, .contestDays, .feedbackFreshDays, .policyNoticeDays: 14
        case .retentionDays: 1_095
        }
    }

    /// What a policy may say. The lower bounds of windows that protect somebody are floors that no policy goes under.
    package var bounds: ClosedRange<UInt32> {
        switch self {
        case .answerDays, .feedbackFreshDays: 1...60
        case .cadenceDays: 1...92
        case .checkpointGraceDays: 1...14
        case .contestDays: 7...60
        case .denyDays: 3...30
        case .policyNoticeDays: 14...180
        case .replyDays: 3...60
        case .retentionDays: 365...3_660
        }
    }

    /// One clause, for people.
    package var meaning: StaticString {
        switch self {
        case .answerDays: "an ask, a strategy, a question or a request for feedback waits so long for its answer"
        case .cadenceDays: "between one-to-ones, unless the terms say otherwise"
        case .checkpointGraceDays: "after its day, until a one-to-one counts as missed"
        case .contestDays:
            "to contest that a promise was kept, and then to settle it; to decide about a contested value"
        case .denyDays: "to deny that a one-to-one was held"
        case .feedbackFreshDays: "after what it is about, until feedback counts as late"
        case .policyNoticeDays: "from the publication of a policy until it takes effect"
        case .replyDays: "to reply to what was set without agreement"
        case .retentionDays: "for which words are kept before they may be erased; of a whole person, after they left"
        }
    }
}

/// Every window, threshold and cadence that holds at one time, in days.
package struct Policy: Hashable, Sendable {
    /// 0 for what holds before any policy was published.
    package let version: UInt32
    private var days: [UInt32]

    /// What holds until somebody publishes a policy.
    package static let standard = Policy(version: 0, days: PolicyField.allCases.map(\.standard))

    private init(version: UInt32, days: [UInt32]) {
        self.version = version
        self.days = days
    }

    package init(version: UInt32, _ value: (PolicyField) -> UInt32) {
        self.init(version: version, days: PolicyField.allCases.map(value))
    }

    package subscript(field: PolicyField) -> UInt32 { days[field.rawValue] }

    package var answerDays: Int { Int(self[.answerDays]) }
    package var cadenceDays: Int { Int(self[.cadenceDays]) }
    package var checkpointGraceDays: Int { Int(self[.checkpointGraceDays]) }
    package var contestDays: Int { Int(self[.contestDays]) }
    package var denyDays: Int { Int(self[.denyDays]) }
    package var feedbackFreshDays: Int { Int(self[.feedbackFreshDays]) }
    package var policyNoticeDays: Int { Int(self[.policyNoticeDays]) }
    package var replyDays: Int { Int(self[.replyDays]) }
    package var retentionDays: Int { Int(self[.retentionDays]) }
}

/// A policy from a day on, until the next one takes effect. A new one is a new version, never an edit.
package struct PolicyPublished: Hashable, Sendable {
    package var policy: Policy
    /// The first day, in the ledger's zone.
    package var on: Day
    /// Midnight at the start of it.
    package var from: Instant
    package init(policy: Policy, on: Day, from: Instant) {
        self.policy = policy
        self.on = on
        self.from = from
    }
}

extension LedgerState {
    /// What holds at `instant`. Terms are governed by what held when both had confirmed them.
    ///
    /// - Complexity: O(policies published).
    package func policy(at instant: Instant) -> Policy {
        policies.last { $0.from <= instant }?.policy ?? .standard
    }
}
