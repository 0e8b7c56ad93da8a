import Crypto
import Dispatch
import Glibc
import LMDB
import LedgerDomain
import LedgerFormat
@testable import LedgerStore
import Synchronization
import Testing
import TransparencyLog

extension TestLedger {
    var wall: Instant { now.advanced(days: 1) }
    private func made(_ name: String) -> String {
        let path = place.path + "/" + name
        if !Files.exists(path) { try? FileSystem.makeDirectory(path) }
        return path
    }

    /// Copies the ledger, which is closed meanwhile: one process opens a database once.
    func backUp(at: Instant? = nil, keysTo: String = "keys", operatorKey: String? = nil) throws -> LedgerBackup.Made {
        let wall = wall
        try close()
        defer { try? open() }
        return try LedgerBackup.make(
            of: layout, to: made("logs"), keysTo: made(keysTo), operatorKey: operatorKey, now: at ?? wall, settle: {})
    }

    func signedHead() throws -> (path: String, head: TreeHead) {
        try store.commit()
        let signer = HeadSigner(store)
        let head = try store.environment.read { (transaction) throws in try signer.head(in: transaction).head }
        return (layout.head, head)
    }

    func restore(
        _ made: LedgerBackup.Made, to name: String, erasures: String? = nil, heads: [String] = [],
        newEpoch: Bool = false,
        at: Instant? = nil
    ) throws -> (made: LedgerRestore.Made, layout: Layout) {
        let target = Layout(directory: place.path + "/" + name)
        let restore = LedgerRestore(
            log: made.log, keys: made.keys!, erasures: erasures ?? layout.erasures, heads: heads, newEpoch: newEpoch,
            operatorKey: layout.operatorKey, now: at ?? wall)
        return (try restore.make(target, limits: limits), target)
    }

    /// What a restored ledger says.
    func texts(of layout: Layout) throws -> Set<String> {
        Files.copy(self.layout.operatorKey, to: layout.operatorKey)
        let other = try TestLedger(at: layout.directory, in: place)
        return try other.texts()
    }
}

@Suite struct `A backup` {
    @Test func `holds the log without a key, and the keys without the log, each its owner's alone`() throws {
        let ledger = try TestLedger.agreed()
        let made = try ledger.backUp()
        #expect(Files.names(in: made.log) == ["data.mdb", "erasures.jsonl", "head.note", "manifest.json"])
        let keys = try #require(made.keys)
        #expect(
            Files.names(in: keys) == ["digest-1.key", "erasures.jsonl", "manifest.json", "owners", "signing-1.key"])
        for place in [made.log, keys] {
            for path in Files.tree(place) {
                #expect(Files.mode(path) == (Files.isDirectory(path) ? 0o700 : 0o600), "\(path)")
            }
        }
        #expect(made.size == ledger.store.size && made.root == ledger.store.edge.root.base64)
        let key = ledger.store.reading.secrets.signer.verifierKey
        let head = try TreeHead(verifying: SignedNote(parsing: Files.read(made.log + "/head.note")), by: key)
        #expect(head.size == ledger.store.size)
    }

    @Test func `whose places are within each other, or are not there, is refused and leaves nothing`() throws {
        let ledger = try TestLedger.agreed()
        let place = ledger.place.path + "/copies"
        try FileSystem.makeDirectory(place)
        try FileSystem.makeDirectory(place + "/keys")
        for (to, keys) in [
            (place, place), (place, place + "/keys"), (place, ledger.layout.directory),
            (place + "/no", place + "/keys"),
        ] {
            #expect(throws: StoreError.self) {
                try LedgerBackup.make(
                    of: ledger.layout, to: to, keysTo: keys, operatorKey: nil, now: ledger.wall,
                    settle: { throw StoreError.alreadyRunning(pid: 1) })
            }
        }
        #expect(Files.tree(place).filter { $0.dropFirst(place.count).contains("Z") } == [])
    }

    @Test func `of keys is removed after thirty days, and nothing else is`() throws {
        let ledger = try TestLedger.agreed()
        let first = try ledger.backUp()
        let other = try TestLedger.agreed()
        let strange = try #require(other.backUp().keys)
        let beside = ledger.place.path + "/keys/keys-20000101T000000Z"
        Files.copy(strange, to: beside)
        let later = try ledger.backUp(at: ledger.wall.advanced(days: 30).advanced(seconds: 1))
        #expect(later.pruned == [first.keys!])
        #expect(
            !Files.exists(first.keys!) && Files.exists(later.keys!) && Files.exists(beside) && Files.exists(first.log))
    }

    @Test func `in its term is reached by an erasure: no key in it opens what was erased`() throws {
        let ledger = try TestLedger.old()
        let made = try ledger.backUp()
        let origin = ledger.store.reading.vault.origin
        let burglar = try Burglar(ledger.snapshot("before"), origin: origin)
        let wrapping = SymmetricKey(data: Files.read(ledger.layout.operatorKey))
        func found() -> Set<String> {
            burglar.texts(
                with: Burglar.keys(in: made.keys!, operatorKey: wrapping, origin: origin) + ledger.keys)
        }
        #expect(found().contains(TestLedger.goes))
        try ledger.eraseWords()
        try ledger.carryOut()
        #expect(!found().contains(TestLedger.goes))
    }

    @Test func `is made by whoever the ledger's directory is of, and by nobody else, root neither`() {
        #expect(DirectoryOwner.refusal(of: 0, owner: 0, directory: "/var/lib/ledger") == nil)
        #expect(DirectoryOwner.refusal(of: 40_000, owner: 40_000, directory: "/var/lib/ledger") == nil)
        #expect(
            DirectoryOwner.refusal(of: 40_000, owner: 0, directory: "/var/lib/ledger")
                == .anotherUsers(directory: "/var/lib/ledger", user: "root"))
        let nameless = DirectoryOwner.refusal(of: 0, owner: 40_000, directory: "/var/lib/ledger")
        #expect(nameless?.description.contains("sudo -u #40000 ledgerd") == true)
    }

    @Test func `keeps erasures waiting while it copies, and not while it checks and signs`() throws {
        let ledger = try TestLedger.agreed()
        try ledger.close()
        let (layout, place) = (ledger.layout, ledger.place.path)
        for name in ["logs", "keys"] { try FileSystem.makeDirectory(place + "/" + name) }
        // The operator's key comes through a pipe, and is wanted for the signature.
        let pipe = place + "/operator-pipe"
        #expect(mkfifo(pipe, 0o600) == 0)
        let isOver = Mutex(false)
        let wall = ledger.wall
        let made = DispatchGroup()
        DispatchQueue.global().async(group: made) {
            _ = try? LedgerBackup.make(
                of: layout, to: place + "/logs", keysTo: place + "/keys", operatorKey: pipe, now: wall, settle: {})
            isOver.withLock { $0 = true }
        }
        var writer: Int32 = -1
        while writer < 0, !isOver.withLock({ $0 }) {
            writer = Glibc.open(pipe, O_WRONLY | O_NONBLOCK)
            usleep(1_000)
        }
        #expect(try ErasuresFile(path: layout.erasures).tryHold() != nil)
        #expect(Files.names(in: place + "/keys").allSatisfy { $0.hasSuffix("Z") })
        let key = Files.read(layout.operatorKey)
        #expect(write(writer, key, key.count) == key.count)
        Glibc.close(writer)
        made.wait()
        #expect(Files.names(in: place + "/logs").count == 1 && Files.names(in: place + "/logs")[0].hasSuffix("Z"))
        try ledger.open()
    }

    @Test func `that is cut off is known before a key is in it`() throws {
        let ledger = try TestLedger.agreed()
        #expect(throws: StoreError.self) { try ledger.backUp(operatorKey: ledger.place.path + "/none") }
        let keys = ledger.place.path + "/keys"
        #expect(Files.names(in: keys) == [] && Files.names(in: ledger.place.path + "/logs") == [])
        #expect(try KeyBackups(ledger.layout).places().map(\.directory) == [FileSystem.resolved(keys)!])
    }

    @Test func `leaves what another is making, and removes what was cut off`() throws {
        let ledger = try TestLedger.agreed()
        _ = try ledger.backUp()
        let made = ledger.place.path + "/keys/keys-20000101T000000Z.new"
        let cutOff = ledger.place.path + "/keys/keys-20000102T000000Z.new"
        for path in [made, cutOff] { try FileSystem.makeDirectory(path) }
        let lock = try #require(PathLock(waitingFor: made))
        _ = try ledger.backUp(at: ledger.wall.advanced(seconds: 2))
        #expect(Files.exists(made) && !Files.exists(cutOff))
        withExtendedLifetime(lock) {}
    }

    @Test func `that is refused has removed nothing, however old it is`() throws {
        let ledger = try TestLedger.agreed()
        let first = try ledger.backUp()
        let late = ledger.wall.advanced(days: 31)
        #expect(throws: StoreError.self) {
            try ledger.backUp(at: late, operatorKey: ledger.place.path + "/none")
        }
        #expect(Files.exists(first.keys! + "/manifest.json"))
        #expect(try ledger.backUp(at: late.advanced(seconds: 1)).pruned == [first.keys!])
    }

    @Test func `removes copies of keys after their term wherever they were put, and forgets places`() throws {
        let ledger = try TestLedger.agreed()
        let first = try ledger.backUp()
        let later = try ledger.backUp(at: ledger.wall.advanced(days: 31), keysTo: "other")
        #expect(later.pruned == [first.keys!])
        #expect(
            try KeyBackups(ledger.layout).places().map(\.directory)
                == [FileSystem.resolved(ledger.place.path + "/other")!])
    }
}

@Suite struct `A restored ledger` {
    @Test func `is what was copied, under the same origin, where the last head is shown`() throws {
        let ledger = try TestLedger.agreed()
        let shown = try ledger.signedHead()
        let made = try ledger.backUp()
        let (restored, layout) = try ledger.restore(made, to: "restored", heads: [shown.path])
        #expect(restored.origin == ledger.store.reading.origin && restored.size == ledger.store.size)
        #expect(restored.unreadable == 0 && restored.erasedAgain == 0)
        #expect(try ledger.texts(of: layout) == ledger.texts())
    }

    @Test func `erases in the copy that it came from`() throws {
        let ledger = try TestLedger.old()
        let shown = try ledger.signedHead()
        let made = try ledger.backUp()
        let (_, layout) = try ledger.restore(made, to: "restored", heads: [shown.path])
        Files.copy(ledger.layout.operatorKey, to: layout.operatorKey)
        let again = try TestLedger(at: layout.directory, in: ledger.place)
        #expect(Files.exists(made.keys! + "/owners/U4.1"))
        try again.eraseWords()
        try again.carryOut()
        #expect(!Files.exists(made.keys! + "/owners/U4.1") && again.store.unreached == [])
    }

    @Test func `from a copy in the middle of an erasure says nothing twice`() throws {
        for steps in 1...3 {
            let ledger = try TestLedger.old()
            try ledger.eraseWords()
            try ledger.store.commit()
            for _ in 0..<steps {
                #expect(try ledger.store.eraseOn() == .wentOn)
                if ledger.store.hasRewritten { try ledger.store.commit() }
            }
            let shown = try ledger.signedHead()
            let made = try ledger.backUp()
            let (restored, layout) = try ledger.restore(made, to: "restored", heads: [shown.path])
            #expect(restored.erasedAgain == 0 && restored.size == made.size, "\(steps)")
            let texts = try ledger.texts(of: layout)
            // What the erasure reached in the copy afterwards costs the copy rows that were not sealed anew in it yet.
            #expect(!texts.contains(TestLedger.goes) && texts.contains(TestLedger.stays) == (steps > 1), "\(steps)")
        }
    }

    @Test func `twice from one backup never begins the same epoch twice`() throws {
        let ledger = try TestLedger.agreed()
        let made = try ledger.backUp()
        let (second, layout) = try ledger.restore(made, to: "second", newEpoch: true)
        #expect(second.epoch == 2)
        Files.copy(ledger.layout.operatorKey, to: layout.operatorKey)
        let shown: (path: String, head: TreeHead)
        do {
            let again = try TestLedger(at: layout.directory, in: ledger.place)
            shown = try again.signedHead()
        }
        #expect(shown.head.origin.hasSuffix("/e2"))
        // The copy of keys is from before the second epoch, and cannot tell whether its head is genuine.
        #expect {
            try ledger.restore(made, to: "third", heads: [shown.path])
        } throws: {
            if case .noBackup(shown.path, let reason)? = $0 as? StoreError {
                reason.contains("signing-2.key")
            } else {
                false
            }
        }
        let (third, place) = try ledger.restore(made, to: "third", heads: [shown.path], newEpoch: true)
        #expect(third.epoch == 3 && third.origin == ledger.store.reading.origin + "/e3")
        Files.copy(ledger.layout.operatorKey, to: place.operatorKey)
        let last = try TestLedger(at: place.directory, in: ledger.place)
        let newer = try last.backUp(at: last.wall.advanced(days: 1))
        // The log knows its own epochs, and that the second is not among them.
        let fourth = try LedgerRestore(
            log: newer.log, keys: newer.keys!, erasures: last.layout.erasures, heads: [], newEpoch: true,
            operatorKey: ledger.layout.operatorKey, now: last.wall.advanced(days: 1)
        ).make(Layout(directory: ledger.place.path + "/fourth"), limits: ledger.limits)
        #expect(fourth.epoch == 4)
        #expect(try LogReading(ledger.place.path + "/fourth/data").verified().resumed.keys.sorted() == [3, 4])
    }

    @Test func `is refused where nobody knows what was signed last`() throws {
        let ledger = try TestLedger.agreed()
        let made = try ledger.backUp()
        #expect(throws: StoreError.lastHeadUnknown) { try ledger.restore(made, to: "restored") }
        #expect(!Files.exists(ledger.place.path + "/restored") && !Files.exists(ledger.place.path + "/restored.new"))
    }

    @Test func `older than the last head goes on in a new epoch alone, and proves what came before`() throws {
        let ledger = try TestLedger.agreed()
        let made = try ledger.backUp()
        let before = try ledger.signedHead().head
        try ledger.record("later")
        let shown = try ledger.signedHead()
        #expect(throws: StoreError.olderThanShown(path: shown.path, headSize: shown.head.size, logSize: made.size)) {
            try ledger.restore(made, to: "restored", heads: [shown.path])
        }
        let (restored, layout) = try ledger.restore(made, to: "restored", heads: [shown.path], newEpoch: true)
        #expect(restored.origin == ledger.store.reading.origin + "/e2" && restored.epoch == 2)
        #expect(try ledger.texts(of: layout) == ledger.texts())
        let again = try TestLedger(at: layout.directory, in: ledger.place)
        let last = try #require(again.leaves().last)
        guard case .ledger(.resumed(let resumed)) = try last.event() else {
            Issue.record("the epoch does not begin with ledger.resumed")
            return
        }
        let note = try SignedNote(parsing: Array(resumed.oldNote.utf8))
        #expect(try TreeHead(verifying: note, by: ledger.store.reading.secrets.signer.verifierKey) == shown.head)
        let head = try again.signedHead().head
        #expect(head.origin == restored.origin)
        let proof = try again.store.environment.read { (transaction) throws in
            try again.store.reading.consistency(from: before.size, to: head.size, in: transaction)
        }
        #expect(
            verifyConsistency(from: before.size, to: head.size, proof: proof, fromRoot: before.root, toRoot: head.root))
        // What is sealed in the new epoch opens as what was sealed before it.
        try again.act(.agreement(.discuss(a1, text: "After the restore")), by: dana)
        #expect(try again.texts().contains("After the restore"))
        // A second restore of the second epoch.
        let second = try again.backUp(at: again.wall.advanced(days: 1))
        let third = try LedgerRestore(
            log: second.log, keys: second.keys!, erasures: again.layout.erasures, heads: [shown.path], newEpoch: true,
            operatorKey: ledger.layout.operatorKey, now: again.wall.advanced(days: 1)
        ).make(Layout(directory: ledger.place.path + "/third"), limits: ledger.limits)
        #expect(third.origin == ledger.store.reading.origin + "/e3")
    }

    @Test func `brings back nothing that was erased since, whether the log knew of it or not`() throws {
        for ofPerson in [false, true] {
            let ledger = try TestLedger.old()
            if ofPerson {
                try ledger.act(.person(.depart(dana, on: nil)), by: hana)
                try ledger.wait()
            }
            let made = try ledger.backUp()
            let old = ledger.place.path + "/old-erasures.jsonl"
            Files.copy(ledger.layout.erasures, to: old)
            // A copy of the keys that was carried away, and no erasure reached.
            let carried = ledger.place.path + "/carried"
            Files.copy(made.keys!, to: carried)
            let texts = try ledger.texts()
            if ofPerson {
                try ledger.act(.custody(.erase(member: dana, seq: nil, members: [], .retentionEnded)), by: hana)
            } else {
                try ledger.eraseWords()
            }
            try ledger.carryOut()
            var elsewhere = made
            elsewhere.keys = carried
            #expect {
                try ledger.restore(elsewhere, to: "restored", erasures: ledger.place.path + "/none", newEpoch: true)
            } throws: {
                if case .erasuresMissing? = $0 as? StoreError { true } else { false }
            }
            let (restored, layout) = try ledger.restore(elsewhere, to: "restored", newEpoch: true)
            #expect(restored.erasedAgain == 1)
            let found = try ledger.texts(of: layout)
            #expect(found == texts.filter { ofPerson ? !isDanas($0) : $0 != TestLedger.goes })
            #expect(!Files.names(in: layout.owners).contains("U4.1"))
            // A log that knows of the erasure, with a file that does not.
            let newer = try ledger.backUp(at: ledger.wall.advanced(days: 1))
            #expect {
                try ledger.restore(newer, to: "again", erasures: old, newEpoch: true)
            } throws: {
                if case .erasuresMissing? = $0 as? StoreError { true } else { false }
            }
        }
    }

    private func isDanas(_ text: String) -> Bool {
        [
            TestLedger.goes, TestLedger.stays, "dana.delphinium", "Dana Delphinium-Example",
            "Win deals that stay with us", "New customers in the far north", "Objection handling course",
        ].contains(text)
    }

    @Test func `is refused with its reason, and nothing is written, whatever is wrong with a copy`() throws {
        let ledger = try TestLedger.agreed()
        let shown = try ledger.signedHead().path
        let made = try ledger.backUp()
        let other = try TestLedger.agreed()
        let strange = try other.backUp()
        func refused(_ log: String, _ keys: String, head: String = shown, at: Instant? = nil, _ what: String) {
            var changed = made
            (changed.log, changed.keys) = (log, keys)
            #expect(throws: StoreError.self, "\(what)") {
                try ledger.restore(changed, to: "restored", heads: [head], at: at)
            }
            for name in ["restored", "restored.new"] {
                #expect(!Files.exists(ledger.place.path + "/" + name), "\(what)")
            }
        }
        refused(made.log, strange.keys!, "keys of another ledger")
        refused(strange.log, strange.keys!, "another ledger")
        refused(strange.log, made.keys!, "a log of another ledger")
        refused(made.keys!, made.keys!, "keys in the place of the log")
        refused(ledger.place.path + "/none", made.keys!, "no log")
        refused(made.log, made.keys!, head: strange.log + "/head.note", "a head of another ledger")
        refused(made.log, made.keys!, at: ledger.wall.advanced(days: 31), "keys after their term")
        for (name, copy) in [("data.mdb", made.log), ("head.note", made.log), ("owners/U4.1", made.keys!)] {
            let damaged = ledger.place.path + "/damaged"
            Files.copy(copy, to: damaged)
            var bytes = Files.read(damaged + "/" + name)
            bytes[bytes.count / 2] ^= 1
            Files.write(bytes, to: damaged + "/" + name)
            refused(copy == made.log ? damaged : made.log, copy == made.log ? made.keys! : damaged, "\(name) damaged")
            Files.remove(damaged + "/" + name)
            refused(copy == made.log ? damaged : made.log, copy == made.log ? made.keys! : damaged, "\(name) gone")
            Files.remove(damaged)
        }
        _ = try ledger.restore(made, to: "restored", heads: [shown])
    }

    @Test func `is refused where the keys are older than the log, which has people whose key they lack`() throws {
        let ledger = try TestLedger.agreed()
        let first = try ledger.backUp()
        try ledger.act(.person(.register(handle: "late", name: "Came Between", username: nil)), by: hana)
        var mixed = try ledger.backUp(at: ledger.wall.advanced(days: 1))
        let later = mixed.keys
        mixed.keys = first.keys
        #expect {
            try ledger.restore(mixed, to: "restored", newEpoch: true, at: ledger.wall.advanced(days: 1))
        } throws: {
            if case .noBackup(first.keys, let reason)? = $0 as? StoreError {
                reason.contains("older than the log")
            } else {
                false
            }
        }
        mixed.log = first.log
        mixed.keys = later
        let restored = try ledger.restore(mixed, to: "restored", newEpoch: true, at: ledger.wall.advanced(days: 1))
        #expect(restored.made.unreadable == 0)
    }

    @Test func `of another history than a head that is shown is a fork, in a new epoch too`() throws {
        let ledger = try TestLedger.agreed()
        let fork = try TestLedger(at: ledger.snapshot("fork"), in: ledger.place)
        try fork.act(.agreement(.discuss(a1, text: "one")), by: dana)
        let shown = try fork.signedHead()
        try ledger.act(.agreement(.discuss(a1, text: "other")), by: dana)
        try ledger.act(.agreement(.discuss(a1, text: "another")), by: dana)
        let newer = try ledger.backUp(at: ledger.wall.advanced(days: 1))
        for newEpoch in [false, true] {
            #expect(throws: StoreError.forked(path: shown.path, headSize: shown.head.size)) {
                try ledger.restore(newer, to: "restored", heads: [shown.path], newEpoch: newEpoch)
            }
        }
    }
}
