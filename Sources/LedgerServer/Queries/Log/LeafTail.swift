internal import Glibc
internal import LedgerDomain
internal import LedgerStore
internal import LMDB

/// Whom a leaf concerns, found at its end without reading the rest.
///
/// The members of its canonical form stand in the order of their names, so that `stream`, `subjects`, `type`, `v` and
/// `via` are its last, and none of them has an escape, or a bracket but those of `subjects`.
struct LeafTail {
    /// Where the list of subjects stands, without its brackets.
    private let subjects: Range<Int>
    private let seq: UInt64

    /// - Throws: `StoreError.damaged` if it does not end as a leaf does.
    /// - Complexity: O(bytes after the subjects).
    init(_ leaf: RawSpan, seq: UInt64) throws {
        let subjects = leaf.withUnsafeBytes { (bytes) -> Range<Int>? in
            guard let close = bytes.last(of: "]", before: bytes.count), bytes.has(Self.typeKey, at: close),
                let open = bytes.last(of: "[", before: close), bytes.has(Self.subjectsKey, endingBefore: open + 1)
            else { return nil }
            return open + 1..<close
        }
        guard let subjects else { throw Self.damaged(seq) }
        self.subjects = subjects
        self.seq = seq
    }

    /// Whether the stream's kind and the type make the leaf that this was made from everybody's.
    func isPublic(_ leaf: RawSpan) throws -> Bool {
        let isPublic = leaf.withUnsafeBytes { (bytes) -> Bool? in
            let end = subjects.lowerBound - Self.subjectsKey.utf8CodeUnitCount
            guard let quote = bytes.last(of: "\"", before: end), bytes.has(Self.streamKey, endingBefore: quote + 1)
            else {
                return nil
            }
            let stream = quote + 1
            return bytes.has("ledger\"", at: stream) || bytes.has("goal/", at: stream)
                || bytes.has("metric/", at: stream)
                    && !bytes.has("metric.question", at: subjects.upperBound + Self.typeKey.utf8CodeUnitCount)
        }
        guard let isPublic else { throw Self.damaged(seq) }
        return isPublic
    }

    private static func damaged(_ seq: UInt64) -> StoreError {
        .damaged(what: "log", position: seq, reason: "it does not end as a leaf does")
    }

    private static let streamKey: StaticString = #""stream":""#
    private static let subjectsKey: StaticString = #"","subjects":["#
    private static let typeKey: StaticString = #"],"type":""#

    /// Hands on the people, in the order in which they stand, of the leaf that this was made from, until `body` answers
    /// false.
    func forEachPerson(in leaf: RawSpan, _ body: (MemberID) throws -> Bool) throws {
        try leaf.withUnsafeBytes { (bytes) in
            // `"U12","U7"`
            var start = subjects.lowerBound + 1
            while start < subjects.upperBound {
                let end = bytes[start..<subjects.upperBound].firstIndex(of: UInt8(ascii: "\"")) ?? subjects.upperBound
                if let person = MemberID(ascii: UnsafeRawBufferPointer(rebasing: bytes[start..<end])) {
                    guard try body(person) else { return }
                }
                start = end + 3
            }
        }
    }
}

extension UnsafeRawBufferPointer {
    fileprivate func last(of byte: Unicode.Scalar, before end: Int) -> Int? {
        let byte = UInt8(ascii: byte)
        var offset = end - 1
        while offset >= 0, self[offset] != byte { offset -= 1 }
        return offset >= 0 ? offset : nil
    }

    fileprivate func has(_ text: StaticString, at offset: Int) -> Bool {
        guard let baseAddress, offset >= 0, offset + text.utf8CodeUnitCount <= count else { return false }
        return memcmp(baseAddress + offset, text.utf8Start, text.utf8CodeUnitCount) == 0
    }

    fileprivate func has(_ text: StaticString, endingBefore end: Int) -> Bool {
        has(text, at: end - text.utf8CodeUnitCount)
    }
}
