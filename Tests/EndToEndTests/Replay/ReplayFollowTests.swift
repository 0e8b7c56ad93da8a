import CanonicalJSON
import Foundation
import Glibc
import Testing

extension `End to end` {
    @Suite struct `A replay that stays` {
        private let stage: ReplayStage

        init() throws { stage = try ReplayStage() }

        @Test(arguments: [SIGINT, SIGTERM])
        func `prints what comes, and ends well when it is asked to`(_ signal: Int32) throws {
            let program = try stage.start(["--follow"])
            let before = try stage.leaves()
            try program.wait { $0.lines == before }
            for number in 0..<3 { try stage.office.record("1", ref: "new\(number)") }
            let after = try stage.leaves()
            #expect(after.count == before.count + 3)
            try program.wait { $0.lines == after }
            program.signal(signal)
            let ending = program.end()
            #expect(ending.status == 0 && ending.lines == after, "\(ending)")
        }

        @Test func `outlives the daemon, says so, and gives nothing twice`() throws {
            #expect(try stage.ledger.cli("consumer", "create", "steady", as: "hr").status == 0)
            let plain = try stage.start(["--follow"])
            let held = try stage.start(["--follow", "--consumer", "steady", "--format", "cloudevents"])
            for round in 0..<3 {
                let leaves = try stage.leaves()
                try plain.wait { $0.lines == leaves }
                try held.wait { $0.lines.count == leaves.count }
                stage.ledger.stop(SIGKILL)
                try plain.wait { $0.said.contains("trying again in") }
                try stage.ledger.start()
                let wire = try stage.ledger.connect()
                _ = try wire.call("measurement.record", Office.value("7", ref: "after\(round)"), as: "crm").ok
            }
            let leaves = try stage.leaves()
            try plain.wait { $0.lines == leaves }
            try held.wait { $0.lines.count == leaves.count }
            for program in [plain, held] { program.signal(SIGTERM) }
            let (first, second) = (plain.end(), held.end())
            #expect(first.status == 0 && first.errors.contains("connected again, at event"), "\(first.errors)")
            let ids = second.lines.compactMap { try? JSONDocument(parsing: Array($0.utf8)).root["id"]?.string }
            #expect(second.status == 0 && ids == leaves.indices.map { "\($0)" }, "\(second.errors)")
            let list = try stage.ledger.cli("consumer", "list", "--json", as: "hr")
            #expect(list.output.contains(#""position":\#(leaves.count)"#), "\(list)")
        }

        @Test func `does not follow another ledger that takes the place of the first`() throws {
            let program = try stage.start(["--follow"])
            let before = try stage.leaves()
            try program.wait { $0.lines == before }
            stage.ledger.stop()
            let other = try TestLedger()
            other.stop()
            let imposter = try RunningProgram(
                Programs.ledgerd, ["run", "--directory", other.directory, "--socket", stage.ledger.socket],
                in: other.place)
            let ending = program.end()
            #expect(ending.status == 6 && ending.errors.contains("another ledger answers here now"), "\(ending.errors)")
            imposter.signal(SIGTERM)
            #expect(imposter.end().status == 0)
        }

        @Test func `without staying ends with the ledger, and says where to go on`() throws {
            #expect(try stage.ledger.cli("consumer", "create", "brief", as: "hr").status == 0)
            let log = stage.ledger.place.path + "/log"
            let program = try stage.start(
                ["--consumer", "brief", "--exec", #"echo >>"$LOG"; while [ -e "$LOG" ]; do sleep 0.05; done"#],
                environment: ["LOG": log])
            try program.wait { _ in FileManager.default.fileExists(atPath: log) }
            stage.ledger.stop(SIGKILL)
            unlink(log)
            let ending = program.end()
            #expect(ending.status == 4 && ending.errors.contains("the same consumer"), "\(ending)")
        }

        @Test func `shows how far it is where somebody looks, and only there`() throws {
            for number in 0..<30 {
                let values = (0..<100).map { Office.value("1", ref: "p\(number)-\($0)").with("source", nil) }
                try stage.office.command(
                    "measurement.recordMany", ["source": "crm", "values": .array(values)], as: "crm")
            }
            let file = stage.ledger.place.path + "/bar"
            let scene = try stage.ledger.converse(["replay", "--output", file], as: "hr", [])
            let size = try stage.ledger.size()
            #expect(scene.status == 0 && scene.raw.contains("of \(size)"), "\(scene.raw)")
            #expect(try stage.replay(["--output", file]).errors.isEmpty)
        }
    }
}
