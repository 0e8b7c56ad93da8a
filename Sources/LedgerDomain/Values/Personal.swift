/// Text or a value that belongs to a person: sealed in the record, and readable only where it was opened.
///
/// Deciders never need what it says, so folds of the log carry `.withheld`.
package enum Personal<Value: Hashable & Sendable>: Hashable, Sendable {
    case said(Value)
    /// Not opened for this reader.
    case withheld
    /// Its key was destroyed.
    case erased(ErasureGround)

    package var said: Value? {
        switch self {
        case .said(let value): value
        case .withheld, .erased: nil
        }
    }
}

package typealias PersonalText = Personal<String>

extension PersonalText {
    /// What a reader is shown: what was said, or in its place that it was erased, and why.
    package var shown: String? {
        switch self {
        case .said(let text): text
        case .withheld: nil
        case .erased(let ground): "[erased: \(ground.words)]"
        }
    }
}
