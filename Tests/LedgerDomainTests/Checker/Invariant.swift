/// What must hold of every record, whoever wrote it. Each has a mutation that breaks it, or the checker proves nothing.
enum Invariant: String, CaseIterable {
    /// Streams only grow: positions, ordinals and times follow each other, and nothing is said twice of one thing.
    case noEdit = "no-edit"
    /// The events of one decision stand together, by one actor at one time, with everything that belongs to them.
    case together
    /// Whoever acts is known, has not departed, and had the role or the relationship that day.
    case notYours = "not-yours"
    /// Nobody confirms, views, receives, restates or replies for somebody else.
    case ownAct = "own-act"
    case sameTerms = "same-terms"
    case completeTerms = "complete-terms"
    case declaredFirst = "declared-first"
    case activityIsTheirs = "activity-is-theirs"
    /// Set without agreement: co-signed by hr who is not involved, served, and shown for ever as not agreed.
    case notAgreed = "not-agreed"
    case notBackwards = "not-backwards"
    case computedVerdict = "computed-verdict"
    case fixedMetric = "fixed-metric"
    /// Whom it concerns is among the subjects, and so sees it at once.
    case nothingHidden = "nothing-hidden"
    /// Whoever manages the member now takes over what was agreed, by their own act; nobody else does.
    case newManager = "new-manager"
    /// What comes late says so.
    case lateIsLate = "late-is-late"
    /// Before anything happens, everything due by then is recorded, in the order of (due, stream), once each.
    case sameReplay = "same-replay"
    /// Windows are those of the policy that held when they were said.
    case policyThen = "policy-then"
    /// Windows that end in an outage are extended.
    case honestTime = "honest-time"
    /// What has come to its end stays there, and nothing happens before what must come first.
    case inOrder = "in-order"
    /// Reasons, and what else must be said, are said.
    case saidWhy = "said-why"
    /// Nothing is erased under legal hold, or before its time.
    case holdFirst = "hold-first"
}

/// Something in a record that cannot be.
struct Objection: CustomStringConvertible {
    var seq: UInt64
    var invariant: Invariant
    var because: String
    var description: String { "seq \(seq): \(invariant.rawValue): \(because)" }
}
