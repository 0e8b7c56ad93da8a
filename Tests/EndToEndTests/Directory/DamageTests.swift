import CanonicalJSON
import Foundation
import Glibc
import Testing

extension `End to end` {
    /// Files that are not what was written: the daemon refuses to start, or its check names the position; nothing is
    /// "cleaned up".
    @Suite struct `Damage` {
        @Test func `anywhere in the log's leaves is found and named`() throws {
            let office = try Office()
            for number in 0..<30 { try office.record("\(number)", ref: "deal-\(number)") }
            let size = try office.ledger.size()
            office.ledger.stop()
            // A reference is structural, so it stands in its leaf in clear: each is found and bent on a copy of its own.
            for victim in [0, 13, 29] {
                let copy = try TestLedger(copyOf: office.ledger)
                let data = copy.directory + "/data/data.mdb"
                let hits = try Self.bend("\"deal-\(victim)\"", in: data)
                #expect(hits > 0)
                let check = try copy.check()
                #expect(check.status == 1, "\(check)")
                // Three events of the opening, and what the office wrote before the deals.
                let position = size - 30 + Int64(victim)
                #expect((check.output + check.errors).contains("\(position)"), "position \(position): \(check)")
                // Only the tail is read at a start; of what lies before it a running daemon's check names the place.
                guard victim < 29 else {
                    let said = try copy.startInVain()
                    #expect(said.status == 1 && said.errors.contains("log is damaged at \(position)"), "\(said)")
                    continue
                }
                try copy.start()
                let report = try copy.connect().call("admin.check").ok
                #expect(report["ok"] == false)
                #expect(report["problems"]?.elements.contains { $0.text?.contains("\(position)") == true } == true)
                let verified = try copy.cli("verify", as: "hr")
                #expect(verified.status == 6 && verified.errors.contains("event \(position)"), "\(verified)")
            }
        }

        @Test func `of whole pages never passes for a ledger that is well (seed 3)`() throws {
            let office = try Office()
            for number in 0..<20 { try office.record("\(number)", ref: "deal-\(number)") }
            // The first round of a day is recorded.
            _ = try Self.answers(office.ledger)
            let answers = try Self.answers(office.ledger)
            office.ledger.stop()
            var random = Seeded(3)
            let bytes = try Data(contentsOf: URL(filePath: office.ledger.directory + "/data/data.mdb"))
            let used = bytes.lastIndex { $0 != 0 } ?? 0
            for _ in 0..<12 {
                let copy = try TestLedger(copyOf: office.ledger)
                var damaged = bytes
                // Beyond the two meta pages, of which the older one may be lost without harm.
                let page = Int.random(in: 2...(used / 4_096), using: &random) * 4_096
                guard bytes[page..<(page + 4_096)].contains(where: { $0 != 0 }) else { continue }
                for at in page..<min(page + 4_096, damaged.count) {
                    damaged[at] ^= UInt8.random(in: 1...255, using: &random)
                }
                try damaged.write(to: URL(filePath: copy.directory + "/data/data.mdb"))
                let check = try copy.check()
                if check.status == 0 {
                    // A page that nothing refers to any more: then everything is as it was.
                    try copy.start()
                    #expect(try Self.answers(copy) == answers, "page \(page / 4_096)")
                    #expect(try copy.connect().call("admin.check").ok["ok"] == true)
                    let verified = try copy.cli("verify", as: "hr")
                    #expect(verified.status == 0, "page \(page / 4_096): \(verified)")
                } else {
                    #expect(!(check.output + check.errors).isEmpty, "page \(page / 4_096): \(check)")
                    #expect([1, 70].contains(check.status), "page \(page / 4_096): \(check)")
                }
            }
        }

        @Test func `of the journal's acknowledged records stops the start with the position`() throws {
            let office = try Office()
            var refusals = 0
            for attempt in 0..<20 where refusals < 2 {
                for number in 0..<20 { try office.record("1", ref: "\(attempt).\(number)") }
                // Stopped right behind the last answer: the journal has what the database has not yet.
                office.ledger.daemon?.signal(SIGSTOP)
                let copy = try TestLedger(copyOf: office.ledger)
                office.ledger.daemon?.signal(SIGCONT)
                let acknowledged = try office.ledger.size()
                let journal = copy.directory + "/journal/journal"
                var bytes = [UInt8](try Data(contentsOf: URL(filePath: journal)))
                guard Self.recordsOfOneGeneration(bytes) >= 2 else { continue }
                // The content of the first record, with valid ones behind it.
                bytes[200] ^= 1
                try Data(bytes).write(to: URL(filePath: journal))
                let ending: Ending
                do {
                    try copy.start()
                    // The database had all of it: a stale journal is nobody's loss.
                    #expect(try copy.size() == acknowledged)
                    continue
                } catch {
                    ending = try copy.startInVain()
                }
                #expect(ending.status == 1, "\(ending)")
                #expect(ending.errors.contains("journal record 1 at byte 0"), "\(ending)")
                #expect([UInt8](try Data(contentsOf: URL(filePath: journal))) == bytes, "nothing is changed")
                refusals += 1
            }
            #expect(refusals == 2)
        }

        @Test func `of the journal as a whole is named`() throws {
            let ledger = try TestLedger()
            ledger.stop()
            let journal = ledger.directory + "/journal/journal"
            let bytes = try Data(contentsOf: URL(filePath: journal))
            try Data().write(to: URL(filePath: journal))
            let short = try ledger.startInVain()
            #expect(short.status == 1 && short.errors.contains("journal"), "\(short)")
            unlink(journal)
            let gone = try ledger.startInVain()
            #expect(gone.status == 1 && gone.errors.contains("journal"), "\(gone)")
            try bytes.write(to: URL(filePath: journal))
            try ledger.start()
            #expect(try ledger.size() == 3)
        }

        @Test func `by an older copy put in the log's place is refused because of the head that was signed`() throws {
            let office = try Office()
            office.ledger.stop()
            let old = try TestLedger(copyOf: office.ledger)
            try office.ledger.start()
            let wire = try office.ledger.connect()
            for number in 0..<10 {
                _ = try wire.call("measurement.record", Office.value("1", ref: "\(number)"), as: "crm").ok
            }
            let signed = try #require(try wire.call("log.head", as: "hr").ok["size"]?.number)
            office.ledger.stop()
            // The heads lie apart from what one restore brings back.
            for part in ["data", "journal"] {
                try FileManager.default.removeItem(atPath: office.ledger.directory + "/" + part)
                try FileManager.default.moveItem(
                    atPath: old.directory + "/" + part, toPath: office.ledger.directory + "/" + part)
            }
            let ending = try office.ledger.startInVain()
            #expect(ending.status == 1, "\(ending)")
            #expect(ending.errors.contains("\(signed - 10) events, but a head over \(signed) was signed"), "\(ending)")
            let check = try office.ledger.check()
            #expect(check.status == 1 && (check.output + check.errors).contains("was signed"), "\(check)")
        }

        @Test func `of a key file is named`() throws {
            let ledger = try TestLedger()
            ledger.stop()
            let key = ledger.directory + "/keys/signing-1.key"
            var bytes = try Data(contentsOf: URL(filePath: key))
            bytes[bytes.count / 2] ^= 1
            try bytes.write(to: URL(filePath: key))
            let ending = try ledger.startInVain()
            #expect(ending.status == 1 && ending.errors.contains("signing-1.key"), "\(ending)")
        }

        private static func answers(_ ledger: TestLedger) throws -> [JSONTree?] {
            let wire = try ledger.connect()
            let measured: JSONTree = ["member": "dana", "metric": "closed_won"]
            return [
                try wire.call("member.list", as: "hr").result, try wire.call("goal.tree", as: "hr").result,
                try wire.call("measurement.list", measured, as: "hr").result,
                try wire.call("log.read", ["from": 0], as: "hr").result,
            ]
        }

        /// Changes one byte of each place where a text stands in a file.
        private static func bend(_ text: String, in path: String) throws -> Int {
            var bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
            let pattern = Array(text.utf8)
            var hits = 0
            var at = 0
            while at + pattern.count <= bytes.count {
                if bytes[at] == pattern[0], bytes[at..<(at + pattern.count)].elementsEqual(pattern) {
                    bytes[at + 1] ^= 0x01
                    hits += 1
                }
                at += 1
            }
            try Data(bytes).write(to: URL(filePath: path))
            return hits
        }

        /// How many records stand one behind the other from the start of a journal.
        private static func recordsOfOneGeneration(_ bytes: [UInt8]) -> Int {
            let header = 132
            var count = 0
            var at = 0
            while at + header < bytes.count, bytes[at..<(at + 40)].elementsEqual(bytes[0..<40]), bytes[at] != 0 {
                count += 1
                let payload = bytes[(at + 128)..<(at + header)].reduce(0) { $0 << 8 | Int($1) }
                at += (header + payload + 32 + 63) / 64 * 64
            }
            return count
        }
    }
}
