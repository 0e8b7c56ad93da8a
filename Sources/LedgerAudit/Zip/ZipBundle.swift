import Glibc

/// A bundle as a zip. Nothing is unpacked to disk, and no entry is read beyond what it says of itself.
final class ZipBundle: BundleSource {
    private let descriptor: Int32
    private let path: String
    private let entries: [ZipEntry]
    /// The first entry of each name.
    private var first: [[UInt8]: Int] = [:]
    private let listStart: UInt64

    /// Takes the descriptor over.
    init(_ descriptor: Int32, path: String, bytes: Int64) throws(AuditError) {
        self.descriptor = descriptor
        self.path = path
        let tailBytes = min(bytes, Int64(ZipEnding.mostBytes))
        do throws(ReadFailure) {
            let tail = try Self.whole(
                FileBytes(lent: descriptor, path: path, from: bytes - tailBytes, count: tailBytes))
            guard let ending = ZipEnding(tail: tail, at: UInt64(bytes - tailBytes)) else {
                throw .damaged("it is neither a directory nor a zip that is whole, with nothing behind it")
            }
            let list = try Self.whole(
                FileBytes(lent: descriptor, path: path, from: Int64(ending.start), count: Int64(ending.size)))
            guard let entries = zipEntries(list) else {
                throw .damaged("its list of files is none, or something lies before the first of them")
            }
            self.entries = entries
            listStart = ending.start
        } catch {
            close(descriptor)
            switch error {
            case .system(let error): throw error
            case .damaged(let because): throw .unreadable(path: path, because: because)
            }
        }
        for (index, entry) in entries.enumerated() where first[entry.name] == nil { first[entry.name] = index }
        guard first[Array(BundlePath.manifest.utf8)] != nil else {
            throw .unreadable(path: path, because: "no manifest.json is in it, so it is no bundle")
        }
    }

    deinit { close(descriptor) }

    func hasFile(_ path: String) -> Bool { first[Array(path.utf8)].map { entries[$0].isPlain } == true }

    func firstStranger(listed: Set<String>) throws(ReadFailure) -> String? {
        // As bytes: a name with U+212A for its K is equal as a string.
        let folders = Set(
            listed.compactMap {
                $0.utf8.contains(UInt8(ascii: "/")) ? Array($0.utf8.prefix { $0 != 0x2F }) + [0x2F] : nil
            })
        let files = Set(listed.map { Array($0.utf8) } + [Array(BundlePath.manifest.utf8)])
        var stranger: [UInt8]?
        for (index, entry) in entries.enumerated() {
            let isDue = entry.isPlain && files.contains(entry.name) || entry.isFolder && folders.contains(entry.name)
            if isDue, first[entry.name] == index { continue }
            if let known = stranger, !entry.name.lexicographicallyPrecedes(known) { continue }
            stranger = entry.name
        }
        return stranger.map { String(decoding: $0, as: UTF8.self) }
    }

    func open(_ path: String) throws(ReadFailure) -> any ByteSource {
        guard let index = first[Array(path.utf8)] else { throw .damaged("it is not there") }
        let entry = entries[index]
        guard let fileEnd = UInt64(exactly: Int64.max), entry.headerOffset < listStart, listStart <= fileEnd else {
            throw .damaged("its place in the zip is none")
        }
        let header = try Self.whole(
            FileBytes(lent: descriptor, path: path, from: Int64(entry.headerOffset), count: 30))
        let nameBytes = header.little16(26)
        let name = try Self.whole(
            FileBytes(
                lent: descriptor, path: path, from: Int64(entry.headerOffset) + 30, count: Int64(nameBytes)))
        guard header.little32(0) == 0x0403_4B50, header.little16(6) == entry.flags,
            header.little16(8) == entry.method, name == entry.name
        else { throw .damaged("the zip says two things of it") }
        guard entry.flags & 1 == 0, entry.method == 0 || entry.method == 8 else {
            throw .damaged("it is encrypted, or compressed in a way that is not for bundles")
        }
        let start = entry.headerOffset + 30 + UInt64(nameBytes) + UInt64(header.little16(28))
        let (end, overflows) = start.addingReportingOverflow(entry.packedBytes)
        let isOverlapped = entries.indices.contains { other in
            other != index && entries[other].headerOffset >= entry.headerOffset && entries[other].headerOffset < end
        }
        guard !overflows, end <= listStart, !isOverlapped else {
            throw .damaged("it lies over something else in the zip")
        }
        let packed = FileBytes(
            lent: descriptor, path: path, from: Int64(start), count: Int64(entry.packedBytes))
        return ZipEntryBytes(entry.method == 0 ? packed : Inflate(packed), entry)
    }

    private static func whole(_ source: FileBytes) throws(ReadFailure) -> [UInt8] {
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = try filling(&piece, from: source)
            if count == 0 { return bytes }
            bytes += piece[..<count]
        }
    }
}

/// Reads a piece into an array.
func filling(_ piece: inout [UInt8], from source: any ByteSource) throws(ReadFailure) -> Int {
    var failure: ReadFailure?
    let count = piece.withUnsafeMutableBytes { (room) in
        do throws(ReadFailure) {
            return try source.read(into: room)
        } catch {
            failure = error
            return 0
        }
    }
    if let failure { throw failure }
    return count
}

/// What an entry holds, which must be as long as the zip says, to its check sum.
final class ZipEntryBytes: ByteSource {
    private let content: any ByteSource
    private let entry: ZipEntry
    private var crc = CRC32()
    private var count: UInt64 = 0

    init(_ content: any ByteSource, _ entry: ZipEntry) {
        self.content = content
        self.entry = entry
    }

    func read(into room: UnsafeMutableRawBufferPointer) throws(ReadFailure) -> Int {
        let more = try content.read(into: room)
        count += UInt64(more)
        guard count <= entry.bytes else { throw .damaged("it has more bytes than the zip says") }
        crc.update(UnsafeRawBufferPointer(rebasing: room[..<more]))
        if more == 0 {
            guard count == entry.bytes, crc.value == entry.crc else {
                throw .damaged("it is not what the zip's length and check sum say")
            }
        }
        return more
    }
}
