internal import Glibc
package import LedgerDomain
internal import TransparencyLog

/// Where copies of this ledger's keys were put, each by its name: an erasure destroys keys there too, as far as it
/// reaches. What it did not reach stays owed, and is tried again at each start, erasure and backup.
///
/// That a directory can be read says nothing of the copies that were put into it: its disk may be away, and another or
/// none in its place. So a copy that is not where it was is owed until it is found again, was pruned, or is thirty days
/// old. Copies that were carried elsewhere are out of reach, and end with that term.
///
/// Whoever changes the list holds the file of erasures (``ErasuresFile``), so that of two processes neither loses what
/// the other noted.
struct KeyBackups {
    /// A directory in which copies of keys lie, or one such copy.
    struct Place: Hashable {
        var directory: String
        /// When the last copy was put there; nil where a list of an earlier version did not say it.
        var lastCopy: Instant?
        /// So many of the first lines of the file of erasures were carried out in whatever lay there.
        var carriedOut: Int
        /// Until then copies may be somewhere that an earlier version put there and did not name.
        var unnamedUntil: Instant?
        var copies: [Copy] = []
    }

    /// A copy that was put into a place, or found there.
    struct Copy: Hashable {
        /// In the place's directory; ``itself`` where that is the copy.
        var name: String
        var madeAt: Instant
        /// So many of the first lines of the file of erasures were carried out in it.
        var carriedOut: Int

        static let itself = "."
    }

    /// Directories that are remembered.
    static let limit = 256
    /// Copies that are remembered: one every three minutes for thirty days.
    static let copyLimit = 16_384
    /// Bytes of the list.
    static let byteLimit = 16 << 20

    let path: String
    private let layout: Layout

    init(_ layout: Layout) {
        path = layout.keyBackups
        self.layout = layout
    }

    func places() throws(StoreError) -> [Place] {
        guard FileSystem.exists(path) else { return [] }
        return try Place.places(in: FileSystem.read(path, limit: Self.byteLimit), of: path)
    }

    /// Before the first byte of a copy is there: a crash after it leaves a copy more to look for, and none of which
    /// nobody knows.
    ///
    /// - Parameter noted: the file of erasures, where the copy is made now: it gets no key that is gone here.
    func add(_ name: String, in directory: String, at now: Instant, noted: [Erasure] = []) throws(StoreError) {
        var known = try places()
        let index: Int
        if let found = known.firstIndex(where: { $0.directory == directory }) {
            index = found
        } else {
            guard known.count < Self.limit else {
                throw .cannotWrite(
                    path: path,
                    reason:
                        "copies of keys lie in \(known.count) directories already, and no more can be remembered: put "
                        + "them where others are")
            }
            index = known.count
            known.append(Place(directory: directory, lastCopy: now, carriedOut: 0))
        }
        guard known.reduce(0, { $0 + $1.copies.count }) < Self.copyLimit else {
            throw .cannotWrite(
                path: path,
                reason: "\(Self.copyLimit) copies of keys of the last \(LedgerBackup.keysDays) days are remembered "
                    + "already: back the keys up less often")
        }
        known[index].lastCopy = known[index].lastCopy.map { max($0, now) } ?? now
        known[index].clearCutOff()
        known[index].copies.removeAll { $0.name == name }
        known[index].copies.append(Copy(name: name, madeAt: now, carriedOut: carriedOut(of: noted)))
        try write(known)
    }

    /// Forgets a copy of which nothing is left.
    func forget(_ name: String, in directory: String) throws(StoreError) {
        let known = try places()
        var left = known
        for index in left.indices where left[index].directory == directory {
            let path = left[index].path(of: name)
            if FileSystem.exists(path) || FileSystem.exists(path + UnfinishedCopy.ending) { continue }
            left[index].copies.removeAll { $0.name == name }
        }
        if left != known { try write(left) }
    }

    /// Removes this ledger's copies that are older than they may be, wherever they are, and forgets those that cannot be
    /// found after their term, and directories whose last copy is past it.
    ///
    /// - Returns: what was removed.
    func prune(of origin: String, now: Instant) throws(StoreError) -> [String] {
        let known = try places()
        var left = known
        var gone: [String] = []
        for index in left.indices {
            let place = left[index]
            for copy in (try? Self.copies(in: place.directory)) ?? [] where Self.isOurName(copy) {
                guard let manifest = try? BackupManifest(reading: copy, .keys),
                    EpochOrigin(manifest.origin).first == EpochOrigin(origin).first,
                    manifest.madeAt.advanced(days: LedgerBackup.keysDays) < now
                else { continue }
                FileSystem.removeTree(copy)
                if FileSystem.exists(copy) { continue }
                try? FileSystem.syncDirectory(of: copy)
                gone.append(copy)
            }
            left[index].copies.removeAll { (copy) in
                let path = place.path(of: copy.name)
                return gone.contains(path) || copy.end < now && !(Self.isOurName(path) && FileSystem.exists(path))
            }
            if let end = place.unnamedUntil, end < now { left[index].unnamedUntil = nil }
        }
        left = left.filter { !$0.copies.isEmpty || ($0.end.map { $0 >= now } ?? true) }
        if left != known { try write(left) }
        return gone
    }

    /// Removes from every copy that is there the keys that erasures destroyed here, and notes where that was done.
    ///
    /// - Parameter noted: the file of erasures.
    /// - Returns: what could not be reached; none of it is thrown, since a disk that is away must not keep the ledger from
    ///   running.
    func carryOut(_ noted: [Erasure], origin: String) throws(StoreError) -> [UnreachedCopies] {
        let known = try places()
        var left = known
        var unreached: [UnreachedCopies] = []
        // One that is noted and not carried out here yet stays for later: what is copied meanwhile has its key.
        let visit = CopyVisit(noted: noted, isDone: noted.map { !hasKey($0) }, origin: origin)
        for index in left.indices where left[index].owes(noted.count) || left[index].unnamedUntil != nil {
            unreached += visit.carryOut(in: &left[index])
        }
        if left != known { try write(left) }
        return unreached
    }

    /// So many of the first erasures of these are carried out here.
    private func carriedOut(of noted: [Erasure]) -> Int { noted.prefix { !hasKey($0) }.count }

    private func hasKey(_ erasure: Erasure) -> Bool {
        (KeyStore.firstVersion...erasure.key).contains {
            FileSystem.exists(layout.owners + "/\(erasure.owner).\($0)")
        }
    }

    private func write(_ places: [Place]) throws(StoreError) {
        try FileSystem.replace(path, with: places.flatMap(\.lines))
    }

    /// Whether a backup may have named a copy so, and not somebody else.
    private static func isOurName(_ path: String) -> Bool { path.hasSuffix("Z") }
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
