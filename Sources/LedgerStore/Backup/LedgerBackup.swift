internal import Crypto
internal import Glibc
internal import LMDB
package import LedgerDomain
internal import TransparencyLog

/// Copies of a ledger, made beside its daemon or without one: of the log, and apart from it of the keys.
///
/// Each is made under a name that ends in `.new`, synced, checked and then renamed: what was cut off is not there under
/// its name, and the next backup removes it. Nothing of the ledger itself is changed.
package enum LedgerBackup {
    /// What was made.
    package struct Made: Sendable {
        package var log: String
        package var keys: String?
        package var size: UInt64
        package var root: String
        /// Copies of keys that were older than they may be, and are gone.
        package var pruned: [String]
    }

    /// Days for which copies of keys are kept: so long after an erasure a copy that nobody could reach opens what was
    /// erased.
    package static let keysDays = 30

    /// - Parameters:
    ///   - to: a directory that exists; the log goes to `log-<time>` in it.
    ///   - keysTo: another one, apart from it; the keys go to `keys-<time>` in it, and older ones there are pruned.
    ///   - now: wall time.
    ///   - settle: opens the ledger and closes it, so that what only the journal has is committed; throws `alreadyRunning`
    ///     where a daemon does that.
    /// - Throws: ``StoreError``, with the path; then there is no new backup under its name.
    package static func make(
        of layout: Layout, to directory: String, keysTo: String?, operatorKey: String?, now: Instant,
        settle: () throws -> Void
    ) throws -> Made {
        for place in [directory, keysTo].compactMap({ $0 }) where !FileSystem.isDirectory(place) {
            throw StoreError.cannotWrite(path: place, reason: "there is no such directory; make it first")
        }
        try requireApart(directory, keysTo, layout)
        do {
            try settle()
        } catch StoreError.alreadyRunning {
            // The daemon's last commit is what is copied: half a second old at most while anything is written.
        }
        // Nothing is erased while rows and keys are copied, so that they fit.
        let file = ErasuresFile(path: layout.erasures)
        try file.create()
        let hold = try file.hold()
        defer { withExtendedLifetime(hold) {} }
        let stamp = now.description.prefix(19).filter { $0 != "-" && $0 != ":" } + "Z"
        let log = try copyLog(of: layout, into: directory, named: "log-\(stamp)", operatorKey: operatorKey, now: now)
        var made = Made(log: log.path, keys: nil, size: log.size, root: log.root.base64, pruned: [])
        guard let keysTo else { return made }
        made.pruned = try prune(keysTo, of: log.origin, now: now)
        made.keys = try copyKeys(of: layout, into: keysTo, named: "keys-\(stamp)", origin: log.origin, now: now)
        try KeyBackups(layout).add(FileSystem.resolved(keysTo) ?? keysTo)
        return made
    }

    /// Whoever finds one of the two must not have the other, and neither may lie in the ledger itself.
    private static func requireApart(_ directory: String, _ keysTo: String?, _ layout: Layout) throws(StoreError) {
        let places = [directory, keysTo, layout.directory].compactMap { $0 }.map {
            (FileSystem.resolved($0) ?? $0) + "/"
        }
        for (index, place) in places.enumerated() {
            for other in places[(index + 1)...] where place.hasPrefix(other) || other.hasPrefix(place) {
                throw .cannotWrite(
                    path: String(place.dropLast()),
                    reason:
                        "log, keys and ledger each need a place of their own, and this is within \(other.dropLast())")
            }
        }
    }

    private static func copyLog(
        of layout: Layout, into directory: String, named name: String, operatorKey: String?, now: Instant
    ) throws -> (path: String, size: UInt64, root: Hash256, origin: String) {
        try making(name, in: directory) { (temporary) throws in
            let data = temporary + "/data.mdb"
            let origin = try copyDatabase(of: layout, to: data)
            let found = try LogReading(temporary).verified()
            try FileSystem.remove(temporary + "/lock.mdb")
            guard found.origin == origin else {
                throw StoreError.damaged(what: data, position: nil, reason: "it is of another ledger")
            }
            let wrapping = try KeyStore.operatorKey(at: operatorKey ?? layout.operatorKey)
            let signer = try KeyStore(layout: layout, origin: found.origin.first, operatorKey: wrapping, cacheLimit: 1)
                .signer(of: found.origin)
            let head = try TreeHead(origin: found.origin.origin, size: found.size, root: found.root)
            try FileSystem.replace(temporary + "/head.note", with: try head.signed(by: signer).serialised())
            try FileSystem.copy(layout.erasures, to: temporary + "/erasures.jsonl")
            let manifest = BackupManifest(
                kind: .log, origin: found.origin.origin, madeAt: now, size: found.size,
                files: try files(["data.mdb", "erasures.jsonl", "head.note"], in: temporary))
            try FileSystem.replace(temporary + "/" + BackupManifest.name, with: manifest.bytes)
            return (directory + "/" + name, found.size, found.root, found.origin.origin)
        }
    }

    /// The last commit, to a file of ours, synced; and of which ledger it says that it is.
    private static func copyDatabase(of layout: Layout, to path: String) throws -> EpochOrigin {
        var options = Environment.Options.ledger(StoreLimits())
        options.readOnly = true
        let environment: Environment
        do {
            environment = try Environment(directory: layout.data, options: options)
            let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
            guard descriptor >= 0 else { throw StoreError.cannotWrite(path: path, reason: FileSystem.reason()) }
            defer { close(descriptor) }
            try environment.copyCompact(to: descriptor)
            guard fsync(descriptor) == 0 else {
                throw StoreError.cannotWrite(path: path, reason: FileSystem.reason())
            }
            return try Store.epochOrigin(in: Tables(environment, create: false), environment)
        } catch let error as LMDBError {
            throw StoreError(error)
        }
    }

    private static func copyKeys(
        of layout: Layout, into directory: String, named name: String, origin: String, now: Instant
    ) throws -> String {
        try making(name, in: directory) { (temporary) throws in
            try FileSystem.makeDirectory(temporary + "/owners")
            // The operator's own key opens all of them, and goes nowhere with them.
            let secrets = FileSystem.names(in: layout.keys).filter { $0.hasSuffix(".key") && $0 != "operator.key" }
            let owners = FileSystem.names(in: layout.owners).filter { !$0.hasSuffix(".new") }.map { "owners/" + $0 }
            for name in secrets + owners { try FileSystem.copy(layout.keys + "/" + name, to: temporary + "/" + name) }
            try FileSystem.copy(layout.erasures, to: temporary + "/erasures.jsonl")
            let manifest = BackupManifest(
                kind: .keys, origin: origin, madeAt: now, size: 0,
                files: try files(["erasures.jsonl"] + secrets + owners, in: temporary))
            try FileSystem.replace(temporary + "/" + BackupManifest.name, with: manifest.bytes)
            try FileSystem.syncDirectory(temporary + "/owners")
            return directory + "/" + name
        }
    }

    private static func files(_ names: [String], in directory: String) throws(StoreError) -> [BackupManifest.File] {
        var files: [BackupManifest.File] = []
        for name in names.sorted() {
            let found = try FileSystem.hash(directory + "/" + name)
            files.append(BackupManifest.File(path: name, bytes: found.bytes, sha256: found.sha256))
        }
        return files
    }

    /// Makes a directory whole or not at all.
    private static func making<Made>(
        _ name: String, in directory: String, _ body: (String) throws -> Made
    ) throws -> Made {
        let kind = name.prefix { $0 != "-" } + "-"
        for leftover in FileSystem.names(in: directory) where leftover.hasPrefix(kind) && leftover.hasSuffix("Z.new") {
            FileSystem.removeTree(directory + "/" + leftover)
        }
        let place = directory + "/" + name
        if FileSystem.exists(place) { throw StoreError.cannotWrite(path: place, reason: "it is there already") }
        try FileSystem.makeDirectory(place + ".new")
        do {
            let made = try body(place + ".new")
            try FileSystem.syncDirectory(place + ".new")
            guard rename(place + ".new", place) == 0 else {
                throw StoreError.cannotWrite(path: place, reason: FileSystem.reason())
            }
            try FileSystem.syncDirectory(directory)
            return made
        } catch {
            FileSystem.removeTree(place + ".new")
            throw error
        }
    }

    /// Removes this ledger's copies of keys that are older than they may be; nothing that is anything else.
    private static func prune(_ directory: String, of origin: String, now: Instant) throws -> [String] {
        var gone: [String] = []
        for name in FileSystem.names(in: directory) where name.hasPrefix("keys-") && name.hasSuffix("Z") {
            let place = directory + "/" + name
            guard FileSystem.isDirectory(place), let manifest = try? BackupManifest(reading: place, .keys),
                EpochOrigin(manifest.origin).first == EpochOrigin(origin).first,
                manifest.madeAt.advanced(days: keysDays) < now
            else { continue }
            FileSystem.removeTree(place)
            try FileSystem.syncDirectory(directory)
            gone.append(place)
        }
        return gone
    }
}
