internal import Crypto
internal import Glibc
internal import LMDB
package import LedgerDomain
internal import LedgerFormat
internal import TransparencyLog

/// A ledger made again from copies of its log and of its keys.
///
/// Everything is checked first, in a directory beside the place that is renamed to it at the end: what is refused, or cut
/// off, leaves nothing at the place.
package struct LedgerRestore: Sendable {
    /// A copy of the log, as ``LedgerBackup`` makes it.
    package var log: String
    /// A copy of the keys, at most ``LedgerBackup/keysDays`` days old.
    package var keys: String
    /// The newest file of erasures that there is.
    package var erasures: String
    /// Files with heads that were signed: the ledger's own last one, or what a client remembers.
    package var heads: [String]
    /// The log may be older than what was signed: it goes on under another origin and key.
    package var newEpoch: Bool
    /// The operator's key, which is in no copy.
    package var operatorKey: String
    /// Wall time.
    package var now: Instant

    package init(
        log: String, keys: String, erasures: String, heads: [String], newEpoch: Bool, operatorKey: String, now: Instant
    ) {
        self.log = log
        self.keys = keys
        self.erasures = erasures
        self.heads = heads
        self.newEpoch = newEpoch
        self.operatorKey = operatorKey
        self.now = now
    }

    package struct Made: Sendable {
        package var origin: String
        package var verifierKey: String
        package var size: UInt64
        package var epoch: UInt32
        /// Erasures after the log was copied, which were carried out again.
        package var erasedAgain: Int
        /// Sealed rows that no key of the copy opens.
        package var unreadable: Int
    }

    /// - Throws: ``StoreError`` with what is wrong and what to do; nothing is at `layout` then.
    package func make(_ layout: Layout, limits: StoreLimits) throws -> Made {
        let temporary = Layout(directory: layout.directory + ".new")
        try requireFree(layout, temporary)
        let logManifest = try BackupManifest(reading: log, .log)
        let keysManifest = try BackupManifest(reading: keys, .keys)
        let origin = EpochOrigin(logManifest.origin)
        guard EpochOrigin(keysManifest.origin).first == origin.first else {
            throw StoreError.noBackup(directory: keys, reason: "it is of another ledger, \(keysManifest.origin)")
        }
        guard keysManifest.madeAt.advanced(days: LedgerBackup.keysDays) >= now else {
            throw StoreError.noBackup(
                directory: keys,
                reason: "it is of \(keysManifest.madeAt), and copies of keys end after \(LedgerBackup.keysDays) days")
        }
        // Whoever came between the two would get a second first key, and what they had said would be damage.
        guard keysManifest.madeAt >= logManifest.madeAt else {
            throw StoreError.noBackup(
                directory: keys,
                reason: "it is of \(keysManifest.madeAt), older than the log (\(logManifest.madeAt)); take keys of the "
                    + "same time or later")
        }
        let noted = try notedErasures(of: origin, logManifest, keysManifest)
        try FileSystem.makeDirectory(temporary.directory)
        let lock = PathLock(waitingFor: temporary.directory)
        defer { withExtendedLifetime(lock) {} }
        do {
            try FileSystem.requireLocal(temporary.directory)
            for directory in temporary.subdirectories { try FileSystem.makeDirectory(directory) }
            try copyIn(logManifest, from: log, ["data.mdb": temporary.data + "/data.mdb"])
            try copyKeys(keysManifest, to: temporary, noted)
            let made = try finish(
                temporary, limits: limits, origin, logManifest, EpochOrigin(keysManifest.origin).epoch, noted)
            // An erasure to come must reach the copy that this came from, and those beside it.
            let resolved = FileSystem.resolved(keys) ?? keys
            let slash = resolved.lastIndex(of: "/") ?? resolved.startIndex
            let isNamed = resolved[slash...].hasPrefix("/keys-")
            try KeyBackups(temporary).add(
                isNamed ? String(resolved[slash...].dropFirst()) : KeyBackups.Copy.itself,
                in: isNamed ? String(resolved[..<slash]) : resolved, at: keysManifest.madeAt)
            for directory in temporary.subdirectories + [temporary.directory] {
                try FileSystem.syncDirectory(directory)
            }
            rmdir(layout.directory)
            guard rename(temporary.directory, layout.directory) == 0 else {
                throw StoreError.cannotWrite(path: layout.directory, reason: FileSystem.reason())
            }
            try FileSystem.syncDirectory(of: layout.directory)
            return made
        } catch {
            FileSystem.removeTree(temporary.directory)
            throw error
        }
    }

    /// Only an empty directory of this user's may be there, and nobody else may be at it.
    private func requireFree(_ layout: Layout, _ temporary: Layout) throws(StoreError) {
        if FileSystem.exists(layout.directory) { try DirectoryOwner.require(layout.directory) }
        if layout.hasLedger { throw .alreadyALedger(directory: layout.directory) }
        if let first = FileSystem.names(in: layout.directory).first {
            throw .cannotWrite(
                path: layout.directory,
                reason:
                    "\(first) is in it, which is nothing of a ledger; nothing was changed: give a directory that is empty, "
                    + "or not there yet")
        }
        guard FileSystem.exists(temporary.directory) else { return }
        throw .cannotWrite(
            path: temporary.directory,
            reason: PathLock.isHeld(temporary.directory)
                ? "another restore to this place is at work there; nothing was changed: wait until it has ended"
                : "it is left from an earlier attempt; remove it first")
    }

    // MARK: Erasures

    /// What the newest file says; it must say all that the copies' own files say.
    private func notedErasures(
        of origin: EpochOrigin, _ logManifest: BackupManifest, _ keysManifest: BackupManifest
    ) throws -> [Erasure] {
        let noted = try GivenErasures(path: erasures).read()
        guard noted.allSatisfy({ EpochOrigin($0.origin).first == origin.first }) else {
            throw StoreError.erasuresMissing(path: erasures, reason: "it is of another ledger")
        }
        for (copy, manifest) in [(log, logManifest), (keys, keysManifest)] {
            let name = "erasures.jsonl"
            try hold(
                reading(name, of: copy) { (path) throws(StoreError) in try FileSystem.hash(path) }, against: manifest,
                name, in: copy)
            let before = try ErasuresFile(path: copy + "/" + name).read()
            guard Set(before).isSubset(of: noted) else {
                throw StoreError.erasuresMissing(path: erasures, reason: "it is older than the one in \(copy)")
            }
        }
        return noted
    }

    // MARK: Copies

    /// Copies files, and holds each against the manifest.
    private func copyIn(_ manifest: BackupManifest, from directory: String, _ places: [String: String]) throws {
        for (name, place) in places.sorted(by: { $0.key < $1.key }) {
            let found = try reading(name, of: directory) { (path) throws(StoreError) in
                try FileSystem.copy(path, to: place)
            }
            try hold(found, against: manifest, name, in: directory)
        }
    }

    /// What cannot be read in a copy is wrong with the copy.
    private func reading<Found>(
        _ name: String, of directory: String, _ body: (String) throws(StoreError) -> Found
    ) throws(StoreError) -> Found {
        do {
            return try body(directory + "/" + name)
        } catch .cannotRead(_, let reason) {
            throw .noBackup(directory: directory, reason: "\(name) in it cannot be read (\(reason))")
        }
    }

    private func hold(
        _ found: (bytes: UInt64, sha256: String), against manifest: BackupManifest, _ name: String, in directory: String
    ) throws(StoreError) {
        guard let file = manifest.files.first(where: { $0.path == name }) else {
            throw .noBackup(directory: directory, reason: "its manifest does not name \(name)")
        }
        guard found.bytes == file.bytes, found.sha256 == file.sha256 else {
            throw .noBackup(directory: directory, reason: "\(name) is not what was copied")
        }
    }

    /// Every key of the copy; those that an erasure destroyed in it may be gone.
    private func copyKeys(_ manifest: BackupManifest, to layout: Layout, _ noted: [Erasure]) throws {
        for file in manifest.files where file.path != "erasures.jsonl" {
            if !FileSystem.exists(keys + "/" + file.path), isDestroyed(file.path, noted) { continue }
            try copyIn(manifest, from: keys, [file.path: layout.keys + "/" + file.path])
        }
    }

    private func isDestroyed(_ path: String, _ noted: [Erasure]) -> Bool {
        noted.contains { (erasure) in
            (KeyStore.firstVersion...erasure.key).contains { path == "owners/\(erasure.owner).\($0)" }
        }
    }

    // MARK: The log

    private func finish(
        _ layout: Layout, limits: StoreLimits, _ origin: EpochOrigin, _ manifest: BackupManifest, _ keysEpoch: UInt32,
        _ noted: [Erasure]
    ) throws -> Made {
        let wrapping = try KeyStore.operatorKey(at: operatorKey)
        let keyStore = KeyStore(layout: layout, origin: origin.first, operatorKey: wrapping, cacheLimit: 16)
        let note = try reading("head.note", of: log) { (path) throws(StoreError) in try FileSystem.read(path) }
        let found: LogReading.Found
        let last: (note: [UInt8], head: TreeHead)
        do {
            let reading = try LogReading(layout.data)
            found = try reading.verified()
            let head = try head(in: note, log + "/head.note", keyStore, origin)
            guard found.origin == origin, manifest.size == found.size, head.origin == origin.origin,
                head.size == found.size, head.root == found.root
            else {
                throw StoreError.noBackup(directory: log, reason: "its log is not what its signed head says")
            }
            last = try hold(reading, found, against: (note, head), keyStore)
        }
        try FileSystem.remove(layout.data + "/lock.mdb")
        if let missing = found.carriedOut.firstMissing(in: noted) {
            throw StoreError.erasuresMissing(
                path: erasures, reason: "event \(missing.by) of the log erased something that it does not name")
        }
        if !newEpoch { try requireWhole(found, noted) }
        try FileSystem.copy(erasures, to: layout.erasures)
        try Journal.create(at: layout.journal, byteCount: limits.journalBytes)
        if newEpoch {
            // Above whatever was ever begun, also where nothing but its number is left of it: of one name there is one key.
            let known =
                try [origin.epoch, keysEpoch] + noted.map { EpochOrigin($0.origin).epoch } + shownEpochs(origin)
            let next = EpochOrigin(first: origin.first, epoch: known.max()! + 1)
            try openEpoch(next, at: found.size, layout, limits, keyStore)
        } else if last.head.size <= found.size {
            try FileSystem.replace(layout.head, with: last.note)
        }
        return try open(layout, limits: limits, found, last, noted)
    }

    /// An erasure by an event that the log does not have tells that events were signed which are lost.
    private func requireWhole(_ found: LogReading.Found, _ noted: [Erasure]) throws(StoreError) {
        for erasure in noted {
            let epoch = EpochOrigin(erasure.origin).epoch
            // What an earlier epoch signed beyond the place where it ended was given up then.
            if epoch < found.origin.epoch { continue }
            if epoch == found.origin.epoch, found.decided.contains(where: { $0.by == erasure.event }) { continue }
            throw .eventsLost(path: erasures, event: erasure.event, logSize: found.size)
        }
    }

    /// The next epoch: its number in the database, its key beside the others.
    private func openEpoch(
        _ next: EpochOrigin, at size: UInt64, _ layout: Layout, _ limits: StoreLimits, _ keys: KeyStore
    ) throws {
        let signer = try Signer(generatingNamed: next.origin)
        try keys.makeSecret(named: KeyStore.signingKey(of: next.epoch), signer.privateKey)
        let environment = try Environment(directory: layout.data, options: .ledger(limits))
        let tables = try Tables(environment, create: false)
        _ = try environment.write { (transaction) throws in
            try tables.meta.put(Array("epoch".utf8), Array("\(next.epoch)".utf8), in: &transaction)
            try tables.meta.put(LogReading.epochKey(at: size), Array("\(next.epoch)".utf8), in: &transaction)
        }
    }

    /// Of which epochs the shown heads say that they are, whether their keys are there or not.
    private func shownEpochs(_ origin: EpochOrigin) throws -> [UInt32] {
        try heads.map { (path) in
            let said = try saidOrigin(of: FileSystem.read(path, limit: Self.headBytes), path)
            guard said.first == origin.first, said.epoch <= Self.epochLimit else {
                throw StoreError.noBackup(directory: path, reason: "it is a head of another ledger, \(said.origin)")
            }
            return said.epoch
        }
    }

    private func saidOrigin(of note: [UInt8], _ path: String) throws -> EpochOrigin {
        do {
            return EpochOrigin(try TreeHead(noteText: SignedNote(parsing: note).text).origin)
        } catch {
            throw StoreError.noBackup(directory: path, reason: "it is no head of this ledger: \(error)")
        }
    }

    /// Bytes of a head, and epochs of a ledger.
    private static let headBytes = 64 << 10
    private static let epochLimit: UInt32 = 1_000

    /// Reads a head that one of this ledger's keys signed.
    private func head(
        in note: [UInt8], _ path: String, _ keys: KeyStore, _ origin: EpochOrigin
    ) throws -> TreeHead {
        do {
            let note = try SignedNote(parsing: note)
            let said = EpochOrigin(try TreeHead(noteText: note.text).origin)
            guard said.first == origin.first else {
                throw StoreError.noBackup(directory: path, reason: "it is a head of another ledger, \(said.origin)")
            }
            return try TreeHead(verifying: note, by: keys.signer(of: said).verifierKey)
        } catch let error as StoreError {
            throw error
        } catch {
            throw StoreError.noBackup(directory: path, reason: "it is no head of this ledger: \(error)")
        }
    }

    /// Holds the log against every head that is shown.
    ///
    /// - Returns: the newest of them.
    private func hold(
        _ reading: LogReading, _ found: LogReading.Found, against own: (note: [UInt8], head: TreeHead), _ keys: KeyStore
    ) throws -> (note: [UInt8], head: TreeHead) {
        if !newEpoch, heads.allSatisfy(isOfCopy) { throw StoreError.lastHeadUnknown }
        var newest = own
        for path in heads {
            let note = try FileSystem.read(path, limit: Self.headBytes)
            let said = try saidOrigin(of: note, path)
            if said.first == found.origin.first, !keys.hasSecret(named: KeyStore.signingKey(of: said.epoch)) {
                // Nobody can tell whether it is genuine. A new epoch only has to be above it.
                if newEpoch { continue }
                throw StoreError.noBackup(
                    directory: path,
                    reason: "it is a head of epoch \(said.epoch), and the copy of keys has no "
                        + "\(KeyStore.signingKey(of: said.epoch)): take a newer copy of the keys, or, where there is none, "
                        + "begin a new epoch with --new-epoch")
            }
            let shown = try head(in: note, path, keys, found.origin)
            let epoch = EpochOrigin(shown.origin).epoch
            // What an earlier epoch signed beyond the place where it ended was given up then.
            if epoch < found.origin.epoch, !found.has(epoch) { continue }
            if let end = found.end(of: epoch), shown.size > end { continue }
            if epoch > found.origin.epoch || shown.size > found.size {
                guard newEpoch else {
                    throw StoreError.olderThanShown(path: path, headSize: shown.size, logSize: found.size)
                }
            } else if try reading.root(ofSize: shown.size) != shown.root {
                throw StoreError.forked(path: path, headSize: shown.size)
            }
            if epoch > EpochOrigin(newest.head.origin).epoch || shown.size > newest.head.size { newest = (note, shown) }
        }
        return newest
    }

    /// Whether it lies in a copy of a log: such a head tells nothing of what was signed after the copy.
    private func isOfCopy(_ head: String) -> Bool {
        guard let path = FileSystem.resolved(head), let slash = path.lastIndex(of: "/") else { return false }
        return (try? BackupManifest(reading: String(path[..<slash]), .log)) != nil
    }

    /// Whether an earlier restore said it in a later epoch.
    private func isSaidAgain(_ erasure: Erasure, _ noted: [Erasure]) -> Bool {
        noted.contains {
            EpochOrigin($0.origin).epoch > EpochOrigin(erasure.origin).epoch && $0.owner == erasure.owner
                && $0.seq == erasure.seq && $0.members == erasure.members
        }
    }

    /// Opens what was put together through the code that opens any ledger, and carries out what was erased since.
    private func open(
        _ layout: Layout, limits: StoreLimits, _ found: LogReading.Found, _ last: (note: [UInt8], head: TreeHead),
        _ noted: [Erasure]
    ) throws -> Made {
        let store = try Store(opening: layout, limits: limits, operatorKey: operatorKey, zones: .none)
        // A simulated clock moves only when it is told to.
        let isSimulated = try store.withFacts { try $0.ledger().isSimulated }
        let at = isSimulated ? store.lastAt : now
        func append(_ event: NewEvent) throws {
            _ = try store.append(
                [event], by: Author(actor: .operator), command: store.freshCommandID(at: at), digest: nil, unchanged: 0,
                at: at)
        }
        if newEpoch {
            let oldNote = String(decoding: last.note, as: UTF8.self)
            try append(NewEvent(.ledger(.resumed(LedgerResumed(oldNote: oldNote))), in: .ledger, subjects: []))
        }
        var again = 0
        for erasure in noted {
            let epoch = EpochOrigin(erasure.origin).epoch
            let end = found.end(of: epoch) ?? found.size
            let isThere =
                found.has(epoch) && found.decided.contains(where: { $0.by == erasure.event }) && erasure.event < end
            let target = erasure.seq.map { $0 < end } ?? true
            let hasKey = store.reading.vault.keys.hasKey(of: erasure.owner, through: erasure.key)
            if isThere ? !hasKey : isSaidAgain(erasure, noted) { continue }
            again += 1
            if !isThere, target, try store.withFacts({ try $0.person(erasure.owner) }) != nil {
                // Said anew, because the part of the log that said it is not there; carried out as any other.
                let erased = DisclosureErased(seq: erasure.seq, members: erasure.members, ground: erasure.ground)
                try append(
                    NewEvent(.person(.disclosureErased(erased)), in: .person(erasure.owner), subjects: [erasure.owner]))
            } else if hasKey {
                try store.flushBatch()
                try store.commit()
                try store.carryOut(erasure)
            }
        }
        try store.flushBatch()
        try store.commit()
        try store.finishErasures()
        let unreadable = try store.unreadableRows()
        let made = Made(
            origin: store.reading.origin, verifierKey: store.reading.secrets.signer.verifierKey.description,
            size: store.size, epoch: EpochOrigin(store.reading.origin).epoch, erasedAgain: again, unreadable: unreadable
        )
        try store.close()
        return made
    }
}

extension Store {
    /// Carries out an erasure that is noted and that no event of this log is due for.
    func carryOut(_ erasure: Erasure) throws {
        erasing = Erasing(
            erasure: erasure, step: erasure.seq == nil ? .destroy : .seal(from: VaultPosition(seq: 0, owner: nil)))
        try finishErasures()
    }

    /// Sealed rows whose key is not there.
    func unreadableRows() throws -> Int {
        try withTransaction { (transaction) in
            var count = 0
            try tables.vault.forEach(in: transaction) { (position, bytes) throws in
                let version = bytes.bigEndianUInt32(at: 0)
                if try reading.vault.keys.key(of: position.ownerID, version: version) == nil { count += 1 }
                return true
            }
            return count
        }
    }
}
