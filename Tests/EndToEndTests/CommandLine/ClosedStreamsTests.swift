import CanonicalJSON
import Foundation
import Glibc
import Testing

extension `End to end` {
    /// Programs that were started without standard input, output or errors: nothing else may get their numbers.
    @Suite struct `Closed standard streams` {
        private func shell(_ line: String, _ office: Office) throws -> RunningProgram {
            try RunningProgram(
                "/bin/sh", ["-c", line],
                environment: [
                    "LEDGER_SOCKET": office.ledger.socket, "XDG_STATE_HOME": office.ledger.place.path + "/state",
                ], in: office.ledger.place)
        }

        @Test func `are no way to the ledger`() throws {
            let office = try Office()
            let ledger = "exec '\(Programs.ledger)'"
            let silent = try shell("\(ledger) whoami --as cara >&-", office).end()
            #expect(silent.status != 2 && !silent.errors.contains("JSON-RPC"), "\(silent)")
            let replay = try shell("\(ledger) replay --as hr >&-", office).end()
            #expect(replay.status == 7 && replay.errors.contains("standard output"), "\(replay)")
            let out = office.ledger.place.path + "/b"
            let export = try shell("\(ledger) evidence export me --as dana --yes --out '\(out)' 2>&- <&-", office).end()
            #expect(export.status == 0 && FileManager.default.fileExists(atPath: out + "/manifest.json"), "\(export)")
        }

        @Test func `are no file of the daemon`() throws {
            let office = try Office()
            office.ledger.stop()
            let daemon = try shell(
                "exec '\(Programs.ledgerd)' run --directory '\(office.ledger.directory)' "
                    + "--socket '\(office.ledger.socket)' <&- >&- 2>&-", office)
            defer {
                daemon.signal(SIGTERM)
                _ = daemon.end()
            }
            try daemon.wait { _ in (try? office.ledger.connect()) != nil }
            for descriptor in 0...2 {
                let file = try FileManager.default.destinationOfSymbolicLink(
                    atPath: "/proc/\(daemon.id)/fd/\(descriptor)")
                #expect(file == "/dev/null", "\(descriptor)")
            }
        }
    }
}
