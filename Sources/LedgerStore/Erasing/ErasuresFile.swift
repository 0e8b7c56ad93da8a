internal import CanonicalJSON
internal import Glibc
internal import LedgerDomain
internal import LedgerFormat

/// What was erased, outside the database and the keys: append-only, a line of canonical JSON each, synced before any key
/// is destroyed. It travels with every backup, so that a restore brings nothing back.
///
/// A crash while a line is written leaves part of it behind the last line feed; that part is cut off before the next
/// line, and the start-up writes it anew.
package struct ErasuresFile: Sendable {
    /// Bytes of one file: about 200 000 erasures.
    package static let byteLimit = 64 << 20

    package let path: String

    package init(path: String) { self.path = path }

    package var exists: Bool { FileSystem.exists(path) }

    /// Every whole line, in order.
    ///
    /// - Throws: `damaged` with the line's number for one that is no erasure.
    package func read() throws(StoreError) -> [Erasure] {
        let bytes = try FileSystem.read(path, limit: Self.byteLimit)
        var found: [Erasure] = []
        let end = bytes.lastIndex(of: 10).map { $0 + 1 } ?? 0
        for line in bytes[..<end].split(separator: 10, omittingEmptySubsequences: false).dropLast() {
            do {
                found.append(try Erasure(line: Array(line)))
            } catch {
                throw .damaged(what: path, position: UInt64(found.count) + 1, reason: "line: \(error)")
            }
        }
        return found
    }

    /// Makes an empty file where there is none. On return it is durable.
    package func create() throws(StoreError) {
        if !exists { try FileSystem.replace(path, with: []) }
    }

    /// On return the line is durable.
    package func append(_ erasure: Erasure) throws(StoreError) {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .cannotWrite(path: path, reason: FileSystem.reason()) }
        defer { close(descriptor) }
        let bytes = try FileSystem.read(path, limit: Self.byteLimit)
        let end = bytes.lastIndex(of: 10).map { $0 + 1 } ?? 0
        if end < bytes.count, ftruncate(descriptor, off_t(end)) != 0 {
            throw .cannotWrite(path: path, reason: FileSystem.reason())
        }
        try FileSystem.writeAll(descriptor, erasure.line, at: end, path: path)
        guard fsync(descriptor) == 0 else { throw .cannotWrite(path: path, reason: FileSystem.reason()) }
        try FileSystem.syncDirectory(of: path)
    }
}

extension ErasuresFile {
    /// Keeps erasures and copies for backups from each other, also those of two processes.
    final class Hold {
        private let descriptor: Int32

        fileprivate init(_ descriptor: Int32) { self.descriptor = descriptor }

        /// The lock goes with the descriptor, as it does with the process.
        deinit { close(descriptor) }
    }

    /// Waits until no erasure and no other copy is at work, and keeps every other from beginning.
    func hold() throws(StoreError) -> Hold { try locked(LOCK_EX)! }

    /// As ``hold()`` for the length of `body`.
    func held<Found>(_ body: () throws -> Found) throws -> Found {
        let hold = try hold()
        defer { withExtendedLifetime(hold) {} }
        return try body()
    }

    /// For one step of an erasure; nil while somebody copies.
    func tryHold() throws(StoreError) -> Hold? { try locked(LOCK_EX | LOCK_NB) }

    private func locked(_ operation: Int32) throws(StoreError) -> Hold? {
        let descriptor = open(path, O_RDONLY | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .cannotRead(path: path, reason: FileSystem.reason()) }
        var result: Int32
        repeat { result = flock(descriptor, operation) } while result != 0 && errno == EINTR
        if result == 0 { return Hold(descriptor) }
        let isBusy = errno == EWOULDBLOCK
        let reason = FileSystem.reason()
        close(descriptor)
        if isBusy { return nil }
        throw .cannotRead(path: path, reason: reason)
    }
}

extension Erasure {
    /// Canonical JSON and a line feed.
    package var line: [UInt8] {
        var writer = CanonicalWriter()
        writer.object { (object) in
            object.integer("event", Int64(event))
            object.string("ground", ground.rawValue)
            object.integer("key", Int64(key))
            if !members.isEmpty { object.array("members") { (list) in for member in members { list.string(member) } } }
            object.string("origin", origin)
            object.string("owner", owner.description)
            if let seq { object.integer("seq", Int64(seq)) }
        }
        return writer.bytes + [10]
    }

    init(line: [UInt8]) throws {
        let reader = try ObjectReader(JSONDocument(parsing: line).root)
        self.init(
            event: try reader.value("event", .seq), origin: try reader.value("origin", .text(1...200)),
            owner: try reader.value("owner", .member), key: try reader.value("key", .ordinal),
            seq: try reader.optional("seq", .seq),
            members: try reader.optionalArray("members", count: 1...64, .sealedName) ?? [],
            ground: try reader.value("ground", .erasureGround))
        try reader.finish(unknown: .refuse)
    }
}
