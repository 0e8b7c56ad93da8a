/// Finds names that an object has twice, without comparing all with all.
///
/// Names that ascend, as those of canonical text do, are compared each with the one before it. Otherwise up to 16 plain
/// names are compared as they come, and only with those whose fingerprint has been seen. Objects with more members, or
/// with escapes in their names, are sorted when they close: O(m log m).
struct MemberNames {
    /// Beyond this many the fingerprints collide too often.
    static let comparedDirectly = 16

    private(set) var count = 0
    private var fingerprints: UInt64 = 0
    private var state = State.ascending
    private var previous: (start: Int, end: Int) = (0, 0)

    private enum State { case ascending, mixed, mustSort }

    @inline(__always)
    mutating func add(
        _ name: JSONNode, in container: Int, of nodes: borrowing JSONNodes, _ input: Span<UInt8>
    ) throws(JSONError) {
        count &+= 1
        let place = (start: Int(name.start) &+ 1, end: Int(name.end) &- 1)
        if state == .ascending, !name.hasEscapes, count == 1 || Self.ascends(previous, place, input) {
            previous = place
            return
        }
        try addUnordered(name, in: container, of: nodes, input)
    }

    @inline(__always)
    private static func ascends(
        _ a: (start: Int, end: Int), _ b: (start: Int, end: Int), _ input: Span<UInt8>
    ) -> Bool {
        var i = a.start
        var j = b.start
        while i < a.end, j < b.end {
            let (x, y) = (input[i], input[j])
            if x != y { return x < y }
            i &+= 1
            j &+= 1
        }
        return i == a.end && j < b.end
    }

    private mutating func addUnordered(
        _ name: JSONNode, in container: Int, of nodes: borrowing JSONNodes, _ input: Span<UInt8>
    ) throws(JSONError) {
        guard state != .mustSort, !name.hasEscapes, count <= Self.comparedDirectly else {
            state = .mustSort
            return
        }
        if state == .ascending {
            state = .mixed
            var at = container + 1
            while at < nodes.count - 1 {
                fingerprints |= Self.fingerprint(nodes[at], input)
                at = Int(nodes[at + 1].subtreeEnd)
            }
        }
        let bit = Self.fingerprint(name, input)
        if fingerprints & bit != 0 {
            try compare(name, in: container, of: nodes, input)
        }
        fingerprints |= bit
    }

    /// One of 64 bits, from the length, the first and the last byte.
    private static func fingerprint(_ name: JSONNode, _ input: Span<UInt8>) -> UInt64 {
        let first = UInt64(input[Int(name.start) + 1])
        let last = UInt64(input[max(Int(name.end) - 2, 0)])
        let mixed = (first << 40 | last << 20 | UInt64(name.end - name.start)) &* 0x9E37_79B9_7F4A_7C15
        return 1 << (mixed >> 58)
    }

    /// Compares the newest node with all names before it in its object.
    private func compare(
        _ name: JSONNode, in container: Int, of nodes: borrowing JSONNodes, _ input: Span<UInt8>
    ) throws(JSONError) {
        var at = container + 1
        while at < nodes.count - 1 {
            let other = nodes[at]
            if Self.areEqual(other, name, input) { throw JSONError(.duplicateKey, at: Int(name.start)) }
            at = Int(nodes[at + 1].subtreeEnd)
        }
    }

    private static func areEqual(_ a: JSONNode, _ b: JSONNode, _ input: Span<UInt8>) -> Bool {
        let length = Int(a.end - a.start)
        guard length == Int(b.end - b.start) else { return false }
        for i in 0..<length where input[Int(a.start) + i] != input[Int(b.start) + i] { return false }
        return true
    }

    /// Looks through the whole object, if its names could not be compared as they came.
    ///
    /// - Throws: `.duplicateKey` at the first name in the text that repeats an earlier one.
    func finish(_ container: Int, of nodes: borrowing JSONNodes, _ input: Span<UInt8>) throws(JSONError) {
        guard state == .mustSort else { return }
        var names: [(content: [UInt8], start: UInt32)] = []
        names.reserveCapacity(count)
        var at = container + 1
        while at < nodes.count {
            names.append((Self.content(of: nodes[at], input), nodes[at].start))
            at = Int(nodes[at + 1].subtreeEnd)
        }
        names.sort { a, b in
            a.content == b.content ? a.start < b.start : a.content.lexicographicallyPrecedes(b.content)
        }
        var first: UInt32?
        for i in names.indices.dropFirst() where names[i].content == names[i - 1].content {
            first = min(first ?? .max, names[i].start)
        }
        if let first { throw JSONError(.duplicateKey, at: Int(first)) }
    }

    private static func content(of name: JSONNode, _ input: Span<UInt8>) -> [UInt8] {
        let body = (Int(name.start) + 1..<Int(name.end) - 1).map { input[$0] }
        return name.hasEscapes ? unescaped(body[...]) : body
    }
}
