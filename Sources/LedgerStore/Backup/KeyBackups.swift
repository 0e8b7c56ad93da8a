internal import CanonicalJSON
internal import Glibc
package import LedgerDomain
internal import LedgerFormat
internal import TransparencyLog

/// Where copies of this ledger's keys were put, a line of canonical JSON each: an erasure destroys keys there too, as far
/// as it reaches. What it did not reach stays owed, and is tried again at each start, erasure and backup.
///
/// Copies that were carried elsewhere are out of reach: they end when they are thirty days old. Whoever changes the list
/// holds the file of erasures alone (``ErasuresFile``), so that of two processes neither loses what the other noted.
struct KeyBackups {
    /// A directory in which copies of keys lie, or one such copy.
    struct Place: Hashable {
        var directory: String
        /// When the last copy was put there; nil where a list of an earlier version did not say it.
        var lastCopy: Instant?
        /// So many of the first lines of the file of erasures were carried out in every copy there.
        var carriedOut: Int
    }

    /// Directories that are remembered.
    static let limit = 256

    let path: String
    private let layout: Layout

    init(_ layout: Layout) {
        path = layout.keyBackups
        self.layout = layout
    }

    func places() throws(StoreError) -> [Place] {
        guard FileSystem.exists(path) else { return [] }
        var found: [Place] = []
        for line in try FileSystem.read(path).split(separator: 10) {
            do {
                found.append(try Place(line: Array(line)))
            } catch {
                throw .damaged(what: path, position: UInt64(found.count) + 1, reason: "line: \(error)")
            }
        }
        return found
    }

    /// Before the first byte of a copy is in it: a crash after it leaves a directory more to look into, and no copy of
    /// which nobody knows.
    func add(_ directory: String, at now: Instant) throws(StoreError) {
        var known = try places()
        if let index = known.firstIndex(where: { $0.directory == directory }) {
            known[index].lastCopy = known[index].lastCopy.map { max($0, now) } ?? now
        } else {
            guard known.count < Self.limit else {
                throw .cannotWrite(
                    path: path,
                    reason:
                        "copies of keys lie in \(known.count) directories already, and no more can be remembered: put "
                        + "them where others are")
            }
            known.append(Place(directory: directory, lastCopy: now, carriedOut: 0))
        }
        try write(known)
    }

    /// Removes this ledger's copies that are older than they may be, wherever they are, and forgets directories whose last
    /// copy is.
    ///
    /// - Returns: what was removed.
    func prune(of origin: String, now: Instant) throws(StoreError) -> [String] {
        let known = try places()
        var gone: [String] = []
        for place in known {
            for copy in (try? Self.copies(in: place.directory)) ?? [] where copy.hasSuffix("Z") {
                guard let manifest = try? BackupManifest(reading: copy, .keys),
                    EpochOrigin(manifest.origin).first == EpochOrigin(origin).first,
                    manifest.madeAt.advanced(days: LedgerBackup.keysDays) < now
                else { continue }
                FileSystem.removeTree(copy)
                if FileSystem.exists(copy) { continue }
                try FileSystem.syncDirectory(of: copy)
                gone.append(copy)
            }
        }
        let left = known.filter { $0.end.map { $0 >= now } ?? true }
        if left != known { try write(left) }
        return gone
    }

    /// Removes from every copy that is there the keys that erasures destroyed here, and notes where that was done.
    ///
    /// - Parameter noted: the file of erasures.
    /// - Returns: the places that could not be reached; none of it is thrown, since a disk that is away must not keep the
    ///   ledger from running.
    func carryOut(_ noted: [Erasure], origin: String) throws(StoreError) -> [UnreachedCopies] {
        let known = try places()
        var left = known
        var unreached: [UnreachedCopies] = []
        // One that is noted and not carried out here yet stays for later: what is copied meanwhile has its key.
        let isDone = noted.map { !hasKey($0) }
        let prefix = isDone.prefix { $0 }.count
        for (index, place) in known.enumerated() where place.carriedOut < noted.count {
            let due = noted.indices.filter { $0 >= place.carriedOut && isDone[$0] }.map { noted[$0] }
            do {
                try Self.destroy(due, in: place.directory, origin: origin)
                left[index].carriedOut = max(place.carriedOut, prefix)
            } catch {
                unreached.append(
                    UnreachedCopies(directory: error.place, reason: error.reason, end: place.end))
            }
        }
        if left != known { try write(left) }
        return unreached
    }

    private func hasKey(_ erasure: Erasure) -> Bool {
        (KeyStore.firstVersion...erasure.key).contains {
            FileSystem.exists(layout.owners + "/\(erasure.owner).\($0)")
        }
    }

    private func write(_ places: [Place]) throws(StoreError) {
        try FileSystem.replace(path, with: places.flatMap(\.line))
    }
}

/// Copies of keys in which an erasure could not be carried out.
package struct UnreachedCopies: Hashable, Sendable, CustomStringConvertible {
    package var directory: String
    package var reason: String
    /// When no copy there may be used any more; nil where that is not known.
    package var end: Instant?

    package var description: String {
        "copies of keys at \(directory) could not be reached: \(reason)"
            + (end.map { "; \(LedgerBackup.keysDays) days after the last of them, at \($0), they end" } ?? "")
    }
}

extension KeyBackups {
    struct Unreached: Error {
        var place: String
        var reason: String
    }

    /// The copies of keys in a directory, of whatever ledger, unfinished ones too; or the directory, where it is one.
    static func copies(in directory: String) throws(Unreached) -> [String] {
        guard let names = FileSystem.namesIfReadable(in: directory) else {
            throw Unreached(place: directory, reason: FileSystem.reason())
        }
        if names.contains(BackupManifest.name) { return [directory] }
        return names.filter { $0.hasPrefix("keys-") }.map { directory + "/" + $0 }
    }

    /// Goes on to the next copy where one cannot be reached, and throws at the end.
    fileprivate static func destroy(_ due: [Erasure], in directory: String, origin: String) throws(Unreached) {
        var first: Unreached?
        for copy in try copies(in: directory) {
            if UnfinishedCopy.isOne(copy) {
                // A copy that was cut off has keys that nobody will ever name in a manifest.
                UnfinishedCopy.clear(copy)
                continue
            }
            // Something else that is called so.
            if let names = FileSystem.namesIfReadable(in: copy) {
                if !names.contains(BackupManifest.name), !names.contains("owners") { continue }
            } else if errno == ENOTDIR {
                continue
            }
            do throws(StoreError) {
                let manifest = try BackupManifest(reading: copy, .keys)
                guard EpochOrigin(manifest.origin).first == EpochOrigin(origin).first else { continue }
                for erasure in due {
                    for version in KeyStore.firstVersion...erasure.key {
                        try FileSystem.remove(copy + "/owners/\(erasure.owner).\(version)")
                    }
                }
                try FileSystem.syncDirectory(copy + "/owners")
            } catch {
                first = first ?? Unreached(place: copy, reason: error.reason)
            }
        }
        if let first { throw first }
    }
}

extension KeyBackups.Place {
    /// When the last copy there may no longer be used.
    var end: Instant? { lastCopy?.advanced(days: LedgerBackup.keysDays) }

    /// Canonical JSON and a line feed.
    var line: [UInt8] {
        var writer = CanonicalWriter()
        writer.object { (object) in
            object.integer("carriedOut", Int64(carriedOut))
            object.string("directory", directory)
            if let lastCopy { object.string("lastCopy", lastCopy.description) }
        }
        return writer.bytes + [10]
    }

    init(line: [UInt8]) throws {
        // An earlier version wrote the directory alone.
        if line.first == UInt8(ascii: "/") {
            self.init(directory: String(decoding: line, as: UTF8.self), lastCopy: nil, carriedOut: 0)
            return
        }
        let reader = try ObjectReader(JSONDocument(parsing: line).root)
        self.init(
            directory: try reader.value("directory", .text(1...4_096)),
            lastCopy: try reader.optional("lastCopy", .instant), carriedOut: Int(try reader.value("carriedOut", .seq)))
        try reader.finish(unknown: .refuse)
    }
}
