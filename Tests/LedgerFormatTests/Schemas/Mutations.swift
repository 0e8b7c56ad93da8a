import CanonicalJSON

extension JSONTree {
    /// This tree with one thing wrong, or merely different, at every place in it: each a pointer with what was done,
    /// and the result.
    func mutations() -> [(change: String, tree: JSONTree)] {
        var found: [(String, JSONTree)] = []
        for (change, value) in mutationsHere() { found.append((change, value)) }
        switch self {
        case .object(let members):
            for (index, member) in members.enumerated() {
                var fewer = members
                fewer.remove(at: index)
                found.append(("/\(member.0) removed", .object(fewer)))
                for inner in member.1.mutations() {
                    var changed = members
                    changed[index].1 = inner.tree
                    found.append(("/\(member.0)\(inner.change)", .object(changed)))
                }
            }
        case .array(let elements):
            for (index, element) in elements.enumerated() {
                for inner in element.mutations() {
                    var changed = elements
                    changed[index] = inner.tree
                    found.append(("/\(index)\(inner.change)", .array(changed)))
                }
            }
        case .null, .bool, .integer, .string: break
        }
        return found
    }

    /// Changes of this value as a whole.
    private func mutationsHere() -> [(String, JSONTree)] {
        switch self {
        case .object(let members):
            [(" with a stranger", .object(members + [("stranger", 1)])), (" as null", .null), (" as array", [])]
        case .array(let elements):
            [(" with null", .array(elements + [.null])), (" as null", .null), (" as object", [:])]
        case .string(let text):
            [
                (" with !", .string(text + "!")), (" with 0 before", .string("0" + text)), (" empty", ""),
                (" as null", .null), (" as number", 7), (" in capitals", .string(text.uppercased())),
            ]
        case .integer(let number):
            [
                (" negative", .integer(-number - 1)), (" zero", 0), (" as text", .string("\(number)")),
                (" as null", .null),
                (" enormous", .integer(9_007_199_254_740_991)),
            ]
        case .bool: [(" as null", .null), (" as number", 1), (" as text", "true")]
        case .null: []
        }
    }
}
