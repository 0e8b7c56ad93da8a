/// Text or a value that belongs to a person: sealed in the record, and readable only where it was opened.
///
/// Deciders never need what it says, so folds of the log carry `.withheld`.
package enum Personal<Value: Hashable & Sendable>: Hashable, Sendable {
    case said(Value)
    /// Not opened for this reader, or erased.
    case withheld

    package var said: Value? {
        switch self {
        case .said(let value): value
        case .withheld: nil
        }
    }
}

package typealias PersonalText = Personal<String>
