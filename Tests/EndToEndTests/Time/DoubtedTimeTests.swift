import CanonicalJSON
import Foundation
import Testing

extension `End to end` {
    /// A real ledger on a machine whose clock was set while no daemon ran.
    @Suite struct `Doubted time` {
        private let ledger: TestLedger

        init() throws {
            ledger = try TestLedger(simulated: nil)
            #expect(try ledger.cli("member", "add", "eve", "--name", "Eve").status == 0)
            ledger.stop()
            // The daemon's note of both clocks, as if wall time had been a year earlier then.
            let path = ledger.directory + "/alive"
            let note = try String(contentsOfFile: path, encoding: .utf8)
            let year = try #require(Int(note.prefix(4)))
            try ("\(year - 1)" + note.dropFirst(4)).write(toFile: path, atomically: true, encoding: .utf8)
            try ledger.start()
        }

        private func time() throws -> JSONTree? { try ledger.connect().call("server.status").ok["time"] }

        @Test func `is told in the status and by the command line, with the reason, until it is accepted`() throws {
            let time = try time()
            #expect(time?["doubted"] == true)
            #expect(time?["because"]?.text?.contains("the machine's clock was set forward by about") == true, "\(time)")
            let shown = try ledger.cli("status")
            #expect(shown.status == 0 && shown.output.contains("doubted, so nothing is written: the machine's clock"))
            #expect(shown.output.contains("ledgerd run --accept-time"), "\(shown)")
            let refused = try ledger.cli("member", "add", "ann", "--name", "Ann")
            #expect(refused.status == 4, "\(refused)")
            // What is one's own is read; of others' it would have to be recorded.
            #expect(try ledger.cli("timeline").status == 0)
            let other = try ledger.cli("timeline", "eve")
            #expect(other.status == 4 && other.errors.contains("(reads-recorded)"), "\(other)")
            let metrics = try #require(ledger.connect().call("server.metrics").ok["text"]?.text)
            #expect(metrics.contains("\nledger_time_doubted 1\n"))
            #expect(metrics.contains("\nledger_commands_total{outcome=\"time_doubted\"} 1\n"), "\(metrics)")
            ledger.stop()
            try ledger.start(["--accept-time"])
            #expect(try self.time() == ["doubted": false])
            let believed = try ledger.cli("status")
            #expect(believed.status == 0 && !believed.output.contains("doubted"), "\(believed)")
        }
    }
}
