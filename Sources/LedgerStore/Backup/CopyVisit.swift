internal import Glibc
internal import LedgerDomain
internal import TransparencyLog

/// Erasures on their way into the copies of keys that lie in a place.
struct CopyVisit {
    /// The file of erasures.
    let noted: [Erasure]
    /// Which of them are carried out here.
    let isDone: [Bool]
    let origin: String

    /// So many of the first of them are.
    private var prefix: Int { isDone.prefix { $0 }.count }

    /// Goes on to the next copy where one cannot be reached, and notes how far each of them is.
    ///
    /// - Returns: what could not be reached.
    func carryOut(in place: inout KeyBackups.Place) -> [UnreachedCopies] {
        var unreached: [UnreachedCopies] = []
        var found: Set<String> = []
        do throws(KeyBackups.Unreached) {
            for path in try KeyBackups.copies(in: place.directory) {
                do throws(KeyBackups.Unreached) {
                    if let name = try carryOut(path, in: &place) { found.insert(name) }
                } catch {
                    found.insert(place.name(of: path))
                    unreached.append(UnreachedCopies(directory: path, reason: error.reason, end: place.end))
                }
            }
        } catch {
            guard place.owes(noted.count) else { return [] }
            return [UnreachedCopies(directory: error.place, reason: error.reason, end: place.end)]
        }
        let missing = place.copies.filter { $0.carriedOut < noted.count && !found.contains($0.name) }
        if !missing.isEmpty {
            unreached.append(
                UnreachedCopies(
                    directory: place.directory, reason: Self.notThere(missing.map(\.name)),
                    end: missing.map(\.end).max()))
        } else if place.unnamedUntil != nil, found.isEmpty, place.carriedOut < noted.count {
            unreached.append(
                UnreachedCopies(
                    directory: place.directory, reason: "none of them is there; another disk may be in its place",
                    end: place.unnamedUntil))
        }
        if unreached.isEmpty { place.carriedOut = max(place.carriedOut, prefix) }
        return unreached
    }

    /// - Returns: the copy's name; nil for what is no copy of this ledger's keys.
    private func carryOut(
        _ path: String, in place: inout KeyBackups.Place
    ) throws(KeyBackups.Unreached) -> String? {
        if UnfinishedCopy.isOne(path) {
            // A copy that was cut off has keys that nobody will ever name in a manifest.
            place.clearCutOff(at: path)
            return nil
        }
        // Something else that is called so.
        if let names = FileSystem.namesIfReadable(in: path) {
            if !names.contains(BackupManifest.name), !names.contains("owners") { return nil }
        } else if errno == ENOTDIR {
            return nil
        }
        do throws(StoreError) {
            let manifest = try BackupManifest(reading: path, .keys)
            guard EpochOrigin(manifest.origin).first == EpochOrigin(origin).first else { return nil }
            let name = place.name(of: path)
            let index = place.remember(name, madeAt: manifest.madeAt)
            let due = noted.indices.filter { $0 >= place.copies[index].carriedOut && isDone[$0] }
            for erasure in due.map({ noted[$0] }) {
                for version in KeyStore.firstVersion...erasure.key {
                    try FileSystem.remove(path + "/owners/\(erasure.owner).\(version)")
                }
            }
            if !due.isEmpty { try FileSystem.syncDirectory(path + "/owners") }
            place.copies[index].carriedOut = max(place.copies[index].carriedOut, prefix)
            return name
        } catch {
            throw KeyBackups.Unreached(place: path, reason: error.reason)
        }
    }

    /// Copies that are named one by one; a day's or two days' worth of them.
    private static let namedLimit = 16

    private static func notThere(_ names: [String]) -> String {
        if names == [KeyBackups.Copy.itself] { return "it is not there; another disk may be in its place" }
        let rest = names.count - namedLimit
        let named = names.sorted().prefix(namedLimit).joined(separator: ", ")
        return named + (rest > 0 ? " and \(rest) more" : "") + (names.count == 1 ? " is" : " are")
            + " not there; another disk may be in its place"
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
}

extension KeyBackups.Place {
    /// When the last copy there may no longer be used.
    var end: Instant? { lastCopy?.advanced(days: LedgerBackup.keysDays) }

    /// Whether something of `count` erasures is not carried out here.
    func owes(_ count: Int) -> Bool { carriedOut < count || copies.contains { $0.carriedOut < count } }

    func path(of name: String) -> String {
        name == KeyBackups.Copy.itself ? directory : directory + "/" + name
    }

    func name(of path: String) -> String {
        path == directory ? KeyBackups.Copy.itself : String(path.dropFirst(directory.count + 1))
    }

    /// - Returns: where it stands among the copies.
    mutating func remember(_ name: String, madeAt: Instant) -> Int {
        if let index = copies.firstIndex(where: { $0.name == name }) { return index }
        copies.append(KeyBackups.Copy(name: name, madeAt: madeAt, carriedOut: 0))
        return copies.count - 1
    }

    /// Removes a copy that was cut off, and forgets it.
    mutating func clearCutOff(at path: String) {
        UnfinishedCopy.clear(path)
        let whole = String(path.dropLast(UnfinishedCopy.ending.count))
        if FileSystem.exists(path) || FileSystem.exists(whole) { return }
        let name = name(of: whole)
        copies.removeAll { $0.name == name }
    }

    /// Removes the copies of these that were cut off, and forgets them.
    mutating func clearCutOff() {
        for copy in copies {
            let unfinished = path(of: copy.name) + UnfinishedCopy.ending
            if FileSystem.exists(unfinished) { clearCutOff(at: unfinished) }
        }
    }
}

extension KeyBackups.Copy {
    /// When it may no longer be used.
    var end: Instant { madeAt.advanced(days: LedgerBackup.keysDays) }
}
