import Glibc
import LedgerDomain
@testable import LedgerStore
import Testing

@Suite struct `Copies of keys that an erasure cannot reach` {
    @Test func `are named, stay owed while they are away, and lose their keys when they are back`() throws {
        let ledger = try TestLedger.old()
        let made = try ledger.backUp()
        let keys = ledger.place.path + "/keys"
        let key = try #require(made.keys) + "/owners/U4.1"
        #expect(Files.exists(key))
        rename(keys, keys + ".away")
        try ledger.eraseWords()
        try ledger.carryOut()
        #expect(ledger.store.unreached.map(\.directory) == [FileSystem.resolved(ledger.place.path)! + "/keys"])
        #expect(ledger.store.unreached.first?.description.contains("No such file or directory") == true)
        try ledger.close()
        try ledger.open()
        #expect(ledger.store.unreached.count == 1)
        rename(keys + ".away", keys)
        #expect(Files.exists(key))
        try ledger.close()
        try ledger.open()
        #expect(ledger.store.unreached == [] && !Files.exists(key))
        #expect(try KeyBackups(ledger.layout).places().map(\.carriedOut) == [1])
    }

    @Test func `are tried again by a backup`() throws {
        let ledger = try TestLedger.old()
        let made = try ledger.backUp()
        let key = try #require(made.keys) + "/owners/U4.1"
        // Nothing can be removed where a directory lies in the key's place.
        let bytes = Files.read(key)
        Files.remove(key)
        try FileSystem.makeDirectory(key)
        try ledger.eraseWords()
        try ledger.carryOut()
        #expect(ledger.store.unreached.map(\.directory) == [FileSystem.resolved(made.keys!)!])
        let again = try ledger.backUp(at: ledger.wall.advanced(seconds: 2))
        #expect(again.unreached.count == 1)
        Files.remove(key)
        Files.write(bytes, to: key)
        let third = try ledger.backUp(at: ledger.wall.advanced(seconds: 4))
        #expect(third.unreached == [] && !Files.exists(key) && Files.exists(third.keys! + "/owners/U4.2"))
    }

    @Test func `are those too of which nobody can tell whose they are`() throws {
        let ledger = try TestLedger.old()
        let made = try ledger.backUp()
        Files.write(Array("{".utf8), to: made.keys! + "/manifest.json")
        try ledger.eraseWords()
        try ledger.carryOut()
        #expect(ledger.store.unreached.map { $0.reason.contains("manifest.json") } == [true])
    }

    @Test func `keep what is not carried out here yet, so that a copy made meanwhile opens`() throws {
        let ledger = try TestLedger.old()
        let first = try ledger.backUp()
        try ledger.eraseWords()
        try ledger.store.commit()
        #expect(try ledger.store.eraseOn() == .wentOn)
        let noted = try ErasuresFile(path: ledger.layout.erasures).read()
        #expect(try KeyBackups(ledger.layout).carryOut(noted, origin: ledger.store.reading.origin) == [])
        #expect(noted.count == 1 && Files.exists(first.keys! + "/owners/U4.1"))
        try ledger.carryOut()
        #expect(!Files.exists(first.keys! + "/owners/U4.1"))
    }
}
