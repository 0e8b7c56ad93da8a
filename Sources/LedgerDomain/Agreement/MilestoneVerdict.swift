/// What is known of one milestone: what the measurements said, what a manager said beside it, and whether it counts.
/// None takes another's place.
package struct MilestoneVerdict: Hashable, Sendable {
    package struct Computed: Hashable, Sendable {
        package var verdict: Verdict
        package var value: Decimal?
        package var seq: UInt64
        package init(verdict: Verdict, value: Decimal?, seq: UInt64) {
            self.verdict = verdict
            self.value = value
            self.seq = seq
        }
    }

    package struct Overridden: Hashable, Sendable {
        package var verdict: Verdict
        package var seq: UInt64
        package init(verdict: Verdict, seq: UInt64) {
            self.verdict = verdict
            self.seq = seq
        }
    }

    package var computed: Computed?
    package var overridden: Overridden?
    /// Of the event that waived it.
    package var waived: UInt64?

    package init() {}

    /// True when the clock has nothing more to say of it.
    package var isSettled: Bool { computed != nil || waived != nil }

    /// What counts when the agreement closes; nil when it was waived or nothing was said yet.
    package var effective: Verdict? {
        waived != nil ? nil : overridden?.verdict ?? computed?.verdict
    }
}
