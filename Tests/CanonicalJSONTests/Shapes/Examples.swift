import CanonicalJSON

/// A command with all that shapes can say, in the way in which real ones are read.
struct Proposal: Equatable {
    enum Cadence: String, CaseIterable, Sendable {
        case weekly
        case monthly
        case kelvin = "K"
    }

    struct Measure: Equatable {
        var metric: Int
        var target: String
    }

    var member: Int
    var outcome: String
    var measures: [Measure]
    var cadence: Cadence
    var window: [Int]
    var reserved: [String]?
    var isTrial: Bool?
    var about: String?
    var labels: [String: Int]

    static let person = Shape<Int>.pattern(
        "^U[1-9][0-9]*$", expected: "a member such as U17", example: "U17",
        check: { $0.hasPrefix("U") ? Int($0.dropFirst()) : nil }, text: { "U\($0)" })

    init(_ r: ObjectReader) throws(ShapeError) {
        member = try r.value("member", Self.person, about: "who is to confirm")
        outcome = try r.value("outcome", .text(1...40))
        measures = try r.array("measures", count: 1...4, about: "how success is measured") {
            (m) throws(ShapeError) in
            let measure = Measure(
                metric: try m.value("metric", .integer(1...1_000)), target: try m.value("target", .text(1...20)))
            try m.finish(unknown: .refuse)
            return measure
        }
        cadence = try r.value("cadence", .choice(of: Cadence.self))
        window = try r.object("window") { (w) throws(ShapeError) in
            let from = try w.value("from", Shape<Int>.integer(0...9, example: 1))
            let to = try w.value("to", Shape<Int>.integer(0...9, example: 2))
            guard from < to else { throw w.fail("to", expected: "a day after from") }
            try w.finish(unknown: .keep)
            return [from, to]
        }
        reserved = try r.optionalArray("reserved", count: 0...2, .text(0...9))
        isTrial = try r.optional("trial", .bool)
        about = try r.optionalObject("goal") { (g) throws(ShapeError) in try g.value("id", .text(1...9)) }
        let labels = try r.map("labels", keys: .text(1...5), values: Shape<Int>.integer(0...9))
        self.labels = Dictionary(labels) { $1 }
        _ = try r.optionalRaw("meta", about: "kept as it came")
        try r.finish(unknown: .refuse)
    }

    static let good: JSONTree = [
        "member": "U17", "outcome": "Answer within a day", "cadence": "weekly", "labels": ["a": 1],
        "measures": [["metric": 5, "target": "90"], ["metric": 6, "target": "1"]],
        "window": ["from": 1, "to": 3, "later": 0],
    ]

    static func read(_ tree: JSONTree) throws -> Proposal {
        try Proposal(ObjectReader(JSONDocument(parsing: tree.canonicalBytes).root))
    }
}
