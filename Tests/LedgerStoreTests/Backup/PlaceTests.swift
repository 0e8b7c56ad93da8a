import Glibc
import LedgerDomain
@testable import LedgerStore
import Testing

@Suite struct `A place for a copy or a restore` {
    @Test func `may be behind a link, and is remembered without it`() throws {
        let ledger = try TestLedger.agreed()
        let real = ledger.place.path + "/real"
        try FileSystem.makeDirectory(real)
        #expect(symlink(real, ledger.place.path + "/keys") == 0)
        let made = try ledger.backUp()
        #expect(Files.names(in: real).count == 1 && Files.exists(made.keys!))
        #expect(try KeyBackups(ledger.layout).places().map(\.directory) == [FileSystem.resolved(real)!])
    }

    @Test func `that has a copy of this second already is refused, and that copy stays`() throws {
        let ledger = try TestLedger.agreed()
        let made = try ledger.backUp()
        #expect {
            try ledger.backUp()
        } throws: {
            "\($0)".contains("another copy of this second")
        }
        #expect(Files.exists(made.log + "/manifest.json") && Files.exists(made.keys! + "/manifest.json"))
        #expect(try KeyBackups(ledger.layout).places().map(\.copies.count) == [1])
    }

    @Test(.enabled(if: getuid() == 0, "mounts a file system"))
    func `without room is named, and nothing is left there`() throws {
        let disk = try SmallDisk(megabytes: 1)
        let ledger = try TestLedger.agreed()
        let target = disk.place.path + "/log"
        try FileSystem.makeDirectory(target)
        Files.write([UInt8](repeating: 1, count: 2 << 20), to: disk.place.path + "/full")
        try ledger.close()
        #expect {
            try LedgerBackup.make(
                of: ledger.layout, to: target, keysTo: nil, operatorKey: nil, now: ledger.wall, settle: {})
        } throws: {
            if case .cannotWrite(let path, let reason)? = $0 as? StoreError {
                path.hasPrefix(target) && reason.contains("another directory")
            } else {
                false
            }
        }
        #expect(Files.names(in: target) == [])
    }

    @Test(.enabled(if: getuid() == 0, "gives directories away"))
    func `of another user's takes no restore, and stays theirs`() throws {
        let ledger = try TestLedger.agreed()
        let made = try ledger.backUp()
        let target = ledger.place.path + "/restored"
        try FileSystem.makeDirectory(target)
        #expect(chown(target, 40_000, 40_000) == 0)
        #expect(throws: StoreError.anotherUsers(directory: target, user: "#40000")) {
            try ledger.restore(made, to: "restored", newEpoch: true)
        }
        var status = stat()
        #expect(stat(target, &status) == 0 && status.st_uid == 40_000 && Files.names(in: target) == [])
    }

    @Test func `with something in it takes no restore, and says whether that is a ledger`() throws {
        let ledger = try TestLedger.agreed()
        let made = try ledger.backUp()
        let target = ledger.place.path + "/restored"
        try FileSystem.makeDirectory(target)
        Files.write([1], to: target + "/notes.txt")
        #expect {
            try ledger.restore(made, to: "restored", newEpoch: true)
        } throws: {
            if case .cannotWrite(target, let reason)? = $0 as? StoreError {
                reason.contains("notes.txt")
            } else {
                false
            }
        }
        #expect(throws: StoreError.alreadyALedger(directory: ledger.layout.directory)) {
            try ledger.restore(made, to: "ledger", newEpoch: true)
        }
    }

    @Test func `that another restore is at is left to it, and what was cut off is said to be that`() throws {
        let ledger = try TestLedger.agreed()
        let made = try ledger.backUp()
        let unfinished = ledger.place.path + "/restored.new"
        try FileSystem.makeDirectory(unfinished)
        func reason() -> String {
            do {
                _ = try ledger.restore(made, to: "restored", newEpoch: true)
                return ""
            } catch {
                return "\(error)"
            }
        }
        var lock = PathLock(waitingFor: unfinished)
        #expect(lock != nil && reason().contains("wait until it has ended"))
        lock = nil
        #expect(reason().contains("left from an earlier attempt") && Files.exists(unfinished))
    }

    @Test func `of a copy says what keeps its manifest from being read`() throws {
        let place = TemporaryDirectory()
        #expect(throws: StoreError.noBackup(directory: place.path, reason: "there is no manifest.json in it")) {
            try BackupManifest(reading: place.path, .log)
        }
        // As what a user may not read; root may read all but this.
        #expect(symlink("manifest.json", place.path + "/manifest.json") == 0)
        #expect {
            try BackupManifest(reading: place.path, .log)
        } throws: {
            "\($0)".contains("manifest.json cannot be read (Too many levels")
        }
    }
}
