import CanonicalJSON

/// A request with one thing changed.
struct Mutation {
    var change: String
    var tree: JSONTree
    /// Whether kinds or members are changed, and not the spelling of a text alone.
    var isStructural: Bool
}

extension JSONTree {
    /// This tree with one thing changed, at every place in it.
    func mutations() -> [Mutation] {
        var found = changes()
        switch self {
        case .object(let members):
            found.append(Mutation(change: "/stranger", tree: .object(members + [("stranger", 1)]), isStructural: true))
            for (index, member) in members.enumerated() {
                var fewer = members
                fewer.remove(at: index)
                found.append(Mutation(change: "/\(member.0) removed", tree: .object(fewer), isStructural: true))
                for inner in member.1.mutations() + member.1.kinds() {
                    var changed = members
                    changed[index].1 = inner.tree
                    found.append(inner.within(member.0, .object(changed)))
                }
            }
        case .array(let elements):
            for (index, element) in elements.enumerated().prefix(2) {
                for inner in element.mutations() + element.kinds() {
                    var changed = elements
                    changed[index] = inner.tree
                    found.append(inner.within("\(index)", .array(changed)))
                }
            }
        case .null, .bool, .integer, .string: break
        }
        return found
    }

    /// Other kinds of value in this one's place.
    private func kinds() -> [Mutation] {
        var others: [JSONTree] = [.null, [:], []]
        switch self {
        case .string: others += [7, true]
        case .integer: others += ["7", true]
        case .bool: others += ["true", 1]
        case .null, .array, .object: others += ["text", 7]
        }
        if case .array = self { others.removeAll { $0 == [] } }
        if case .object = self { others.removeAll { $0 == [:] } }
        return others.map { Mutation(change: " as \($0)", tree: $0, isStructural: true) }
    }

    /// Other spellings of the same kind.
    private func changes() -> [Mutation] {
        switch self {
        case .string(let text):
            [text + "!", "", text.uppercased(), "0" + text].map {
                Mutation(change: " as \"\($0)\"", tree: .string($0), isStructural: false)
            }
        case .integer(let number):
            [-number - 1, 9_007_199_254_740_991].map {
                Mutation(change: " as \($0)", tree: .integer($0), isStructural: $0 < 0)
            }
        case .array(let elements):
            [Mutation(change: " with null", tree: .array(elements + [.null]), isStructural: true)]
        case .null, .bool, .object: []
        }
    }
}

extension Mutation {
    fileprivate func within(_ place: String, _ tree: JSONTree) -> Mutation {
        Mutation(change: "/\(place)\(change)", tree: tree, isStructural: isStructural)
    }
}
