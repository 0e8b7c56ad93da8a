import CanonicalJSON
import Foundation
import Glibc
import Testing

extension `End to end` {
    /// A command whose answer did not come is kept, and the next use settles it: done once, whatever was lost.
    @Suite struct `An unfinished command` {
        let office: Office
        private let wire: FaultyWire

        init() throws {
            office = try Office()
            wire = try FaultyWire(in: office.ledger.place)
        }

        private func add() throws -> RunningProgram {
            try office.ledger.startCLI(
                ["member", "add", "ann", "--name", "Ann"], as: "hr", environment: ["LEDGER_SOCKET": wire.path])
        }

        private var kept: [String] {
            let outbox = office.ledger.place.path + "/state/ledger/outbox"
            let found = FileManager.default.enumerator(atPath: outbox)?.allObjects as? [String]
            return found?.filter { $0.hasSuffix(".json") } ?? []
        }

        private func isDoneOnce(_ ending: Ending, since size: Int64) throws {
            #expect(ending.status == 0, "\(ending)")
            #expect(ending.errors.contains("note: member.register of before is done: U"), "\(ending)")
            #expect(kept.isEmpty)
            #expect(try office.ledger.size() == size + 1)
            #expect(try office.wire.call("member.get", ["member": "ann"], as: "hr").result != nil)
            let later = try office.ledger.cli("status", as: "hr")
            #expect(later.status == 0 && !later.errors.contains("of before"), "\(later)")
            #expect(try office.ledger.size() == size + 1)
        }

        @Test(arguments: [FaultyWire.Fault.losesTheCommand, .losesTheAnswer])
        func `is settled by the next use`(fault: FaultyWire.Fault) throws {
            let size = try office.ledger.size()
            let program = try add()
            try wire.serve(office.ledger, fault)
            let ending = program.end()
            #expect(ending.status == 5, "\(ending)")
            #expect(ending.errors.contains("whether this was done is not known"))
            #expect(kept.count == 1)
            try isDoneOnce(try office.ledger.cli("status", as: "hr"), since: size)
        }

        @Test(arguments: [FaultyWire.Fault.losesTheCommand, .losesTheAnswer])
        func `of a program that was killed is settled by the next use`(fault: FaultyWire.Fault) throws {
            let size = try office.ledger.size()
            let program = try add()
            try wire.serve(office.ledger, fault) {
                program.signal(SIGKILL)
                _ = program.end()
            }
            #expect(kept.count == 1)
            try isDoneOnce(try office.ledger.cli("status", as: "hr"), since: size)
        }

        @Test func `that is refused now is told, and forgotten`() throws {
            let program = try add()
            try wire.serve(office.ledger, .losesTheCommand)
            #expect(program.end().status == 5)
            try office.command("member.register", ["handle": "ann", "name": "Another Ann"])
            let size = try office.ledger.size()
            let ending = try office.ledger.cli("status", as: "hr")
            #expect(ending.status == 0 && ending.errors.contains("of before was refused"), "\(ending)")
            #expect(kept.isEmpty)
            #expect(try office.ledger.size() == size)
        }

        @Test func `waits until the daemon is back`() throws {
            let size = try office.ledger.size()
            let program = try add()
            try wire.serve(office.ledger, .losesTheAnswer)
            #expect(program.end().status == 5)
            office.ledger.stop(SIGKILL)
            let gone = try office.ledger.cli("status", as: "hr")
            #expect(gone.status == 4, "\(gone)")
            #expect(kept.count == 1)
            try office.ledger.start()
            let ending = try office.ledger.cli("status", as: "hr")
            #expect(ending.errors.contains("of before is done"), "\(ending)")
            #expect(try office.ledger.size() == size + 1)
        }

        @Test func `of another ledger is not sent to this one`() throws {
            let program = try add()
            try wire.serve(office.ledger, .losesTheCommand)
            #expect(program.end().status == 5)
            let other = try Office()
            let size = try other.ledger.size()
            let memory = ["XDG_STATE_HOME": office.ledger.place.path + "/state"]
            let ending = try other.ledger.cli("status", as: "hr", environment: memory)
            #expect(ending.status == 0 && !ending.errors.contains("of before"), "\(ending)")
            #expect(try other.ledger.size() == size)
            #expect(kept.count == 1)
        }
    }
}
