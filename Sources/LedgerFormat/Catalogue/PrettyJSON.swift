package import CanonicalJSON

extension JSONTree {
    /// JSON for people: two spaces a level, members in the order of the tree, a line feed at the end. Short arrays of
    /// scalars stay on their line.
    package var prettyBytes: [UInt8] {
        var out: [UInt8] = []
        append(to: &out, level: 0)
        out.append(UInt8(ascii: "\n"))
        return out
    }

    private func append(to out: inout [UInt8], level: Int) {
        switch self {
        case .object(let members) where !members.isEmpty:
            JSONTree.lines("{", members, "}", to: &out, level) { member, out in
                out += JSONTree.string(member.0).canonicalBytes
                out += ": ".utf8
                member.1.append(to: &out, level: level + 1)
            }
        case .array(let elements) where !elements.allSatisfy(\.isScalar):
            JSONTree.lines("[", elements, "]", to: &out, level) { element, out in
                element.append(to: &out, level: level + 1)
            }
        case .array(let elements):
            out += "[".utf8
            for (index, element) in elements.enumerated() {
                if index > 0 { out += ", ".utf8 }
                out += element.canonicalBytes
            }
            out += "]".utf8
        case .object, .null, .bool, .integer, .string: out += canonicalBytes
        }
    }

    private static func lines<Item>(
        _ open: String, _ items: [Item], _ close: String, to out: inout [UInt8], _ level: Int,
        item: (Item, inout [UInt8]) -> Void
    ) {
        out += open.utf8
        for (index, each) in items.enumerated() {
            out += (index == 0 ? "\n" : ",\n").utf8
            out += repeatElement(UInt8(ascii: " "), count: 2 * level + 2)
            item(each, &out)
        }
        out += "\n".utf8
        out += repeatElement(UInt8(ascii: " "), count: 2 * level)
        out += close.utf8
    }

    private var isScalar: Bool {
        switch self {
        case .null, .bool, .integer, .string: true
        case .array, .object: false
        }
    }
}
