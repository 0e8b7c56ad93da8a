import CanonicalJSON
import Foundation
import Glibc
import Testing

extension `End to end` {
    /// Commands are refused before anything is decided, reads go on, and freed space is enough to go on.
    @Suite struct `A full disk` {
        @Test(.enabled(if: geteuid() == 0, "mounting needs root"))
        func `refuses commands, answers queries, and goes on when space is free again`() throws {
            let place = try Place()
            let disk = try SmallDisk(megabytes: 352, at: place.path + "/disk")
            let office = try Office(folder: disk.path)
            try office.command("member.register", ["handle": "gia", "name": "Gia"])
            try office.command("relationship.assign", ["manager": "gia", "member": "cara"])
            try office.record("1", ref: "before")
            // What hr reads today is recorded now; what others read for the first time cannot be any more.
            _ = try office.wire.call("log.read", ["from": 0], as: "hr").ok
            let size = try office.ledger.size()

            let filler = disk.path + "/filler"
            let file = open(filler, O_CREAT | O_WRONLY, 0o600)
            #expect(posix_fallocate(file, 0, 80 << 20) == 0)
            close(file)
            usleep(150_000)
            let full = try office.wire.call("measurement.record", Office.value("2", ref: "full"), as: "crm")
            #expect(full.kind == "storage_full" && full.code == 8, "\(full)")
            #expect(full.outcome == "not_applied" && full.error?["data"]?["retry"] == "whenFreed")
            let ending = try office.ledger.cli("member", "add", "ann", "--name", "Ann", as: "hr")
            #expect(ending.status == 1 && ending.errors.contains("disk"), "\(ending)")
            #expect(try office.ledger.size() == size)
            #expect(try office.wire.call("log.read", ["from": 0], as: "hr").ok["leaves"]?.elements.count == Int(size))
            #expect(try office.wire.call("log.head", as: "hr").ok["size"]?.number == size)
            let unrecorded = try office.wire.call("timeline.get", ["person": "dana"], as: "gia")
            #expect(unrecorded.kind == "storage_full" && unrecorded.rules == ["reads-recorded"], "\(unrecorded)")
            for (reader, of) in [("dana", "dana"), ("cara", "dana"), ("gia", "cara")] {
                let shown = try office.wire.call("lineOfSight.get", ["person": .string(of)], as: reader)
                #expect(shown.result != nil, "\(shown)")
            }
            // To the last byte: what was committed and of which no head was signed is read too, under the head before.
            _ = try office.ledger.cli("whoami", as: "hr")
            unlink(filler)
            usleep(150_000)
            try office.record("3", ref: "unsigned")
            let rest = open(filler, O_CREAT | O_WRONLY, 0o600)
            let block = [UInt8](repeating: 0, count: 1 << 20)
            while write(rest, block, block.count) > 0 {}
            close(rest)
            let later = try office.ledger.size()
            #expect(try office.wire.call("log.head", as: "hr").ok["size"]?.number ?? later < later)
            for words in [["status"], ["feedback", "list"], ["verify"]] {
                let read = try office.ledger.startCLI(words, as: "hr").end()
                #expect(read.status == 0, "\(words): \(read)")
            }
            let unproved = try office.wire.call("log.receipt", ["seq": .integer(later - 1)], as: "hr")
            #expect(unproved.kind == "storage_full" && unproved.outcome == "not_applied", "\(unproved)")
            // What was done before is told again even now.
            unlink(filler)
            usleep(150_000)
            #expect(try office.wire.call("measurement.record", Office.value("2", ref: "full"), as: "crm").result != nil)
            office.ledger.stop()
            try office.ledger.start()
            #expect(try office.ledger.size() == later + 1)
            #expect(try office.ledger.connect().call("admin.check").ok["ok"] == true)
        }

        @Test func `by the quota refuses commands in the same way, and a larger one lets them go on`() throws {
            let office = try Office(options: ["--quota-bytes", "\(512 << 10)"])
            var refused: Answer?
            for number in 0..<3_000 where refused == nil {
                let answer = try office.wire.call("measurement.record", Office.value("1", ref: "r\(number)"), as: "crm")
                if answer.error != nil { refused = answer }
            }
            #expect(refused?.kind == "storage_full", "\(refused.map(\.description) ?? "never full")")
            let size = try office.ledger.size()
            #expect(try office.wire.call("member.list", as: "hr").result != nil)
            #expect(try office.wire.call("admin.check").ok["ok"] == true)
            office.ledger.stop()
            try office.ledger.start(["--quota-bytes", "\(64 << 20)"])
            let wire = try office.ledger.connect()
            #expect(try wire.call("measurement.record", Office.value("1", ref: "again"), as: "crm").result != nil)
            #expect(try office.ledger.size() == size + 1)
        }
    }
}
