import CanonicalJSON
import Foundation
import Glibc
import Testing

extension `End to end` {
    @Suite struct `A consumer at the command line` {
        private let stage: ReplayStage

        init() throws { stage = try ReplayStage() }

        @Test func `is made, moves on by what was printed, and is forgotten`() throws {
            let made = try stage.ledger.cli(
                "consumer", "create", "warehouse", "--from", "2", "--category", "measurement", as: "hr")
            #expect(made.output == "warehouse begins at event 2: ledger replay --consumer warehouse\n", "\(made)")
            let twice = try stage.ledger.cli("consumer", "create", "warehouse", as: "hr")
            #expect(twice.status != 0, "\(twice)")
            let same = try stage.ledger.cli(
                "consumer", "create", "warehouse", "--from", "4", "--category", "measurement", as: "hr")
            #expect(same.output.hasPrefix("warehouse is there already, and goes on at event 2:"), "\(same)")
            let values = try stage.leaves().filter { $0.contains(#""measurement.recorded""#) }
            #expect(try stage.replay(["--consumer", "warehouse", "--limit", "2"]).lines == Array(values.prefix(2)))
            #expect(try stage.replay(["--consumer", "warehouse"]).lines == Array(values.dropFirst(2)))
            #expect(try stage.replay(["--consumer", "warehouse"]).lines.isEmpty)
            let list = try stage.ledger.cli("consumer", "list", as: "hr")
            #expect(list.output.contains("warehouse") && list.output.contains("--category measurement"), "\(list)")
            let gone = try stage.ledger.cli("consumer", "delete", "warehouse", as: "hr")
            #expect(gone.output.hasPrefix("warehouse is forgotten; it stood at event "), "\(gone)")
            let none = try stage.replay(["--consumer", "warehouse"])
            #expect(none.status == 3 && none.errors.contains("hint: ledger consumer list"), "\(none)")
        }

        @Test func `is held by one, and a second is told who`() throws {
            #expect(try stage.ledger.cli("consumer", "create", "one", as: "hr").status == 0)
            let first = try stage.start(["--consumer", "one", "--follow"])
            let leaves = try stage.leaves()
            try first.wait { $0.lines == leaves }
            let second = try stage.replay(["--consumer", "one"])
            #expect(second.status == 4 && second.output.isEmpty, "\(second)")
            #expect(second.errors.contains("hr") && second.errors.contains("\(first.id)"), "\(second)")
            let deleted = try stage.ledger.cli("consumer", "delete", "one", as: "hr")
            #expect(deleted.status != 0, "\(deleted)")
            let list = try stage.ledger.cli("consumer", "list", as: "hr")
            #expect(list.output.contains("process \(first.id)"), "\(list)")
            first.signal(SIGKILL)
            _ = first.end()
        }

        @Test func `that read before it was killed begins behind what was printed and acknowledged`() throws {
            #expect(try stage.ledger.cli("consumer", "create", "killed", as: "hr").status == 0)
            let first = try stage.start(["--consumer", "killed", "--follow"])
            let leaves = try stage.leaves()
            try first.wait { _ in
                try stage.ledger.cli("consumer", "list", "--json", as: "hr").output.contains(
                    #""position":\#(leaves.count)"#)
            }
            first.signal(SIGKILL)
            _ = first.end()
            try stage.office.record("9", ref: "later")
            // The daemon may hear of the death a moment later.
            var second = try stage.replay(["--consumer", "killed"])
            for _ in 0..<200 where second.status == 4 { second = try stage.replay(["--consumer", "killed"]) }
            #expect(try second.lines == stage.leaves(from: Int64(leaves.count)) && second.lines.count == 1, "\(second)")
        }
    }
}
