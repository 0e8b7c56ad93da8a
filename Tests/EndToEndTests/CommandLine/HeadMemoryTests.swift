import CanonicalJSON
import Foundation
import Testing

extension `End to end` {
    /// The command line remembers the last signed head, and refuses, loudly, a ledger that does not extend it.
    @Suite struct `A remembered head` {
        let office: Office
        /// The same ledger as it was before it was seen.
        private let fork: TestLedger

        init() throws {
            office = try Office()
            office.ledger.stop()
            fork = try TestLedger(copyOf: office.ledger)
            try office.ledger.start()
        }

        private func record(_ ledger: TestLedger, _ refs: ClosedRange<Int>, _ value: String) throws {
            let wire = try ledger.connect()
            for ref in refs {
                _ = try wire.call("measurement.record", Office.value(value, ref: "\(ref)"), as: "crm").ok
            }
        }

        private var memory: [String: String] { ["XDG_STATE_HOME": office.ledger.place.path + "/state"] }

        private func seen() throws {
            let ending = try office.ledger.cli("status", as: "hr")
            #expect(ending.status == 0, "\(ending)")
        }

        private func refused(_ ledger: TestLedger, _ because: String) throws {
            let files = try Self.files(office.ledger.place.path + "/state/ledger/heads")
            for arguments in [["status"], ["member", "list"], ["member", "add", "eve", "--name", "Eve"], ["verify"]] {
                let size = try ledger.size()
                let ending = try ledger.startCLI(arguments, as: "hr", environment: memory).end()
                #expect(ending.status == 6, "\(arguments): \(ending)")
                #expect(ending.errors.contains("THIS IS NOT THE LEDGER THAT YOU SAW BEFORE"))
                #expect(ending.errors.contains(because), "\(ending)")
                #expect(ending.output.isEmpty)
                #expect(try ledger.size() == size)
            }
            let json = try ledger.startCLI(["member", "list", "--json"], as: "hr", environment: memory).end()
            #expect(json.status == 6 && json.output.contains(#""exit":6"#), "\(json)")
            #expect(try Self.files(office.ledger.place.path + "/state/ledger/heads") == files, "the evidence stays")
        }

        private static func files(_ folder: String) throws -> [String: Data] {
            var found: [String: Data] = [:]
            for name in try FileManager.default.contentsOfDirectory(atPath: folder) where !name.hasSuffix(".origin") {
                found[name] = try Data(contentsOf: URL(filePath: "\(folder)/\(name)"))
            }
            return found
        }

        @Test func `that the ledger extends is replaced by the new one`() throws {
            for round in 0..<3 {
                try record(office.ledger, round...round, "1")
                try seen()
            }
            let second = try office.ledger.cli("status", as: "hr")
            #expect(second.output.contains("yes, and nothing was added since"), "\(second)")
            let files = try Self.files(office.ledger.place.path + "/state/ledger/heads")
            #expect(files.keys.contains { $0.hasSuffix(".note") } && files.keys.contains { $0.hasSuffix(".key") })
            office.ledger.stop(9)
            try office.ledger.start()
            try seen()
        }

        @Test func `refuses a ledger that went on differently`() throws {
            try record(office.ledger, 1...3, "1")
            try seen()
            try fork.start()
            try record(fork, 1...5, "2")
            try refused(fork, "events that were seen are not the first")
            // The one that was seen is still trusted.
            try seen()
        }

        @Test func `refuses a ledger that has as many events, and others`() throws {
            try record(office.ledger, 1...3, "1")
            try seen()
            try fork.start()
            try record(fork, 1...3, "2")
            #expect(try fork.size() == office.ledger.size())
            try refused(fork, "events that were seen are not the first")
            try seen()
        }

        @Test func `refuses a ledger that has lost events`() throws {
            try record(office.ledger, 1...3, "1")
            try seen()
            try fork.start()
            try refused(fork, "events, now it has")
        }

        @Test func `refuses another ledger in its place only by a note, because another origin is another ledger`()
            throws
        {
            try seen()
            let other = try Office()
            let ending = try other.ledger.cli("status", as: "hr", environment: memory)
            #expect(ending.status == 0, "\(ending)")
        }

        @Test func `that somebody bent is evidence, and nothing is done`() throws {
            try seen()
            let folder = office.ledger.place.path + "/state/ledger/heads"
            let note = try #require(
                try FileManager.default.contentsOfDirectory(atPath: folder).first { $0.hasSuffix(".note") })
            try Data("nonsense".utf8).write(to: URL(filePath: "\(folder)/\(note)"))
            let ending = try office.ledger.cli("member", "list", as: "hr")
            #expect(ending.status == 6 && ending.errors.contains("cannot be read"), "\(ending)")
        }

        @Test func `makes a receipt checkable without the ledger, and a bent leaf is found`() throws {
            try record(office.ledger, 1...3, "1")
            let place = office.ledger.place.path
            let got = try office.ledger.cli("receipt", "5", "--output", place, as: "hr")
            #expect(got.status == 0, "\(got)")
            office.ledger.stop()
            let arguments = ["verify", "--receipt", "\(place)/5.tlog-proof", "--leaf", "\(place)/5.json"]
            let good = try office.ledger.startCLI(arguments).end()
            #expect(good.status == 0 && good.output.contains("this is event 5 of"), "\(good)")
            var leaf = try Data(contentsOf: URL(filePath: "\(place)/5.json"))
            leaf[20] ^= 1
            try leaf.write(to: URL(filePath: "\(place)/5.json"))
            let bad = try office.ledger.startCLI(arguments).end()
            #expect(bad.status == 6 && bad.errors.contains("does not hold"), "\(bad)")
        }
    }
}
