import CanonicalJSON
import Foundation
import Glibc
import Testing

extension `End to end` {
    /// A directory over which no daemon must run: it says why, exits with 1, and changes nothing.
    @Suite struct `A start` {
        @Test func `beside another daemon is refused with its pid`() throws {
            let ledger = try TestLedger()
            let pid = try #require(ledger.daemon?.id)
            let second = try ledger.startInVain()
            #expect(second.status == 1, "\(second)")
            #expect(second.errors.contains("(pid \(pid))"))
            let elsewhere = try RunningProgram(
                Programs.ledgerd, ["run", "--directory", ledger.directory, "--socket", ledger.place.path + "/other"],
                in: ledger.place
            ).end()
            #expect(elsewhere.status == 1 && elsewhere.errors.contains("(pid \(pid))"), "\(elsewhere)")
            #expect(try ledger.size() == 3)
        }

        @Test func `on another daemon's socket is refused, and takes nothing from it`() throws {
            let first = try TestLedger()
            let second = try TestLedger()
            second.stop()
            let ending = try RunningProgram(
                Programs.ledgerd, ["run", "--directory", second.directory, "--socket", first.socket], in: second.place
            ).end()
            #expect(ending.status == 1 && ending.errors.contains("another daemon answers there"), "\(ending)")
            #expect(try first.size() == 3)
        }

        @Test func `without a directory for its socket says which one is missing`() throws {
            let ledger = try TestLedger()
            ledger.stop()
            let socket = ledger.place.path + "/none/ledger.sock"
            let ending = try RunningProgram(
                Programs.ledgerd, ["run", "--directory", ledger.directory, "--socket", socket], in: ledger.place
            ).end()
            #expect(ending.status == 1, "\(ending)")
            #expect(
                ending.errors.contains("there is no directory \(ledger.place.path)/none for the socket"), "\(ending)")
        }

        @Test func `of what is no ledger says how to make one`() throws {
            let place = try Place()
            for directory in [place.path, place.path + "/nothing"] {
                let ending = try RunningProgram(
                    Programs.ledgerd, ["run", "--directory", directory, "--socket", place.path + "/s"], in: place
                ).end()
                #expect(ending.status == 1 && ending.errors.contains("ledgerd init --directory"), "\(ending)")
            }
        }

        @Test func `with the wrong operator key is refused`() throws {
            let ledger = try TestLedger()
            ledger.stop()
            let key = try ledger.place.write("other.key", String(repeating: "k", count: 32))
            chmod(key, 0o600)
            let ending = try ledger.startInVain(["--operator-key", key])
            #expect(ending.status == 1 && ending.errors.contains("operator key"), "\(ending)")
            try ledger.start()
            #expect(try ledger.size() == 3)
        }

        @Test(.enabled(if: geteuid() == 0, "mounting needs root"))
        func `in a read-only directory is refused with the path`() throws {
            let place = try Place()
            let disk = try SmallDisk(megabytes: 400, at: place.path + "/disk")
            let ledger = try TestLedger(folder: disk.path)
            ledger.stop()
            try disk.makeReadOnly()
            let ending = try ledger.startInVain()
            #expect(ending.status == 1, "\(ending)")
            #expect(ending.errors.contains(ledger.directory) && ending.errors.contains("Read-only"), "\(ending)")
            let made = try RunningProgram(
                Programs.ledgerd, ["init", "--directory", disk.path + "/new", "--name", "A", "--hr", "root"], in: place
            ).end()
            #expect(made.status != 0 && made.errors.contains("Read-only"), "\(made)")
        }

        @Test func `where a ledger is made twice leaves the first alone`() throws {
            let ledger = try TestLedger()
            let before = try ledger.connect().call("server.discover").ok["origin"]
            let again = try RunningProgram(
                Programs.ledgerd, ["init", "--directory", ledger.directory, "--name", "B", "--hr", "root"],
                in: ledger.place
            ).end()
            #expect(again.status != 0 && again.errors.contains("already holds a ledger"), "\(again)")
            ledger.stop()
            try ledger.start()
            #expect(try ledger.connect().call("server.discover").ok["origin"] == before)
        }
    }
}
