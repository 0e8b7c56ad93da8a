import LedgerRPC

/// What a file of people would bring about: whom to register, who is to manage whom, and every cell that will not do.
struct TeamPlan {
    struct Person: Equatable {
        var handle: String
        var name: String
        var username: String?
    }

    /// Who comes to manage whom, by handle.
    struct Relationship: Equatable {
        var member: String
        var manager: String
        /// The present manager's id; nil for nobody.
        var before: String?
    }

    struct BadCell: Equatable, CustomStringConvertible {
        var line: Int
        var column: String
        var because: String
        var description: String { "line \(line), \(column): \(because)" }
    }

    private(set) var people: [Person] = []
    private(set) var relationships: [Relationship] = []
    private(set) var bad: [BadCell] = []
    /// Rows that change nothing.
    private(set) var unchanged = 0

    /// - Parameter present: everybody whom the ledger knows.
    /// - Throws: a complaint when columns are missing, or others are there.
    init(_ csv: CSVReader, present: [MemberRow], file: String) throws {
        let known = ["handle", "name", "username", "manager"]
        if let other = csv.heading.first(where: { !known.contains($0) }) {
            throw Complaint.usage(
                "\(file), line 1: there is no column \(other)", hint: "columns are \(known.joined(separator: ", "))")
        }
        if let missing = ["handle", "name"].first(where: { !csv.heading.contains($0) }) {
            throw Complaint.usage("\(file), line 1: the column \(missing) is missing")
        }
        let rows = csv.records.map { Row($0, heading: csv.heading) }
        let registered = Dictionary(present.compactMap { row in row.handle.map { ($0, row) } }) { first, _ in first }
        check(rows, registered)
        for row in rows {
            let before = registered[row.handle]
            if before == nil { people.append(Person(handle: row.handle, name: row.name, username: row.username)) }
            let managerID = row.manager.flatMap { registered[$0]?.id }
            let isManaged = row.manager == nil || managerID != nil && managerID == before?.manager
            if let manager = row.manager, !isManaged {
                relationships.append(Relationship(member: row.handle, manager: manager, before: before?.manager))
            }
            if before != nil, isManaged { unchanged += 1 }
        }
        let lines = Dictionary(rows.map { ($0.handle, $0.line) }) { first, _ in first }
        checkCircles(lines, present)
    }

    private struct Row {
        let line: Int
        let handle: String
        let name: String
        let username: String?
        let manager: String?

        init(_ record: CSVReader.Record, heading: [String]) {
            func cell(_ column: String) -> String? {
                heading.firstIndex(of: column).map { record.fields[$0] }.flatMap { $0.isEmpty ? nil : $0 }
            }
            line = record.line
            handle = cell("handle") ?? ""
            name = cell("name") ?? ""
            username = cell("username")
            manager = cell("manager")
        }
    }

    private mutating func check(_ rows: [Row], _ registered: [String: MemberRow]) {
        var handles: [String: Int] = [:]
        var usernames: [String: Int] = [:]
        let inFile = Set(rows.map(\.handle))
        for row in rows {
            func wrong(_ column: String, _ because: String) {
                bad.append(BadCell(line: row.line, column: column, because: because))
            }
            if !PersonNames.isHandle(row.handle) {
                wrong("handle", "\"\(row.handle)\" cannot be a handle: small letters, digits, . _ and -, not like u17")
            }
            if let first = handles.updateValue(row.line, forKey: row.handle) {
                wrong("handle", "\(row.handle) is on line \(first) too")
            }
            if !PersonNames.isName(row.name) { wrong("name", "a name has 1 to \(PersonNames.nameBytes) bytes of text") }
            if let before = registered[row.handle] {
                if let day = before.departedOn { wrong("handle", "\(row.handle) is \(before.id), who left on \(day)") }
                if let name = before.name, name != row.name {
                    wrong("name", "\(row.handle) is \"\(name)\" in the ledger; ledger member rename changes that")
                }
            }
            if let username = row.username {
                if !PersonNames.isUsername(username) { wrong("username", "\"\(username)\" cannot be an account") }
                if let first = usernames.updateValue(row.line, forKey: username) {
                    wrong("username", "\(username) is on line \(first) too")
                }
            }
            if let manager = row.manager {
                if manager == row.handle {
                    wrong("manager", "\(manager) cannot be their own manager")
                } else if !inFile.contains(manager), registered[manager] == nil {
                    wrong("manager", "nobody is called \(manager), neither here nor in the ledger")
                } else if !inFile.contains(manager), let day = registered[manager]?.departedOn {
                    wrong("manager", "\(manager) left on \(day)")
                }
            }
        }
    }

    /// Finds who would come to stand above themself, through the file and what the ledger has.
    private mutating func checkCircles(_ lines: [String: Int], _ present: [MemberRow]) {
        let handles = Dictionary(present.compactMap { row in row.handle.map { (row.id, $0) } }) { first, _ in first }
        var managers = Dictionary(
            present.compactMap { row in
                row.handle.flatMap { handle in row.manager.flatMap { handles[$0] }.map { (handle, $0) } }
            }
        ) { first, _ in first }
        for relationship in relationships { managers[relationship.member] = relationship.manager }
        var told: Set<String> = []
        for relationship in relationships where !told.contains(relationship.member) {
            var chain = [relationship.member]
            while let next = managers[chain[chain.count - 1]], next != relationship.member,
                chain.count <= managers.count,
                !chain.contains(next)
            {
                chain.append(next)
            }
            guard chain.count > 1, managers[chain[chain.count - 1]] == relationship.member else { continue }
            told.formUnion(chain)
            bad.append(
                BadCell(
                    line: lines[relationship.member] ?? 1, column: "manager",
                    because: "\((chain + [relationship.member]).joined(separator: " is under ")): a circle"))
        }
    }
}
