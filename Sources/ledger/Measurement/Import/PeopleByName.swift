import CanonicalJSON
import LedgerRPC

/// Everybody whom the reader may see, found by name, handle or id.
struct PeopleByName {
    private var ids: [String: String] = [:]
    private var ambiguous: Set<String> = []

    init(_ use: Use) throws {
        var after: String?
        repeat {
            let list = try use.ask(
                MemberList.self, "member.list", ["after": JSONTree(after), "limit": .integer(Int64(Limits.listRows))])
            for row in list.rows {
                for name in [row.name, row.handle, row.id].compactMap({ $0 }) { add(name, row.id) }
            }
            after = list.next
        } while after != nil
    }

    init(_ people: [(id: String, names: [String])]) {
        for (id, names) in people {
            for name in names { add(name, id) }
        }
    }

    /// A name that two people bear finds neither.
    private mutating func add(_ name: String, _ id: String) {
        if let other = ids.updateValue(id, forKey: name), other != id { ambiguous.insert(name) }
    }

    func id(_ name: String) -> String? { ambiguous.contains(name) ? nil : ids[name] }
}
