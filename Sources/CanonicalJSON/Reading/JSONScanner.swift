/// One pass over the bytes of a document, from left to right, into a flat list of nodes.
///
/// The input is handed to each step rather than kept, so that no lifetime has to be spelled.
struct JSONScanner: ~Copyable {
    var nodes: JSONNodes
    var position = 0
    private var values = 0
    let limits: JSONLimits

    init(limits: JSONLimits, expecting bytes: Int) {
        self.limits = limits
        // Typical requests have a node for every ten bytes; long texts have far fewer, so the guess is bounded.
        nodes = JSONNodes(capacity: min(bytes / 8 + 4, 512))
    }

    mutating func document(_ input: Span<UInt8>) throws(JSONError) {
        guard input.count <= limits.bytes else { throw JSONError(.tooLarge, at: limits.bytes) }
        if input.count >= 3, input[0] == 0xEF, input[1] == 0xBB, input[2] == 0xBF {
            throw JSONError(.byteOrderMark, at: 0)
        }
        skipSpace(input)
        try value(input, depth: 0)
        skipSpace(input)
        guard position == input.count else { throw JSONError(.trailingBytes, at: position) }
    }

    @inline(__always)
    private mutating func skipSpace(_ input: Span<UInt8>) {
        while position < input.count {
            switch input[position] {
            case 0x20, 0x09, 0x0A, 0x0D: position &+= 1
            default: return
            }
        }
    }

    @inline(__always)
    func peek(_ input: Span<UInt8>) throws(JSONError) -> UInt8 {
        guard position < input.count else { throw JSONError(.unexpectedEnd, at: input.count) }
        return input[position]
    }

    /// - Parameter depth: arrays and objects that are open around this value.
    private mutating func value(_ input: Span<UInt8>, depth: Int) throws(JSONError) {
        let first = try peek(input)
        values += 1
        guard values <= limits.values else { throw JSONError(.tooManyValues, at: position) }
        switch first {
        case UInt8(ascii: "\""): _ = try string(input)
        case UInt8(ascii: "{"): try object(input, depth: depth + 1)
        case UInt8(ascii: "["): try array(input, depth: depth + 1)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try number(input)
        case UInt8(ascii: "t"): try word("true", .bool, input)
        case UInt8(ascii: "f"): try word("false", .bool, input)
        case UInt8(ascii: "n"): try word("null", .null, input)
        case UInt8(ascii: "N"), UInt8(ascii: "I"): throw JSONError(.notFinite, at: position)
        default: throw JSONError(.unexpectedByte, at: position)
        }
    }

    private mutating func word(
        _ word: StaticString, _ kind: JSONValue.Kind, _ input: Span<UInt8>
    ) throws(JSONError) {
        let start = position
        for i in 0..<word.utf8CodeUnitCount {
            guard try peek(input) == word.utf8Start[i] else { throw JSONError(.unexpectedByte, at: position) }
            position += 1
        }
        append(kind, from: start)
    }

    /// Appends a node without descendants that ends at `position`.
    @inline(__always)
    mutating func append(_ kind: JSONValue.Kind, from start: Int, hasEscapes: Bool = false) {
        nodes.append(
            JSONNode(
                start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: position),
                subtreeEnd: UInt32(truncatingIfNeeded: nodes.count &+ 1), kind: kind, hasEscapes: hasEscapes))
    }

    private mutating func open(_ kind: JSONValue.Kind, depth: Int) throws(JSONError) -> Int {
        guard depth <= limits.depth else { throw JSONError(.tooDeep, at: position) }
        append(kind, from: position)
        position += 1
        return nodes.count - 1
    }

    private mutating func close(_ container: Int, count: Int) {
        position += 1
        nodes[container].end = UInt32(truncatingIfNeeded: position)
        nodes[container].subtreeEnd = UInt32(truncatingIfNeeded: nodes.count)
        nodes[container].count = UInt32(truncatingIfNeeded: count)
    }

    private mutating func array(_ input: Span<UInt8>, depth: Int) throws(JSONError) {
        let container = try open(.array, depth: depth)
        var count = 0
        skipSpace(input)
        guard try peek(input) != UInt8(ascii: "]") else { return close(container, count: 0) }
        while true {
            try value(input, depth: depth)
            count += 1
            skipSpace(input)
            switch try peek(input) {
            case UInt8(ascii: ","): position += 1
            case UInt8(ascii: "]"): return close(container, count: count)
            default: throw JSONError(.unexpectedByte, at: position)
            }
            skipSpace(input)
        }
    }

    private mutating func object(_ input: Span<UInt8>, depth: Int) throws(JSONError) {
        let container = try open(.object, depth: depth)
        var names = MemberNames()
        skipSpace(input)
        guard try peek(input) != UInt8(ascii: "}") else { return close(container, count: 0) }
        while true {
            guard try peek(input) == UInt8(ascii: "\"") else { throw JSONError(.unexpectedByte, at: position) }
            let name = try string(input)
            try names.add(name, in: container, of: nodes, input)
            skipSpace(input)
            guard try peek(input) == UInt8(ascii: ":") else { throw JSONError(.unexpectedByte, at: position) }
            position += 1
            skipSpace(input)
            try value(input, depth: depth)
            skipSpace(input)
            switch try peek(input) {
            case UInt8(ascii: ","): position += 1
            case UInt8(ascii: "}"):
                try names.finish(container, of: nodes, input)
                return close(container, count: names.count)
            default: throw JSONError(.unexpectedByte, at: position)
            }
            skipSpace(input)
        }
    }
}
