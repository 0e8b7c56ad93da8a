internal import Glibc
internal import TransparencyLog

/// A preallocated, zeroed file in front of the store: one sequential write and one flush make a batch durable.
///
/// Not thread-safe: it belongs to whoever holds the sequencer.
/// What a crash leaves: before the flush returned, a record that is torn or whole but was never acknowledged; after
/// it, a valid record, replayed at start unless LMDB has it.
final class Journal {
    let path: String
    let origin: Digest16
    private let descriptor: Int32
    let byteCount: Int
    private(set) var offset = 0
    private var generation: Digest16
    private var number: UInt64 = 0
    private var failed = false

    /// Opens a journal made by ``create(at:byteCount:)``.
    init(path: String, origin: Digest16, random: Randomness) throws(StoreError) {
        let descriptor = open(path, O_RDWR | O_CLOEXEC)
        guard descriptor >= 0 else { throw .cannotRead(path: path, reason: FileSystem.reason()) }
        let length = lseek(descriptor, 0, SEEK_END)
        guard length >= 1 << 20 else {
            close(descriptor)
            throw .damaged(what: path, position: nil, reason: "a journal is never this short (\(length) bytes)")
        }
        self.path = path
        self.origin = origin
        self.descriptor = descriptor
        self.byteCount = Int(length)
        self.generation = Digest16(high: random.word(), low: random.word())
    }

    deinit { close(descriptor) }

    /// Makes the file, its blocks written with zeros, so that a flush later changes no metadata.
    static func create(at path: String, byteCount: Int) throws(StoreError) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .cannotWrite(path: path, reason: FileSystem.reason()) }
        defer { close(descriptor) }
        let zeros = [UInt8](repeating: 0, count: 1 << 20)
        var done = 0
        while done < byteCount {
            try FileSystem.writeAll(descriptor, zeros, at: done, path: path)
            done += zeros.count
        }
        guard fsync(descriptor) == 0 else { throw .cannotWrite(path: path, reason: FileSystem.reason()) }
        try FileSystem.syncDirectory(of: path)
    }

    var used: Int { offset }

    func hasRoom(for payloadBytes: Int) -> Bool {
        let bytes = JournalRecord.headerBytes + payloadBytes + JournalRecord.digestBytes
        return offset + JournalRecord.aligned(bytes) <= byteCount
    }

    /// Writes one batch. On return it is durable.
    ///
    /// - Throws: `outcomeUnknown`; then nothing may be written any more, since a flush that failed once may claim
    ///   success the next time without having written.
    func append(
        payload: [UInt8], sizeBefore: UInt64, sizeAfter: UInt64, rootBefore: Hash256, rootAfter: Hash256
    ) throws(StoreError) {
        precondition(!failed && hasRoom(for: payload.count), "admission keeps room for a batch")
        number += 1
        let record = JournalRecord(
            origin: origin, generation: generation, number: number, sizeBefore: sizeBefore, sizeAfter: sizeAfter,
            rootBefore: rootBefore, rootAfter: rootAfter, payload: payload)
        do {
            try FileSystem.writeAll(descriptor, record.encoded(), at: offset, path: path)
        } catch {
            failed = true
            throw .outcomeUnknown(reason: "journal: \(error)")
        }
        guard fdatasync(descriptor) == 0 else {
            failed = true
            throw .outcomeUnknown(reason: "journal: \(FileSystem.reason())")
        }
        offset += record.alignedBytes
    }

    /// Makes the space free again. Only after LMDB's synced commit of everything in it.
    func reset(random: Randomness) {
        offset = 0
        number = 0
        generation = Digest16(high: random.word(), low: random.word())
    }

    /// The records that go beyond a log of `size` events, and those without events that go beyond `sides` side changes,
    /// in order, each with its offset in the file.
    ///
    /// - Throws: `journalBroken` when one is missing between others: then something acknowledged is lost, and it is
    ///   for a person to decide what to do.
    func records(beyond size: UInt64, sides: UInt64 = 0) throws(StoreError) -> [(offset: Int, record: JournalRecord)] {
        guard let map = mmap(nil, byteCount, PROT_READ, MAP_SHARED, descriptor, 0), map != MAP_FAILED else {
            throw .cannotRead(path: path, reason: FileSystem.reason())
        }
        defer { munmap(map, byteCount) }
        let file = UnsafeRawBufferPointer(start: map, count: byteCount)
        var found: [(offset: Int, record: JournalRecord)] = []
        var at = 0
        var last: JournalRecord?
        var knownSides = sides
        while let record = JournalRecord.read(file, at: at, origin: origin) {
            if let last, record.generation != last.generation { break }
            if let last, record.number != last.number + 1 {
                throw .journalBroken(
                    number: last.number + 1, offset: at, reason: "record \(record.number) stands in its place")
            }
            let lastSide = record.lastSide
            if record.sizeAfter > size || lastSide > sides { found.append((at, record)) }
            knownSides = max(knownSides, lastSide)
            last = record
            at += record.alignedBytes
        }
        let known = max(size, last?.sizeAfter ?? 0)
        var search = at
        while search < byteCount {
            if file[search] == JournalRecord.magic[0],
                let stray = JournalRecord.read(file, at: search, origin: origin),
                stray.sizeAfter > known || stray.lastSide > knownSides
            {
                throw .journalBroken(
                    number: (last?.number ?? 0) + 1, offset: at,
                    reason: "it is not valid, but record \(stray.number) after it is")
            }
            search += JournalRecord.alignment
        }
        return found
    }
}
