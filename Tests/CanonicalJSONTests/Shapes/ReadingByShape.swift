import CanonicalJSON
import Testing

@Suite struct `Reading by shape` {
    static func change(_ change: (inout JSONTree) -> Void) -> JSONTree {
        var tree = Proposal.good
        change(&tree)
        return tree
    }

    @Test func `takes what is there`() throws {
        let proposal = try Proposal.read(Proposal.good)
        #expect(proposal.member == 17)
        #expect(proposal.measures == [.init(metric: 5, target: "90"), .init(metric: 6, target: "1")])
        #expect(proposal.window == [1, 3])
        #expect(proposal.labels == ["a": 1])
        #expect(proposal.reserved == nil && proposal.isTrial == nil && proposal.about == nil)
        let full = Self.change {
            $0["reserved"] = ["hours"]
            $0["trial"] = true
            $0["goal"] = ["id": "G3"]
            $0["meta"] = .null
        }
        let more = try Proposal.read(full)
        #expect(more.reserved == ["hours"] && more.isTrial == true && more.about == "G3")
    }

    struct Wrong: Sendable, CustomTestStringConvertible {
        var at: String
        var expected: String
        var found: String
        var tree: JSONTree
        var testDescription: String { at.isEmpty ? "the whole" : at }

        init(_ at: String, _ expected: String, _ found: String, _ edit: (inout JSONTree) -> Void) {
            (self.at, self.expected, self.found, tree) = (at, expected, found, change(edit))
        }
    }

    static let wrongs = [
        Wrong("", "an object", "an array of 1 element") { $0 = [1] },
        Wrong("/member", "a member such as U17", "nothing") { $0["member"] = nil },
        Wrong("/member", "a member such as U17", "\"X1\"") { $0["member"] = "X1" },
        Wrong("/outcome", "a text of 1 to 40 bytes", "a text of 80 bytes") {
            $0["outcome"] = .string(String(repeating: "é", count: 40))
        },
        Wrong("/outcome", "a text of 1 to 40 bytes", "\"\"") { $0["outcome"] = "" },
        Wrong("/measures", "an array of 1 to 4 elements", "nothing") { $0["measures"] = nil },
        Wrong("/measures", "an array of 1 to 4 elements", "an array of 0 elements") { $0["measures"] = [] },
        Wrong("/measures/1/metric", "an integer from 1 to 1000", "0") {
            $0["measures"] = [["metric": 5, "target": "1"], ["metric": 0, "target": "1"]]
        },
        Wrong("/measures/0", "an object", "7") { $0["measures"] = [7] },
        Wrong("/measures/0/a~1b~0c", "no member of this name", "\"a/b~c\"") {
            $0["measures"] = [["metric": 5, "target": "1", "a/b~c": 1]]
        },
        Wrong("/cadence", "one of weekly, monthly, K", "\"\u{212a}\"") { $0["cadence"] = "\u{212a}" },
        Wrong("/window", "an object", "nothing") { $0["window"] = nil },
        Wrong("/window/to", "a day after from", "1") { $0["window"] = ["from": 1, "to": 1] },
        Wrong("/reserved", "an array of 0 to 2 elements", "null") { $0["reserved"] = .null },
        Wrong("/reserved/1", "a text of at most 9 bytes", "true") { $0["reserved"] = ["a", true] },
        Wrong("/trial", "true or false", "null") { $0["trial"] = .null },
        Wrong("/goal", "an object", "null") { $0["goal"] = .null },
        Wrong("/goal/id", "a text of 1 to 9 bytes", "nothing") { $0["goal"] = [:] },
        Wrong("/labels/b", "an integer from 0 to 9", "\"1\"") { $0["labels"] = ["a": 1, "b": "1"] },
        Wrong("/labels/toolong", "as its name a text of 1 to 5 bytes", "\"toolong\"") { $0["labels"] = ["toolong": 1] },
        Wrong("/y", "no member of this name", "\"y\", \"z\"") {
            $0["y"] = 1
            $0["z"] = 2
        },
    ]

    @Test(arguments: wrongs)
    func `names the place, what would do, and what was there`(wrong: Wrong) {
        let error = #expect(throws: ShapeError.self) { try Proposal.read(wrong.tree) }
        #expect(error == ShapeError(at: wrong.at, expected: wrong.expected, found: wrong.found))
    }

    @Test func `goes on from the pointer it is given`() throws {
        let reader = try ObjectReader(parse(#"{"a":{"b":1}}"#), at: "/params")
        #expect(throws: ShapeError(at: "/params/a/b", expected: "true or false", found: "1")) {
            try reader.object("a") { (a) throws(ShapeError) in try a.value("b", .bool) }
        }
        #expect(reader.pointer == "/params")
    }

    @Test(arguments: [0, 1, 63, 64, 65, 127, 128, 129, 300])
    func `refuses exactly the unknown members of objects of any size`(size: Int) throws {
        var object = JSONTree.object((0..<size).map { ("n\($0)", .integer(Int64($0))) })
        object["known"] = true
        for position in [0, 62, 63, 64, 65, size - 1] where position >= 0 && position < size {
            let reader = try ObjectReader(JSONDocument(parsing: object.canonicalBytes).root)
            _ = try reader.value("known", .bool)
            let error = #expect(throws: ShapeError.self) { try reader.finish(unknown: .refuse) }
            #expect(error?.found.contains("and \(size - 8) more") == (size > 8))
            try reader.finish(unknown: .keep)
        }
        var alone: JSONTree = [:]
        alone["known"] = true
        let reader = try ObjectReader(JSONDocument(parsing: alone.canonicalBytes).root)
        _ = try reader.value("known", .bool)
        try reader.finish(unknown: .refuse)
    }

    @Test func `finds members in any order, and more than once`() throws {
        let reader = try ObjectReader(parse(#"{"a":1,"b":2,"c":3}"#))
        let digit = Shape<Int>.integer(0...9)
        for key: StaticString in ["c", "a", "b", "b", "a", "c"] { _ = try reader.value(key, digit) }
        #expect(try reader.value("b", digit) == 2)
        #expect(try reader.raw("c").integer == 3)
        #expect(try reader.optional("d", digit) == nil)
        try reader.finish(unknown: .refuse)
    }

    @Test func `reads the 65th member of an object as it does the first`() throws {
        let names: [StaticString] = ["x", "y"]
        var members = (0..<70).map { ("a\($0)", JSONTree.integer(0)) }
        members.append(("x", 1))
        members.append(("y", 2))
        let reader = try ObjectReader(JSONDocument(parsing: JSONTree.object(members).canonicalBytes).root)
        #expect(try names.map { try reader.value($0, Shape<Int>.integer(0...9)) } == [1, 2])
        let error = #expect(throws: ShapeError.self) { try reader.finish(unknown: .refuse) }
        #expect(error?.found.hasSuffix("and 62 more") == true)
    }
}
