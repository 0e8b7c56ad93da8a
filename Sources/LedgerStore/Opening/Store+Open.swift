internal import CanonicalJSON
internal import Crypto
package import LMDB
internal import LedgerDomain
internal import LedgerFormat
internal import TransparencyLog

extension Store {
    /// Opens a ledger and brings it to where it was when it last acknowledged something.
    ///
    /// In this order: lock the directory; open LMDB and read the tree's right edge; replay what the journal has beyond
    /// it through the same code that writes, and commit; hold the result against the last signed head. The time that it
    /// takes does not depend on the size of the log, only on what the journal holds.
    ///
    /// - Parameters:
    ///   - prepare: opens what projections keep, before anything is replayed, and gives what to call with each change.
    ///   - waits: is told why it takes long, and what can be done.
    /// - Throws: ``StoreError`` with what is wrong and what to do; nothing was changed then, unless a replay had begun,
    ///   which can begin again.
    package convenience init(
        opening layout: Layout, limits: StoreLimits, operatorKey: String?, zones: ZoneRules,
        prepare: (Environment) throws -> ProjectionHook = { _ in { _, _ in } }, waits: (String) -> Void = { _ in }
    ) throws {
        try Self.requireLedger(at: layout)
        try FileSystem.requireLocal(layout.directory)
        let lock = try DirectoryLock(layout)
        let environment: Environment
        let tables: Tables
        do {
            environment = try Environment(directory: layout.data, options: .ledger(limits))
            tables = try Tables(environment, create: false)
        } catch {
            throw StoreError(error)
        }
        let epoch = try Self.epochOrigin(in: tables, environment)
        try environment.read { (transaction) throws in
            try tables.requireNoted(of: layout, origin: epoch, in: transaction)
        }
        let project = try prepare(environment)
        let wrapping = try KeyStore.operatorKey(at: operatorKey ?? layout.operatorKey)
        let keys = KeyStore(
            layout: layout, origin: epoch.first, operatorKey: wrapping, cacheLimit: limits.cachedKeys)
        let signer = try keys.signer(of: epoch)
        let secrets = LedgerSecrets(signer: signer, hmac: SymmetricKey(data: try keys.secret(named: "digest-1.key")))
        let reading = Reading(
            environment: environment, tables: tables, vault: Vault(keys: keys, origin: epoch.first),
            secrets: secrets, states: StateCache(limit: limits.cachedStates), zones: zones, origin: epoch.origin)
        let random = Randomness()
        let journal = try Journal(path: layout.journal, origin: Self.digest(ofOrigin: epoch.origin), random: random)
        let tail = try environment.read { (transaction) throws in
            try Tail(reading: reading, in: transaction)
        }
        self.init(
            layout: layout, limits: limits, lock: lock, reading: reading, random: random, journal: journal,
            edge: tail.edge, lastAt: tail.lastAt, sides: tail.sides, project: project)
        earliestDue = tail.earliestDue
        try retireKeys()
        try replay(try journal.records(beyond: tail.edge.size, sides: tail.sides))
        try requireExtends(try HeadFile(path: layout.head).read(verifier: signer.verifierKey))
        try finishErasures(waits)
        try reachOwedCopies()
    }

    /// Keys of which the erasures file, or an erasure that is due, says that nothing is sealed under them any more.
    private func retireKeys() throws {
        try erasuresFile.create()
        let keys = reading.vault.keys
        keys.findVersions()
        for erasure in try erasuresFile.read() { keys.retire(erasure.owner, through: erasure.key, opensNothing: false) }
        try environment.read { (transaction) throws in
            var due: [(UInt64, UInt32)] = []
            try tables.erasing.forEach(in: transaction) { (event, key) throws(LMDBError) in
                due.append((event, key.bigEndianUInt32(at: 0)))
                return true
            }
            for (event, key) in due {
                let erasure = try erasure(by: event, key: key, in: TransactionView(of: transaction))
                keys.retire(erasure.owner, through: key, opensNothing: erasure.seq == nil)
            }
        }
    }

    /// Which ledger it is, and which epoch of it.
    static func epochOrigin(in tables: Tables, _ environment: Environment) throws -> EpochOrigin {
        let (origin, format, epoch) = try environment.read { (transaction) throws(LMDBError) in
            (
                try tables.meta.get(Array("origin".utf8), in: transaction),
                try tables.meta.get(Array("format".utf8), in: transaction),
                try tables.meta.get(Array("epoch".utf8), in: transaction)
            )
        }
        guard let origin, let format else {
            throw StoreError.damaged(what: "database", position: nil, reason: "it has no origin")
        }
        guard format == Array("1".utf8) else {
            throw StoreError.damaged(
                what: "database", position: nil,
                reason: "format \(String(decoding: format, as: UTF8.self)) is of a later version")
        }
        let number = epoch.flatMap { UInt32(String(decoding: $0, as: UTF8.self)) } ?? 1
        return EpochOrigin(first: String(decoding: origin, as: UTF8.self), epoch: number)
    }

    private static func digest(ofOrigin origin: String) -> Digest16 {
        Digest16(SHA256.hash(data: Array(origin.utf8)))
    }

    /// What must be known of a log to go on writing it: O(log n) reads.
    private struct Tail {
        var edge: RightEdge
        var lastAt = Instant(microseconds: 0)
        var earliestDue: Instant?
        var sides: UInt64 = 0

        init(reading: Reading, in transaction: borrowing some Transaction & ~Copyable) throws {
            let size = try reading.size(in: transaction)
            let tables = reading.tables
            edge = try RightEdge(size: size) { (index) throws in
                guard let hash = try tables.tree.get(index, in: transaction)?.hash else {
                    throw StoreError.damaged(what: "tree", position: index, reason: "a hash is missing")
                }
                return hash
            }
            earliestDue = try tables.due.first(in: transaction)?.key.at
            sides = try reading.sides(in: transaction)
            guard size > 0 else { return }
            // The pages have no checksums of their own: the hash of the last leaf tells whether the end is whole.
            guard let last = try reading.leaf(at: size - 1, in: transaction), MerkleHash.leaf(last.bytes) == last.hash
            else { throw StoreError.damaged(what: "log", position: size - 1, reason: "it is not what was hashed") }
            lastAt = last.leaf.header.at
        }
    }

    /// Applies journal records that LMDB has not committed, and commits them before the first answer.
    private func replay(_ records: [(offset: Int, record: JournalRecord)]) throws {
        for (offset, record) in records {
            guard record.sizeBefore == edge.size, record.rootBefore == edge.root else {
                throw StoreError.journalBroken(
                    number: record.number, offset: offset,
                    reason: "it continues a log of \(record.sizeBefore) events, and this one has \(edge.size)")
            }
            guard let entries = JournalPayload.entries(in: record.payload) else {
                throw StoreError.journalBroken(
                    number: record.number, offset: offset, reason: "its content is of another version")
            }
            for entry in entries {
                switch entry {
                case .command(let command): try replay(command)
                case .side(let side): try replay(side, of: record, at: offset)
                }
            }
            guard edge.size == record.sizeAfter, edge.root == record.rootAfter else {
                throw StoreError.journalBroken(
                    number: record.number, offset: offset, reason: "its events do not give the root that it names")
            }
        }
        try commit()
    }

    private func replay(_ side: SideChange, of record: JournalRecord, at offset: Int) throws {
        guard side.number == sides + 1 else {
            throw StoreError.journalBroken(
                number: record.number, offset: offset,
                reason: "it has side change \(side.number), and \(sides + 1) comes next")
        }
        try apply(side)
        if dirtySince == nil { dirtySince = BootClock.milliseconds() }
    }

    private func replay(_ command: JournaledCommand) throws {
        try withTransaction { (transaction) in
            for event in command.events {
                let seq = edge.size
                let leaf: Leaf
                do {
                    leaf = try Leaf(JSONDocument(parsing: event.leaf))
                } catch {
                    throw StoreError.damaged(what: "journal", position: seq, reason: "\(error)")
                }
                var disclosures: [Disclosure] = []
                for row in event.rows {
                    disclosures += try reading.vault.open(row.bytes, seq: seq, owner: row.owner) ?? []
                }
                let decoded = try LedgerStore.event(leaf, seq: seq, opened: disclosures)
                _ = try index(decoded, leaf.header, leaf: event.leaf, rows: event.rows, in: &transaction)
            }
            if let (id, entry) = command.entry { try tables.commands.put(WideKey(id), entry, in: &transaction) }
        }
    }

    /// The log must hold the tree of the last head that was signed.
    private func requireExtends(_ head: TreeHead?) throws {
        guard let head else { return }
        guard head.size <= edge.size else {
            throw StoreError.olderThanHead(headSize: head.size, logSize: edge.size)
        }
        let root = try environment.read { (transaction) throws in
            try reading.root(ofSize: head.size, in: transaction)
        }
        guard root == head.root else { throw StoreError.olderThanHead(headSize: head.size, logSize: edge.size) }
    }
}
