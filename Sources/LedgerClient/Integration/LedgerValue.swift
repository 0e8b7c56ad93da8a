import CanonicalJSON

/// A JSON value as the ledger knows it: no fractions (decimals are texts), integers within ±(2^53−1).
///
/// ```swift
/// let terms: LedgerValue = ["to": "cara", "what": "the pricing sheet", "due": "2026-12-31"]
/// ```
public enum LedgerValue: Sendable, Hashable {
    case null
    case bool(Bool)
    case integer(Int64)
    case text(String)
    case list([LedgerValue])
    case object([String: LedgerValue])

    /// The member of that name; nil where there is none.
    public subscript(name: String) -> LedgerValue? {
        guard case .object(let members) = self else { return nil }
        return members[name]
    }

    /// The element at that place; nil beyond the end.
    public subscript(place: Int) -> LedgerValue? {
        guard case .list(let elements) = self, elements.indices.contains(place) else { return nil }
        return elements[place]
    }

    public var text: String? { if case .text(let text) = self { text } else { nil } }
    public var integer: Int64? { if case .integer(let integer) = self { integer } else { nil } }
    public var bool: Bool? { if case .bool(let bool) = self { bool } else { nil } }
    /// Empty for anything but a list.
    public var list: [LedgerValue] { if case .list(let elements) = self { elements } else { [] } }
}

extension LedgerValue: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByStringLiteral, ExpressibleByStringInterpolation, ExpressibleByArrayLiteral,
    ExpressibleByDictionaryLiteral
{
    public init(nilLiteral: ()) { self = .null }
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    public init(integerLiteral value: Int64) { self = .integer(value) }
    public init(stringLiteral value: String) { self = .text(value) }
    public init(arrayLiteral elements: LedgerValue...) { self = .list(elements) }
    /// A name that is there twice has its last value.
    public init(dictionaryLiteral members: (String, LedgerValue)...) {
        self = .object([String: LedgerValue](members) { _, last in last })
    }
}

extension LedgerValue: CustomStringConvertible {
    /// Canonical JSON (RFC 8785); `null` for integers that JSON cannot carry.
    public var description: String { tree?.description ?? "null" }
}

extension LedgerValue {
    init(_ value: JSONValue) {
        switch value.kind {
        case .null: self = .null
        case .bool: self = .bool(value.bool ?? false)
        case .integer: self = .integer(value.integer ?? 0)
        case .string: self = .text(value.string ?? "")
        case .array: self = .list(value.elements.map { LedgerValue($0) })
        case .object:
            self = .object([String: LedgerValue](value.members.map { ($0.key, LedgerValue($0.value)) }) { $1 })
        }
    }

    /// Nil if an integer in it is beyond what every JSON reader agrees on.
    var tree: JSONTree? {
        switch self {
        case .null: return .null
        case .bool(let value): return .bool(value)
        case .integer(let value): return abs(value) < 1 << 53 ? .integer(value) : nil
        case .text(let value): return .string(value)
        case .list(let elements):
            let trees = elements.compactMap(\.tree)
            return trees.count == elements.count ? .array(trees) : nil
        case .object(let members):
            let trees = members.compactMap { name, value in value.tree.map { (name, $0) } }
            return trees.count == members.count ? .object(trees) : nil
        }
    }
}
