internal import Glibc
internal import LedgerDomain
internal import LedgerStore
internal import LMDB

/// Whom a leaf concerns, found at its end without reading the rest.
///
/// The members of its canonical form stand in the order of their names, so that `stream`, `subjects`, `type`, `v` and
/// `via` are its last, and none of them has an escape, or a bracket but those of `subjects`.
struct LeafTail {
    /// Whether the stream's kind and the type make it everybody's.
    let isPublic: Bool
    /// Where the list stands, without its brackets.
    private let subjects: Range<Int>

    /// - Throws: `StoreError.damaged` if it does not end as a leaf does.
    /// - Complexity: O(bytes after `sealed`), by searches for single bytes.
    init(_ leaf: RawSpan, seq: UInt64) throws {
        let found = leaf.withUnsafeBytes { (bytes) -> (isPublic: Bool, subjects: Range<Int>)? in
            guard let close = bytes.last(of: "]", before: bytes.count), bytes.has(Self.typeKey, at: close),
                let open = bytes.last(of: "[", before: close), bytes.has(Self.subjectsKey, endingBefore: open + 1),
                let quote = bytes.last(of: "\"", before: open + 1 - Self.subjectsKey.utf8CodeUnitCount),
                bytes.has(Self.streamKey, endingBefore: quote + 1)
            else { return nil }
            let isPublic =
                switch bytes[quote + 1] {
                case UInt8(ascii: "l"): bytes.has("ledger\"", at: quote + 1)
                case UInt8(ascii: "g"): bytes.has("goal/", at: quote + 1)
                case UInt8(ascii: "m"):
                    bytes.has("metric/", at: quote + 1)
                        && !bytes.has("metric.question", at: close + Self.typeKey.utf8CodeUnitCount)
                default: false
                }
            return (isPublic, open + 1..<close)
        }
        guard let found else {
            throw StoreError.damaged(what: "log", position: seq, reason: "it does not end as a leaf does")
        }
        (isPublic, subjects) = found
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
