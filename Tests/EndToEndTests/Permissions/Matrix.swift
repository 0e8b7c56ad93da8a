import CanonicalJSON
import Testing

/// Every row asked by everybody.
struct Matrix {
    private(set) var cells: [[MatrixColumn: MatrixCell]] = []
    /// Methods of which the ledger's own document knows, in its order.
    let methods: [String]
    private let stage: Stage

    init() throws {
        stage = try Stage()
        methods = try stage.wire.call("rpc.discover").ok["methods"]?.elements.compactMap { $0["name"]?.text } ?? []
        var requests: [JSONTree] = []
        for row in MatrixRows.all {
            let isOperators = row.method.hasPrefix("admin.")
            var answered: [MatrixColumn: MatrixCell] = [:]
            var params = try row.params(stage)
            // What the operator alone may is asked for over another user's connection: here every person is acted for by
            // who runs the daemon.
            for column in MatrixColumn.allCases where column == .operates || column.person != nil && !isOperators {
                if column == .operates, row.method == "admin.shutdown" { continue }
                let before = try stage.size()
                answered[column] = try Self.cell(stage.wire.call(row.method, params, as: column.person), row)
                if try stage.size() != before { params = try row.params(stage) }
            }
            cells.append(answered)
            requests.append(["method": .string(row.method), "params": params])
        }
        try askAsAnotherUser(requests)
        if let last = MatrixRows.all.lastIndex(where: { $0.method == "admin.shutdown" }) {
            let answer = try stage.wire.call("admin.shutdown")
            cells[last][.operates] = try Self.cell(answer, MatrixRows.all[last])
        }
    }

    private mutating func askAsAnotherUser(_ requests: [JSONTree]) throws {
        let answers = try OtherUser.answers(to: requests, stage.ledger)
        for (index, row) in MatrixRows.all.enumerated() {
            let cell = try Self.cell(answers[index], row)
            cells[index][.nobody] = cell
            // Whoever is not the operator asks for the operator's methods as any other user does.
            for column in MatrixColumn.allCases where column.person != nil && row.method.hasPrefix("admin.") {
                cells[index][column] = cell
            }
        }
    }

    private static func cell(_ answer: Answer, _ row: MatrixRow) throws -> MatrixCell {
        if let result = answer.result { return row.shows(result) ? .yes : .nothing }
        switch answer.kind {
        case "forbidden": return .no
        case "not_found": return .hidden
        case "rejected": return .refused(rules: answer.rules)
        default: throw Wire.Broken(what: "\(row.title) is no sample to try: \(answer)")
        }
    }

    subscript(_ method: String, _ what: String, _ column: MatrixColumn) -> MatrixCell? {
        MatrixRows.all.firstIndex { $0.method == method && $0.what == what }.flatMap { cells[$0][column] }
    }

    /// Who may, of one row.
    func allowed(_ method: String, _ what: String = "") -> Set<MatrixColumn> {
        guard let index = MatrixRows.all.firstIndex(where: { $0.method == method && $0.what == what }) else {
            return []
        }
        return Set(cells[index].filter { $0.value == .yes }.keys)
    }
}

extension Stage {
    /// Number of events; refusals do not change it.
    func size() throws -> Int64 { try wire.call("server.status").ok["size"]?.number ?? -1 }
}
