import CanonicalJSON
import Foundation
import Glibc
import Testing

extension `End to end` {
    /// An ssh that goes in the middle of a command leaves a doubt, and the next use ends it: done once.
    @Suite struct `A way that breaks` {
        private let office: Office
        private let wire: FaultyWire
        private let sshd: Sshd

        init() throws {
            office = try Office()
            wire = try FaultyWire(in: office.ledger.place)
            sshd = try Sshd(Sshd.finding(wire.path))
        }

        /// Who is gone.
        enum Victim: CaseIterable {
            case ssh, session, everything
        }

        private var kept: [String] {
            let outbox = office.ledger.place.path + "/state/ledger/outbox"
            let found = FileManager.default.enumerator(atPath: outbox)?.allObjects as? [String]
            return found?.filter { $0.hasSuffix(".json") } ?? []
        }

        private func breakIt(_ victim: Victim, _ fault: FaultyWire.Fault) throws -> Ending {
            let program = try office.ledger.startCLI(
                ["member", "add", "ann", "--name", "Ann"], as: "hr", environment: sshd.environment())
            try wire.serve(office.ledger, fault) {
                switch victim {
                case .ssh: if let id = sshd.sshID { kill(id, SIGKILL) }
                case .session: for id in sshd.sessions { kill(id, SIGKILL) }
                case .everything:
                    program.signal(SIGKILL)
                    if let id = sshd.sshID { kill(id, SIGKILL) }
                }
                _ = program.end()
            }
            return program.end()
        }

        @Test(arguments: Victim.allCases, [FaultyWire.Fault.losesTheCommand, .losesTheAnswer])
        func `in the middle of a command leaves it done once, after the next use`(
            victim: Victim, fault: FaultyWire.Fault
        ) throws {
            let size = try office.ledger.size()
            let ending = try breakIt(victim, fault)
            #expect(kept.count == 1)
            if victim != .everything {
                #expect(ending.status == 5, "\(ending)")
                let id = try #require(kept.first?.split(separator: "/").last?.dropLast(5))
                let how = victim == .ssh ? "ssh was killed by signal 9" : "ssh lost the connection (status 255;"
                #expect(ending.errors.contains("ledger: error: whether this was done is not known\n"), "\(ending)")
                #expect(ending.errors.contains("because: \(how)"), "\(ending)")
                #expect(ending.errors.contains("on the way to \(sshd.address())\n"), "\(ending)")
                #expect(ending.errors.contains("kept as \(id), and your next use"), "\(ending)")
            }
            #expect(try office.ledger.size() == size + (fault == .losesTheAnswer ? 1 : 0))
            let again = try office.ledger.startCLI(
                ["status"], environment: sshd.environment(path: office.ledger.socket)
            ).end()
            #expect(
                again.status == 0 && again.errors.contains("note: member.register of before is done: U"), "\(again)")
            #expect(kept.isEmpty)
            #expect(try office.ledger.size() == size + 1)
        }

        @Test func `is settled at home too, because it is the same ledger`() throws {
            let size = try office.ledger.size()
            #expect(try breakIt(.ssh, .losesTheAnswer).status == 5)
            let again = try office.ledger.cli("status")
            #expect(
                again.status == 0 && again.errors.contains("note: member.register of before is done: U"), "\(again)")
            #expect(try office.ledger.size() == size + 1)
        }

        @Test func `before the command was sent is no doubt`() throws {
            // Nobody serves the socket: the first question is never answered.
            let program = try office.ledger.startCLI(
                ["member", "add", "ann", "--name", "Ann"], as: "hr", environment: sshd.environment())
            while sshd.sessions.isEmpty, program.isRunning { usleep(10_000) }
            usleep(500_000)
            for id in sshd.sessions { kill(id, SIGKILL) }
            let ending = program.end()
            #expect(ending.status == 4 && ending.errors.contains("ssh does not get to 127.0.0.1"), "\(ending)")
            #expect(kept.isEmpty)
        }
    }
}
