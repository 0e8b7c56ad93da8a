import CanonicalJSON
import Testing

extension `End to end` {
    /// `ledger measurement import`, with files that will not do.
    @Suite struct `An import` {
        let office: Office
        private let map: String
        private let sizeBefore: Int64

        private static let rows = [
            "id,agent,stage,value,closed",
            "o1,dana,Won,100.50,2017-09-20",
            "o2,omar,Won,200,2017-09-21",
            "o3,omar,Lost,,",
            "o4,Name of dana,Won,300,2017-09-22",
        ]

        init() throws {
            office = try Office()
            map = try office.ledger.place.write(
                "map.yaml",
                """
                source: crm
                key: id
                member: agent
                where: { stage: Won }
                metrics:
                  closed_won: { value: value, as-of: closed }

                """)
            sizeBefore = try office.ledger.size()
        }

        private func file(_ rows: [String]) throws -> String {
            try office.ledger.place.write("deals.csv", rows.joined(separator: "\n") + "\n")
        }

        private func imported(_ rows: [String], _ options: String...) throws -> Ending {
            let arguments = ["measurement", "import", "--csv", try file(rows), "--map", map] + options
            return try office.ledger.startCLI(arguments, as: "crm").end()
        }

        private func refused(_ rows: [String], _ said: String...) throws {
            let ending = try imported(rows)
            #expect(ending.status == 2, "\(ending)")
            #expect(ending.output.isEmpty)
            for text in said { #expect(ending.errors.contains(text), "\(text) is not in: \(ending.errors)") }
            #expect(try office.ledger.size() == sizeBefore, "nothing is imported")
        }

        @Test func `records what it should, and the same file twice changes nothing`() throws {
            let first = try imported(Self.rows)
            #expect(first.status == 0, "\(first)")
            #expect(first.output == "recorded 3, unchanged 0, skipped 0, left out 1\n")
            #expect(try office.ledger.size() == sizeBefore + 3)
            let second = try imported(Self.rows)
            #expect(second.output == "recorded 0, unchanged 3, skipped 0, left out 1\n", "\(second)")
            #expect(try office.ledger.size() == sizeBefore + 3)
        }

        @Test func `with a missing column names it and those that there are`() throws {
            try refused(
                Self.rows.map { $0.replacing("value,closed", with: "amount,closed") }, "no column value", "amount")
        }

        @Test func `with a bad date names line, column and what would do`() throws {
            var rows = Self.rows
            rows[2] = "o2,omar,Won,200,21/09/2017"
            try refused(rows, "1 row of", "line 3, closed", "\"21/09/2017\" is no day", "2017-10-31", "--skip-bad-rows")
        }

        @Test func `with a bad number names line, column and what would do`() throws {
            var rows = Self.rows
            rows[1] = "o1,dana,Won,1e3,2017-09-20"
            rows[4] = "o4,dana,Won,\"1,200\",2017-09-22"
            try refused(
                rows, "2 rows of", "line 2, value", "\"1e3\" is no number", "line 5, value", "\"1,200\" is no number")
        }

        @Test func `with an unknown seller names line and column`() throws {
            var rows = Self.rows
            rows[4] = "o4,Gil Ferrer,Won,300,2017-09-22"
            try refused(rows, "line 5, agent", "\"Gil Ferrer\"", "ledger member list")
        }

        @Test func `of something that is no table names the line`() throws {
            try refused(Self.rows + ["o5,dana,Won"], "line 6", "3 fields, the heading has 5")
            try refused(Self.rows + ["\"o5,dana,Won,1,2017-09-20"], "line 6", "never closed")
            let none = try office.ledger.cli("measurement", "import", "--csv", "/nowhere.csv", "--map", map, as: "crm")
            #expect(none.status != 0 && none.errors.contains("/nowhere.csv"), "\(none)")
        }

        @Test func `leaves bad rows out when told to, and lists them`() throws {
            var rows = Self.rows
            rows[1] = "o1,dana,Won,lots,2017-09-20"
            rows[4] = "o4,Gil Ferrer,Won,300,2017-09-22"
            let ending = try imported(rows, "--skip-bad-rows")
            #expect(ending.status == 0, "\(ending)")
            #expect(ending.output == "recorded 1, unchanged 0, skipped 2, left out 1\n")
            #expect(ending.errors.contains("line 2, value") && ending.errors.contains("line 5, agent"))
            #expect(try office.ledger.size() == sizeBefore + 1)
        }

        @Test func `that is only tried records nothing`() throws {
            let ending = try imported(Self.rows, "--dry-run")
            #expect(ending.status == 0 && ending.output.hasPrefix("would record 3"), "\(ending)")
            #expect(try office.ledger.size() == sizeBefore)
        }

        @Test func `of thousands goes in commands of a thousand, each once`() throws {
            let rows = (0..<2_500).map { "d\($0),\($0 % 2 == 0 ? "dana" : "omar"),Won,\($0),2017-09-2\($0 % 5)" }
            let ending = try imported([Self.rows[0]] + rows)
            #expect(ending.output == "recorded 2500, unchanged 0, skipped 0, left out 0\n", "\(ending)")
            #expect(try office.ledger.size() == sizeBefore + 2_500)
            let leaves =
                try office.wire.call(
                    "log.read",
                    ["disclose": false, "filter": ["types": ["measurement.recorded"]], "from": .integer(sizeBefore)],
                    as: "hr"
                ).ok["leaves"]?.elements ?? []
            #expect(Set(leaves.compactMap { $0["leaf"]?["cmd"]?.text }).count == 3)
        }

        @Test func `by who may not record it is refused`() throws {
            let ending = try office.ledger.startCLI(
                ["measurement", "import", "--csv", try file(Self.rows), "--map", map], as: "zoe"
            ).end()
            #expect([1, 3].contains(ending.status), "\(ending)")
            #expect(try office.ledger.size() == sizeBefore)
        }
    }
}
