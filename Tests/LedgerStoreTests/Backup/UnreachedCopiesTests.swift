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

    @Test func `are missed where they were, whatever lies in their place, and lose their keys when they are back`()
        throws
    {
        let ledger = try TestLedger.old()
        let made = try ledger.backUp()
        let keys = ledger.place.path + "/keys"
        let name = try #require(made.keys).split(separator: "/").last!
        rename(keys, keys + ".away")
        // What is left of a mount point when its disk is away.
        try FileSystem.makeDirectory(keys)
        try ledger.eraseWords()
        try ledger.carryOut()
        let owed = try #require(ledger.store.unreached.first)
        #expect(owed.directory == FileSystem.resolved(keys) && owed.reason.hasPrefix("\(name) is not there"))
        #expect(owed.end != nil)
        try ledger.close()
        try ledger.open()
        #expect(ledger.store.unreached.count == 1)
        // A copy on another disk at that place settles nothing of it.
        let other = try ledger.backUp(at: ledger.wall.advanced(days: 1))
        #expect(other.unreached.map { $0.reason.hasPrefix("\(name) is not there") } == [true])
        rename(keys, keys + ".other")
        rename(keys + ".away", keys)
        #expect(Files.exists(made.keys! + "/owners/U4.1"))
        try ledger.close()
        try ledger.open()
        #expect(ledger.store.unreached == [] && !Files.exists(made.keys! + "/owners/U4.1"))
    }

    @Test func `on disks that take turns are each reached at their turn`() throws {
        let ledger = try TestLedger.old()
        let keys = ledger.place.path + "/keys"
        func turn(_ away: String, _ here: String) throws {
            rename(keys, keys + "." + away)
            if !Files.exists(keys + "." + here) { try FileSystem.makeDirectory(keys + "." + here) }
            rename(keys + "." + here, keys)
        }
        let first = try ledger.backUp()
        try turn("first", "second")
        let second = try ledger.backUp(at: ledger.wall.advanced(days: 1))
        try ledger.eraseWords()
        try ledger.carryOut()
        #expect(!Files.exists(second.keys! + "/owners/U4.1") && ledger.store.unreached.count == 1)
        try turn("second", "first")
        #expect(Files.exists(first.keys! + "/owners/U4.1"))
        let third = try ledger.backUp(at: ledger.wall.advanced(days: 2))
        #expect(third.unreached == [] && !Files.exists(first.keys! + "/owners/U4.1"))
        #expect(try KeyBackups(ledger.layout).places().map { $0.copies.map(\.carriedOut) } == [[1, 1, 1]])
        // What has no copy within its term any more is owed nothing.
        let late = try ledger.backUp(at: ledger.wall.advanced(days: 40), keysTo: "elsewhere")
        #expect(Set(late.pruned) == [first.keys!, third.keys!])
        #expect(try KeyBackups(ledger.layout).places().flatMap { $0.copies.map(\.name) }.count == 1)
    }

    @Test func `that an earlier version put there unnamed are owed too, until they are found or end`() throws {
        let ledger = try TestLedger.old()
        let made = try ledger.backUp()
        let keys = ledger.place.path + "/keys"
        let list = KeyBackups(ledger.layout)
        let resolved = FileSystem.resolved(keys)!
        let lastCopy = try #require(list.places().first?.lastCopy)
        Files.write(
            Array(#"{"carriedOut":0,"directory":"\#(resolved)","lastCopy":"\#(lastCopy)"}"#.utf8) + [10], to: list.path)
        rename(keys, keys + ".away")
        try FileSystem.makeDirectory(keys)
        try ledger.eraseWords()
        try ledger.carryOut()
        #expect(ledger.store.unreached.map(\.directory) == [resolved])
        rmdir(keys)
        rename(keys + ".away", keys)
        try ledger.close()
        try ledger.open()
        #expect(ledger.store.unreached == [] && !Files.exists(made.keys! + "/owners/U4.1"))
        #expect(try list.places().map { $0.copies.map(\.carriedOut) } == [[1]])
    }

    @Test func `are not what a backup left that was refused, or cut off`() throws {
        let ledger = try TestLedger.old()
        #expect(throws: StoreError.self) { try ledger.backUp(operatorKey: ledger.place.path + "/none") }
        let list = KeyBackups(ledger.layout)
        #expect(try list.places().map(\.copies) == [[]])
        let keys = FileSystem.resolved(ledger.place.path + "/keys")!
        // Killed after the copy was noted, in the middle of its keys.
        try list.add("keys-20170101T000000Z", in: keys, at: ledger.wall)
        try FileSystem.makeDirectory(keys + "/keys-20170101T000000Z.new")
        let made = try ledger.backUp()
        #expect(
            try list.places().map { $0.copies.map { keys + "/" + $0.name } } == [[FileSystem.resolved(made.keys!)!]])
        #expect(Files.names(in: keys).count == 1)
    }

    @Test func `of which the list is damaged are owed, keep no daemon from running, and are no longer added to`() throws
    {
        let ledger = try TestLedger.old()
        _ = try ledger.backUp()
        let list = KeyBackups(ledger.layout)
        let whole = Files.read(list.path)
        try ledger.close()
        for bytes in [Array("{\n".utf8), Array(whole.prefix { $0 != 10 }) + [10]] {
            Files.write(bytes, to: list.path)
            try ledger.open()
            #expect(ledger.store.unreached.map(\.directory) == [list.path])
            #expect {
                try ledger.backUp(at: ledger.wall.advanced(days: 1))
            } throws: {
                if case .copiesUnknown(list.path, _, _)? = $0 as? StoreError { true } else { false }
            }
            #expect(Files.read(list.path) == bytes && Files.names(in: ledger.place.path + "/keys").count == 1)
            try ledger.close()
        }
        Files.write(whole, to: list.path)
        try ledger.open()
        #expect(ledger.store.unreached == [])
    }
}
