import CanonicalJSON
import Glibc
import Testing

extension `End to end` {
    /// `ledger team import`.
    @Suite struct `A team import` {
        let office: Office
        private let sizeBefore: Int64
        private static let rows = [
            "handle,name,username,manager", "ines,Inés,,cara", "wei,伟,wei,ines", "cara,Name of cara,,",
            "dana,Name of dana,,cara", "omar,Name of omar,,ines",
        ]

        init() throws {
            office = try Office()
            sizeBefore = try office.ledger.size()
        }

        private func imported(_ rows: [String] = rows, _ options: String..., as person: String = "hr") throws -> Ending
        {
            let file = try office.ledger.place.write("people.csv", rows.joined(separator: "\n") + "\n")
            return try office.ledger.startCLI(["team", "import", file] + options, as: person).end()
        }

        @Test func `registers people and who manages them, and the same file twice changes nothing`() throws {
            let first = try imported()
            #expect(first.status == 0, "\(first)")
            #expect(first.output == "registered 2, assigned 3 relationships, unchanged 2\n")
            let size = try office.ledger.size()
            let second = try imported()
            #expect(second.output == "registered 0, assigned 0 relationships, unchanged 5\n", "\(second)")
            #expect(try office.ledger.size() == size)
            let wei = try office.wire.call("member.get", ["member": "wei"], as: "hr").ok
            #expect(wei["member"]?["name"] == "伟" && wei["people"]?[wei["member"]?["manager"]?.text ?? ""] == "ines")
        }

        @Test func `that is only tried changes nothing`() throws {
            let ending = try imported(Self.rows, "--dry-run")
            #expect(ending.output == "would register 2, would assign 3 relationships, unchanged 2\n", "\(ending)")
            #expect(try office.ledger.size() == sizeBefore)
        }

        @Test(arguments: [
            ("Ann,Ann,,", "line 7, handle"), ("ann,Ann,,nobody", "line 7, manager"),
            ("ann,Ann,", "line 7: it has 3 fields"),
            ("dana,Dana,,", "line 7, name"), ("ann,\"Ann,,", "line 7: a quote"), ("cara,Name of cara,,wei", "a circle"),
        ])
        func `with one row that will not do imports nothing`(row: String, said: String) throws {
            let ending = try imported(Self.rows + [row])
            #expect(ending.status == 2 && ending.errors.contains(said), "\(ending)")
            #expect(try office.ledger.size() == sizeBefore)
        }

        @Test func `that is cut off is gone on with, whatever was done`() throws {
            let rows =
                Self.rows[..<1] + (0..<40).map { "p\($0)x,Person \($0),,\($0 == 0 ? "cara" : "p\(($0 - 1) / 2)x")" }
            let file = try office.ledger.place.write("people.csv", rows.joined(separator: "\n") + "\n")
            for round in 0..<6 {
                let program = try office.ledger.startCLI(["team", "import", file], as: "hr")
                while program.isRunning, try office.ledger.size() < sizeBefore + Int64(round * 8 + 5) { usleep(2_000) }
                program.signal(SIGKILL)
                _ = program.end()
            }
            let last = try imported(Array(rows))
            #expect(last.status == 0, "\(last)")
            #expect(try office.ledger.size() == sizeBefore + 80)
            #expect(try imported(Array(rows)).output == "registered 0, assigned 0 relationships, unchanged 40\n")
        }

        @Test func `by who may not register anybody is refused`() throws {
            let ending = try imported(as: "dana")
            #expect([1, 3].contains(ending.status), "\(ending)")
            #expect(try office.ledger.size() == sizeBefore)
        }

        @Test func `judges handles as the ledger does`() throws {
            for handle in [
                "a", "a1b", "é", "9a", "a.b_c-d", "A", "u1", "u1a", "-a", "a b", "a/b",
                String(repeating: "a", count: 33), "ß", "𝟙x",
            ] {
                let mine = try imported(["handle,name", "\"\(handle)\",N"], "--dry-run").status == 0
                let theirs =
                    try office.wire.call(
                        "member.register", ["handle": .string(handle), "name": "N"], as: "hr"
                    ).result != nil
                #expect(mine == theirs, "\(handle)")
            }
        }
    }
}
