/// Which sealed members are meant, where somebody says what an export shows and what it leaves out.
package enum ExportPattern: Hashable, Sendable {
    /// Whatever whoever makes the export may see.
    case everything
    /// What belongs to one person.
    case owner(MemberID)
    /// Members of that name, `*` for any one part of it: `/note`, `/terms/promises/*/what`.
    case name(String)
    /// Members of events of that type; `feedback.*` for every type of a noun.
    case type(String)

    /// Reads `all`, `U17`, a pointer or a type; nil for anything else.
    ///
    /// - Complexity: O(bytes), of which ``Limits/exportPatternBytes`` are taken at most.
    package init?(text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count <= Limits.exportPatternBytes else { return nil }
        if text == "all" {
            self = .everything
        } else if let id = MemberID(text: text) {
            self = .owner(id)
        } else if bytes.first == UInt8(ascii: "/") {
            guard bytes.count > 1, bytes.allSatisfy({ Self.isNameByte($0) }) else { return nil }
            self = .name(String(text))
        } else {
            let parts = text.split(separator: ".", omittingEmptySubsequences: false)
            guard parts.count == 2, Self.isWord(parts[0]), parts[1] == "*" || Self.isWord(parts[1]) else { return nil }
            self = .type(String(text))
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "*")
    }

    /// A word of a type's name, perhaps with a version: `made`, `made/2`.
    private static func isWord(_ text: some StringProtocol) -> Bool {
        guard let first = text.utf8.first, isLetter(first) else { return false }
        return text.utf8.allSatisfy { isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "/") }
    }

    /// Whether a member is meant.
    ///
    /// - Parameters:
    ///   - owner: nil for what is the ledger's own.
    ///   - type: of the event that has it.
    func covers(_ name: String, of owner: MemberID?, in type: String) -> Bool {
        switch self {
        case .everything: true
        case .owner(let id): id == owner
        case .name(let pattern): Self.matches(name, pattern)
        case .type(let pattern):
            pattern.hasSuffix(".*") ? type.hasPrefix(pattern.dropLast()) : type == pattern
        }
    }

    private static func matches(_ name: String, _ pattern: String) -> Bool {
        if name == pattern { return true }
        guard pattern.utf8.contains(UInt8(ascii: "*")) else { return false }
        let tokens = name.split(separator: "/", omittingEmptySubsequences: false)
        let wanted = pattern.split(separator: "/", omittingEmptySubsequences: false)
        return tokens.count == wanted.count && zip(tokens, wanted).allSatisfy { $1 == "*" || $0 == $1 }
    }
}

extension ExportPattern: CustomStringConvertible {
    package var description: String {
        switch self {
        case .everything: "all"
        case .owner(let id): id.description
        case .name(let pattern), .type(let pattern): pattern
        }
    }
}
