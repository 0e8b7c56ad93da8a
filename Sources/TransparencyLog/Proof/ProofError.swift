/// Why no proof could be made.
package enum ProofError<ReadFailure: Error>: Error {
    /// The leaf or the earlier size lies outside the tree of `size` leaves, or no tree can be that large. Ask for a
    /// position below the size of the tree head that you hold.
    case outsideTree(position: UInt64, size: UInt64)
    /// Storage did not answer; its own words.
    case unreadable(ReadFailure)
}

extension ProofError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .outsideTree(let position, let size):
            "position \(position) is outside a tree of \(size) leaves; ask for one below the size of the head you hold"
        case .unreadable(let failure):
            "the stored tree cannot be read: \(failure)"
        }
    }
}

/// Tells reading's failures from those of the question.
func reading<Result, Failure: Error>(
    _ body: () throws(Failure) -> Result
) throws(ProofError<Failure>) -> Result {
    do throws(Failure) {
        return try body()
    } catch {
        throw .unreadable(error)
    }
}
