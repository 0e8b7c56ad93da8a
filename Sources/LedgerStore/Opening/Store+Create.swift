internal import Crypto
internal import Glibc
internal import LMDB
package import LedgerDomain
internal import LedgerFormat
internal import TransparencyLog

/// What a new ledger is made with.
package struct NewLedger: Sendable {
    /// The first events: that it opened, and its first HR.
    package var events: [NewEvent]
    /// Of the organisation; the first part of the origin.
    package var name: String
    package var isSimulated: Bool

    package init(events: [NewEvent], name: String, isSimulated: Bool) {
        self.events = events
        self.name = name
        self.isSimulated = isSimulated
    }
}

extension Store {
    /// Makes a ledger: everything in a temporary directory beside the place, synced, then renamed to it. A crash on
    /// the way leaves no ledger, only a directory ending in `.new` that may be removed.
    ///
    /// - Parameter operatorKey: path of an existing key of 32 bytes; nil makes one in the ledger's own directory.
    /// - Throws: `alreadyALedger`; `networkFileSystem`; `cannotWrite` with the path.
    /// - Returns: the origin and the printed verifier key, to be kept elsewhere.
    package static func create(
        _ new: NewLedger, at layout: Layout, limits: StoreLimits, operatorKey: String?, now: Instant
    ) throws -> (origin: String, verifierKey: String) {
        if FileSystem.exists(layout.directory) { try DirectoryOwner.require(layout.directory) }
        guard !FileSystem.exists(layout.data) else { throw StoreError.alreadyALedger(directory: layout.directory) }
        let temporary = Layout(directory: layout.directory + ".new")
        if FileSystem.exists(temporary.directory) {
            throw StoreError.cannotWrite(
                path: temporary.directory, reason: "it is left from an earlier attempt; remove it first")
        }
        try FileSystem.makeDirectory(temporary.directory)
        do {
            try FileSystem.requireLocal(temporary.directory)
            for directory in temporary.subdirectories { try FileSystem.makeDirectory(directory) }
            let random = Randomness()
            let (high, low) = random.words()
            let origin = origin(of: new.name, high, low, simulated: new.isSimulated)
            let wrapping =
                try operatorKey.map(KeyStore.operatorKey) ?? KeyStore.makeOperatorKey(at: temporary.operatorKey)
            let keys = KeyStore(layout: temporary, origin: origin, operatorKey: wrapping, cacheLimit: limits.cachedKeys)
            let signer = try Signer(generatingNamed: origin)
            try keys.makeSecret(named: "signing-1.key", signer.privateKey)
            try keys.makeSecret(named: "digest-1.key", Randomness.bytes(32))
            try ErasuresFile(path: temporary.erasures).create()
            try Journal.create(at: temporary.journal, byteCount: limits.journalBytes)
            do {
                let environment = try Environment(directory: temporary.data, options: .ledger(limits))
                let tables = try Tables(environment, create: true)
                try environment.write { (transaction) throws in
                    try tables.meta.put(Array("origin".utf8), Array(origin.utf8), in: &transaction)
                    try tables.meta.put(Array("format".utf8), Array("1".utf8), in: &transaction)
                }
            }
            do {
                let store = try Store(
                    opening: temporary, limits: limits, operatorKey: operatorKey, zones: .none)
                let command = CommandID(milliseconds: UInt64(now.microseconds / 1_000), random: random.words())
                _ = try store.append(
                    new.events, by: Author(actor: .operator), command: command, digest: nil, unchanged: 0,
                    at: now)
                try store.flushBatch()
                try store.commit()
            }
            for directory in temporary.subdirectories + [temporary.directory] {
                try FileSystem.syncDirectory(directory)
            }
            rmdir(layout.directory)
            guard rename(temporary.directory, layout.directory) == 0 else {
                throw StoreError.cannotWrite(path: layout.directory, reason: FileSystem.reason())
            }
            try FileSystem.syncDirectory(of: layout.directory)
            return (origin, signer.verifierKey.description)
        } catch {
            FileSystem.removeTree(temporary.directory)
            throw error
        }
    }

    /// `name/<32 hex>`, and `/simulated` behind it where the clock is.
    static func origin(of name: String, _ high: UInt64, _ low: UInt64, simulated: Bool) -> String {
        func hex(_ word: UInt64) -> String {
            let digits = String(word, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }
        return "\(name)/\(hex(high))\(hex(low))" + (simulated ? "/simulated" : "")
    }
}

extension ZoneRules {
    /// For opening a ledger when nothing is decided.
    static let none = ZoneRules(startOfDay: { _, _ in nil }, day: { _, _ in nil })
}

extension Environment.Options {
    static func ledger(_ limits: StoreLimits) -> Environment.Options {
        Environment.Options(mapBytes: limits.mapBytes, maxDatabases: 32, maxReaders: 256, readOnly: false)
    }
}
