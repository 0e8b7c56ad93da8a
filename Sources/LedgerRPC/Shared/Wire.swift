package import CanonicalJSON

/// Scalars of the protocol, made once: a shape holds its schema, which is not for the hot path to build.
///
/// They are wide on purpose. What a name or a text may be is the server's to decide; an answer that it gave is read.
package enum Wire {
    /// The largest integer that every JSON reader agrees on: 2^53 − 1.
    package static let largestInteger: UInt64 = 1 << 53 - 1
    /// An id, a day, an instant, a decimal, a name.
    package static let word = Shape<String>.text(0...1024)
    /// Something that a person wrote, or a file of the tree.
    package static let text = Shape<String>.text(0...Limits.answerBytes)
    /// A leaf index or a number of leaves.
    package static let position = Shape<UInt64>.integer(0...largestInteger)
    package static let count = Shape<Int>.integer(0...Int(largestInteger))
    package static let flag = Shape<Bool>.bool
    /// Elements of any list in an answer; the longest are the leaves of a page of the log.
    package static let rows = 0...65_536
}
