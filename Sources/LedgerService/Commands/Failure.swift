package import CanonicalJSON
package import LedgerDomain

/// Why a request was not answered with a result. Exactly one of these, and it always tells what became of it.
package enum Failure: Error, Hashable, Sendable {
    /// Nothing was changed.
    case refused(Refusal)
    /// A parameter is not of its shape; nothing was changed.
    case invalid(ShapeError)
    /// `expectedRevision` is not the present count; nothing was changed.
    case conflict(expected: UInt64, actual: UInt64)
    /// The command id was used with another body, or by somebody else; nothing was changed.
    case idConflict
    /// Stopping, busy, or the clock is being caught up; nothing was changed.
    case unavailable(reason: String, retryAfterMs: Int)
    /// The machine's time is not believed: nothing is written until the operator accepts it.
    case timeDoubted(TimeDoubt)
    case storageFull(reason: String)
    /// Nothing of it was kept; the daemon restarts.
    case notApplied(reason: String)
    /// Only a lookup after the restart tells.
    case unknown(reason: String)
    case deadline
    /// The client took it back before it was decided.
    case cancelled

    /// - Parameter error: a refusal of shapes, or a failure of the store.
    init(_ refusal: Refusal) { self = .refused(refusal) }
}

extension ShapeError: Hashable {
    package func hash(into hasher: inout Hasher) { hasher.combine(at) }
}
