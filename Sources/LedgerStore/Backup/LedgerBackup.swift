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
        /// Copies of keys that an erasure is still owed in.
        package var unreached: [UnreachedCopies]
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
        try Store.requireLedger(at: layout)
        for place in [directory, keysTo].compactMap({ $0 }) where !FileSystem.isDirectory(place) {
            throw StoreError.cannotWrite(path: place, reason: "there is no such directory; make it first")
        }
        try requireApart(directory, keysTo, layout)
        do {
            try settle()
        } catch StoreError.alreadyRunning {
            // The daemon's last commit is what is copied: half a second old at most while anything is written.
        }
        let file = ErasuresFile(path: layout.erasures)
        try requireNoted(layout)
        try file.create()
        var made = Made(log: "", keys: nil, size: 0, root: "", pruned: [], unreached: [])
        let copies = KeyBackups(layout)
        let origin = try origin(of: layout)
        let stamp = now.description.prefix(19).filter { $0 != "-" && $0 != ":" } + "Z"
        let keys = keysTo.map { (directory: FileSystem.resolved($0) ?? $0, name: "keys-\(stamp)") }
        do {
            try making("log-\(stamp)", in: directory) { (temporary) throws in
                // Nothing is erased while rows and keys are copied, so that they fit; what takes long comes after it.
                let origin = try file.held {
                    let noted = try file.read()
                    _ = try copies.carryOut(noted, origin: origin)
                    let origin = try copyDatabase(of: layout, to: temporary + "/data.mdb")
                    try FileSystem.copy(layout.erasures, to: temporary + "/erasures.jsonl")
                    if let keys, let keysTo {
                        try requireFree(keys.name, in: keysTo)
                        try copies.add(keys.name, in: keys.directory, at: now, noted: noted)
                        do {
                            made.keys = try copyKeys(
                                of: layout, into: keysTo, named: keys.name, origin: origin.origin, now: now)
                        } catch {
                            try? copies.forget(keys.name, in: keys.directory)
                            throw error
                        }
                    }
                    return origin
                }
                let found = try finishLog(
                    in: temporary, of: layout, origin, operatorKey: operatorKey, now: now)
                (made.size, made.root) = (found.size, found.root.base64)
            }
        } catch {
            if let path = made.keys, let keys {
                FileSystem.removeTree(path)
                try? file.held { try copies.forget(keys.name, in: keys.directory) }
            }
            throw error
        }
        made.log = directory + "/log-\(stamp)"
        do {
            try file.held {
                made.pruned = try copies.prune(of: origin, now: now)
                made.unreached = try copies.carryOut(file.read(), origin: origin)
            }
        } catch {
            // The new copies stand, whatever became of older ones.
            made.unreached.append(
                UnreachedCopies(directory: copies.path, reason: StoreError(wrapping: error).reason))
        }
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

    /// Checks a copy of the database, and signs what it has.
    private static func finishLog(
        in temporary: String, of layout: Layout, _ origin: EpochOrigin, operatorKey: String?, now: Instant
    ) throws -> LogReading.Found {
        let found = try LogReading(temporary).verified()
        try FileSystem.remove(temporary + "/lock.mdb")
        guard found.origin == origin else {
            throw StoreError.damaged(what: temporary, position: nil, reason: "it is of another ledger")
        }
        let wrapping = try KeyStore.operatorKey(at: operatorKey ?? layout.operatorKey)
        let signer = try KeyStore(layout: layout, origin: found.origin.first, operatorKey: wrapping, cacheLimit: 1)
            .signer(of: found.origin)
        let head = try TreeHead(origin: found.origin.origin, size: found.size, root: found.root)
        try FileSystem.replace(temporary + "/head.note", with: try head.signed(by: signer).serialised())
        let manifest = BackupManifest(
            kind: .log, origin: found.origin.origin, madeAt: now, size: found.size,
            files: try files(["data.mdb", "erasures.jsonl", "head.note"], in: temporary))
        try FileSystem.replace(temporary + "/" + BackupManifest.name, with: manifest.bytes)
        return found
    }

    private static func origin(of layout: Layout) throws -> String {
        do {
            let environment = try Environment(directory: layout.data, options: readOnly)
            return try Store.epochOrigin(in: Tables(environment, create: false), environment).origin
        } catch let error as LMDBError {
            throw StoreError(error)
        }
    }

    /// A copy without what was erased would bring it back.
    private static func requireNoted(_ layout: Layout) throws {
        do {
            let environment = try Environment(directory: layout.data, options: readOnly)
            let tables = try Tables(environment, create: false)
            let origin = try Store.epochOrigin(in: tables, environment)
            try environment.read { (transaction) throws in
                try tables.requireNoted(of: layout, origin: origin, in: transaction)
            }
        } catch let error as LMDBError {
            throw StoreError(error)
        }
    }

    private static var readOnly: Environment.Options {
        var options = Environment.Options.ledger(StoreLimits())
        options.readOnly = true
        return options
    }

    /// The last commit, to a file of ours, synced; and of which ledger it says that it is.
    private static func copyDatabase(of layout: Layout, to path: String) throws -> EpochOrigin {
        do {
            let environment = try Environment(directory: layout.data, options: readOnly)
            let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
            guard descriptor >= 0 else { throw StoreError.cannotWrite(path: path, reason: FileSystem.reason()) }
            defer { close(descriptor) }
            do throws(LMDBError) {
                try environment.copyCompact(to: descriptor)
            } catch .diskFull {
                throw StoreError.cannotWrite(
                    path: path,
                    reason:
                        "no room is left on that disk; nothing new is there, and nothing older was removed: make room "
                        + "there, or give another directory")
            }
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

    private static func requireFree(_ name: String, in directory: String) throws(StoreError) {
        let place = directory + "/" + name
        for taken in [place, place + UnfinishedCopy.ending] where FileSystem.exists(taken) {
            throw .cannotWrite(
                path: place, reason: "another copy of this second is there already; nothing was written: do it again")
        }
    }

    /// Makes a directory whole or not at all.
    private static func making<Made>(
        _ name: String, in directory: String, _ body: (String) throws -> Made
    ) throws -> Made {
        let place = directory + "/" + name
        try requireFree(name, in: directory)
        let lock = try UnfinishedCopy.make(
            place + UnfinishedCopy.ending, kind: name.prefix { $0 != "-" } + "-", in: directory)
        defer { withExtendedLifetime(lock) {} }
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
}
