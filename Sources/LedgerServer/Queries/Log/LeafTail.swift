internal import LedgerDomain
internal import LedgerStore
internal import LMDB

/// Whom a leaf concerns, found at its end without reading the rest: the members of its canonical form stand in the order
/// of their names, so that after `stream`, `subjects` and `type` come but `v` and `via`, and none of them has an escape.
struct LeafTail {
    /// The bytes of the list, without its brackets.
    let subjects: [UInt8]
    /// Whether the stream's kind and the type make it everybody's.
    let isPublic: Bool

    /// - Complexity: O(bytes after `sealed`).
    init(_ bytes: RawSpan, seq: UInt64) throws {
        guard let stream = bytes.last(of: Self.streamKey, before: bytes.byteCount),
            let subjects = bytes.first(of: Self.subjectsKey, after: stream),
            let end = bytes.first(of: Self.typeKey, after: subjects)
        else { throw StoreError.damaged(what: "log", position: seq, reason: "it does not end as a leaf does") }
        self.subjects = bytes.copied(subjects..<end - Self.typeKey.count)
        isPublic =
            bytes.has(Self.ledger, at: stream) || bytes.has(Self.goal, at: stream)
            || bytes.has(Self.metric, at: stream) && !bytes.has(Self.question, at: end)
    }

    private static let streamKey = Array(#""stream":""#.utf8)
    private static let subjectsKey = Array(#"","subjects":["#.utf8)
    private static let typeKey = Array(#"],"type":""#.utf8)
    private static let ledger = Array(#"ledger""#.utf8)
    private static let goal = Array("goal/".utf8)
    private static let metric = Array("metric/".utf8)
    private static let question = Array("metric.question".utf8)

    /// The people, in the order in which they stand.
    var people: [MemberID] {
        subjects.split(separator: UInt8(ascii: ",")).compactMap { quoted in
            MemberID(text: String(decoding: quoted.dropFirst().dropLast(), as: UTF8.self))
        }
    }
}

extension RawSpan {
    fileprivate func has(_ text: [UInt8], at offset: Int) -> Bool {
        guard offset >= 0, offset + text.count <= byteCount else { return false }
        for index in text.indices where byte(at: offset + index) != text[index] {
            return false
        }
        return true
    }

    /// Where what follows `text` begins, of its last place that ends by `end`.
    fileprivate func last(of text: [UInt8], before end: Int) -> Int? {
        var offset = end - text.count
        while offset >= 0 {
            if has(text, at: offset) { return offset + text.count }
            offset -= 1
        }
        return nil
    }

    /// Where what follows `text` begins, of its first place from `start` on.
    fileprivate func first(of text: [UInt8], after start: Int) -> Int? {
        var offset = start
        while offset + text.count <= byteCount {
            if has(text, at: offset) { return offset + text.count }
            offset += 1
        }
        return nil
    }

    fileprivate func copied(_ range: Range<Int>) -> [UInt8] {
        range.map { byte(at: $0) }
    }
}
