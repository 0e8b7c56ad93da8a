import LedgerClient
import LedgerRPC

extension ClientError {
    /// Why this one command was refused, where others may well be done: answered meanwhile, taken back, not allowed.
    /// Nil for what would keep the next one from being done too, or leaves open whether this one was.
    var refusedAlone: Complaint? {
        guard case .refused(let error) = self else { return nil }
        switch error.kind {
        case .rejected, .conflict, .idConflict, .forbidden, .notFound, .invalid, .erased, .lineTooLong:
            return Complaint(self)
        case .unavailable, .cancelled, .deadline, .storageFull, .unknown, .internalError, .parseError,
            .invalidRequest, .methodNotFound:
            return nil
        }
    }
}

extension Complaint {
    /// In one clause: what, and because of what.
    var clause: String { ([what] + because).joined(separator: "; ") }
}
