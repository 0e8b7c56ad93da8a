import CanonicalJSON

/// SplitMix64: the same seed gives the same run.
struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func isTrue(_ one: Int, in many: Int) -> Bool { Int.random(in: 0..<many, using: &self) < one }
}

/// Arbitrary trees, and arbitrary spellings of them.
extension Seeded {
    private static let scalars: [Unicode.Scalar] = [
        "a", "b", "Z", "0", " ", "\"", "\\", "/", "\n", "\t", "\u{0}", "\u{1}", "\u{8}", "\u{c}", "\r", "\u{1f}",
        "\u{7f}", "\u{80}", "é", "e", "\u{301}", "€", "\u{d7ff}", "\u{e000}", "\u{ffff}", "\u{10000}", "😂",
        "\u{10ffff}",
    ]

    mutating func text() -> String {
        var text = ""
        for _ in 0..<Int.random(in: 0...12, using: &self) {
            text.unicodeScalars.append(Self.scalars.randomElement(using: &self)!)
        }
        return text
    }

    mutating func tree(depth: Int = 0) -> JSONTree {
        switch Int.random(in: 0..<(depth < 4 ? 8 : 5), using: &self) {
        case 0: return .null
        case 1: return .bool(Bool.random(using: &self))
        case 2: return .integer(Int64.random(in: -largestJSONInteger...largestJSONInteger, using: &self))
        case 3, 4: return .string(text())
        case 5: return .array((0..<Int.random(in: 0...5, using: &self)).map { _ in tree(depth: depth + 1) })
        default:
            var object = JSONTree.object([])
            for _ in 0..<Int.random(in: 0...(isTrue(1, in: 8) ? 30 : 6), using: &self) {
                object[text()] = tree(depth: depth + 1)
            }
            return object
        }
    }

    /// Spells a tree with arbitrary white space, escapes and order of members.
    mutating func spelling(of tree: JSONTree) -> String {
        switch tree {
        case .null: return space() + "null" + space()
        case .bool(let value): return space() + (value ? "true" : "false") + space()
        case .integer(let value): return space() + String(value) + space()
        case .string(let value): return space() + spelling(of: value) + space()
        case .array(let elements):
            return space() + "[" + space() + elements.map { spelling(of: $0) }.joined(separator: ",") + "]" + space()
        case .object(let members):
            let spelled = members.shuffled(using: &self)
                .map { space() + spelling(of: $0.0) + space() + ":" + spelling(of: $0.1) }
            return space() + "{" + space() + spelled.joined(separator: ",") + "}" + space()
        }
    }

    private mutating func spelling(of text: String) -> String {
        var spelled = "\""
        for scalar in text.unicodeScalars {
            let mustEscape = scalar.value < 0x20 || scalar == "\"" || scalar == "\\"
            guard mustEscape || isTrue(1, in: 4) else {
                spelled.unicodeScalars.append(scalar)
                continue
            }
            for unit in String(scalar).utf16 {
                let digits = String(unit, radix: 16, uppercase: Bool.random(using: &self))
                spelled += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            }
        }
        return spelled + "\""
    }

    private mutating func space() -> String {
        isTrue(1, in: 4) ? [" ", "\n", "\t", "\r\n", "   "].randomElement(using: &self)! : ""
    }
}
