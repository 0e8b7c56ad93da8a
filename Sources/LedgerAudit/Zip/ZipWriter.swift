import Glibc

/// Packs the files of an unfinished bundle into one zip: stored as they are, sizes in ZIP64 where they need it.
///
/// Times are the oldest that the format has: when a bundle was made stands in its manifest, and the same files give the
/// same zip.
/// - SeeAlso: APPNOTE.TXT 6.3.10, 4.3.
enum ZipWriter {
    /// Writes `TARGET.PID.zip`, syncs it and gives it the target's name; the directory is removed.
    static func pack(_ directory: UnfinishedDirectory, _ paths: [String]) throws(AuditError) {
        let path = "\(directory.target).\(getpid()).zip"
        let output = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard output >= 0 else { throw .now("create", path) }
        do throws(AuditError) {
            defer { close(output) }
            try write(paths, of: directory.path, to: output, path)
            guard fsync(output) == 0 else { throw .now("sync", path) }
            // A link refuses a name that is taken; where the file system has none, look first.
            if link(path, directory.target) != 0 {
                guard errno != EEXIST, !somethingIs(at: directory.target) else { throw .exists(path: directory.target) }
                guard rename(path, directory.target) == 0 else { throw .now("rename", path) }
            }
        } catch {
            unlink(path)
            throw error
        }
        unlink(path)
        directory.remove()
        try directory.syncName()
    }

    private struct Entry {
        var path: String
        var offset: UInt64
        var size: UInt64
        var crc: UInt32
    }

    private static func write(
        _ paths: [String], of directory: String, to output: Int32, _ name: String
    ) throws(AuditError) {
        var entries: [Entry] = []
        var offset: UInt64 = 0
        for path in paths.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
            var entry = try measured(path, of: directory)
            entry.offset = offset
            let header = localHeader(entry)
            try writeAll(header, to: output, path: name)
            try copy("\(directory)/\(path)") { (piece) throws(AuditError) in
                try writeAll(piece, to: output, path: name)
            }
            offset += UInt64(header.count) + entry.size
            entries.append(entry)
        }
        var end: [UInt8] = []
        for entry in entries { end += centralHeader(entry) }
        end += ending(count: UInt64(entries.count), size: UInt64(end.count), offset: offset)
        try writeAll(end, to: output, path: name)
    }

    private static func measured(_ path: String, of directory: String) throws(AuditError) -> Entry {
        var crc = CRC32()
        var size: UInt64 = 0
        try copy("\(directory)/\(path)") { (piece) throws(AuditError) in
            piece.withUnsafeBytes { crc.update($0) }
            size += UInt64(piece.count)
        }
        return Entry(path: path, offset: 0, size: size, crc: crc.value)
    }

    private static func copy(
        _ path: String, _ body: ([UInt8]) throws(AuditError) -> Void
    ) throws(AuditError) {
        let file = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
        guard file >= 0 else { throw .now("open", path) }
        defer { close(file) }
        while true {
            var failed = false
            let piece = [UInt8](unsafeUninitializedCapacity: AuditLimits.pieceBytes) { (room, initialized) in
                var count = read(file, room.baseAddress, room.count)
                while count < 0, errno == EINTR { count = read(file, room.baseAddress, room.count) }
                failed = count < 0
                initialized = max(count, 0)
            }
            if failed { throw .now("read", path) }
            if piece.isEmpty { return }
            try body(piece)
        }
    }
}

extension ZipWriter {
    /// Sizes from here on stand in ZIP64's extra field.
    private static let large = UInt64(UInt32.max)
    /// 1980-01-01, midnight.
    private static let oldestDay: UInt16 = 0x0021

    private static func localHeader(_ entry: Entry) -> [UInt8] {
        let isLarge = entry.size >= large
        var bytes: [UInt8] = []
        bytes.append(little: 0x0403_4B50 as UInt32)
        appendCommon(entry, isLarge, to: &bytes)
        bytes.append(little: UInt16(isLarge ? 20 : 0))
        bytes += entry.path.utf8
        if isLarge { appendExtra([entry.size, entry.size], to: &bytes) }
        return bytes
    }

    private static func centralHeader(_ entry: Entry) -> [UInt8] {
        let isLarge = entry.size >= large
        let isFar = entry.offset >= large
        let fields = (isLarge ? [entry.size, entry.size] : []) + (isFar ? [entry.offset] : [])
        var bytes: [UInt8] = []
        bytes.append(little: 0x0201_4B50 as UInt32)
        // Made on Unix, so that the mode below counts.
        bytes.append(little: 0x0300 | 45 as UInt16)
        appendCommon(entry, isLarge, to: &bytes)
        bytes.append(little: UInt16(fields.isEmpty ? 0 : 4 + 8 * fields.count))
        // No comment, the first volume, no attributes but a plain file of mode 0600.
        bytes.append(little: 0 as UInt16)
        bytes.append(little: 0 as UInt16)
        bytes.append(little: 0 as UInt16)
        bytes.append(little: UInt32(0o100600) << 16)
        bytes.append(little: UInt32(isFar ? large : entry.offset))
        bytes += entry.path.utf8
        if !fields.isEmpty { appendExtra(fields, to: &bytes) }
        return bytes
    }

    /// From the version needed to the length of the name.
    private static func appendCommon(_ entry: Entry, _ isLarge: Bool, to bytes: inout [UInt8]) {
        bytes.append(little: UInt16(isLarge ? 45 : 20))
        // The name is UTF-8; stored; no time.
        bytes.append(little: 0x0800 as UInt16)
        bytes.append(little: 0 as UInt16)
        bytes.append(little: 0 as UInt16)
        bytes.append(little: oldestDay)
        bytes.append(little: entry.crc)
        bytes.append(little: UInt32(isLarge ? large : entry.size))
        bytes.append(little: UInt32(isLarge ? large : entry.size))
        bytes.append(little: UInt16(entry.path.utf8.count))
    }

    private static func appendExtra(_ fields: [UInt64], to bytes: inout [UInt8]) {
        bytes.append(little: 0x0001 as UInt16)
        bytes.append(little: UInt16(8 * fields.count))
        for field in fields { bytes.append(little: field) }
    }

    private static func ending(count: UInt64, size: UInt64, offset: UInt64) -> [UInt8] {
        var bytes: [UInt8] = []
        let isLarge = offset >= large || size >= large || count >= UInt64(UInt16.max)
        if isLarge {
            bytes.append(little: 0x0606_4B50 as UInt32)
            bytes.append(little: 44 as UInt64)
            bytes.append(little: 0x0300 | 45 as UInt16)
            bytes.append(little: 45 as UInt16)
            bytes.append(little: 0 as UInt32)
            bytes.append(little: 0 as UInt32)
            bytes.append(little: count)
            bytes.append(little: count)
            bytes.append(little: size)
            bytes.append(little: offset)
            bytes.append(little: 0x0706_4B50 as UInt32)
            bytes.append(little: 0 as UInt32)
            bytes.append(little: offset + size)
            bytes.append(little: 1 as UInt32)
        }
        bytes.append(little: 0x0605_4B50 as UInt32)
        bytes.append(little: 0 as UInt16)
        bytes.append(little: 0 as UInt16)
        bytes.append(little: UInt16(min(count, UInt64(UInt16.max))))
        bytes.append(little: UInt16(min(count, UInt64(UInt16.max))))
        bytes.append(little: UInt32(min(size, large)))
        bytes.append(little: UInt32(min(offset, large)))
        bytes.append(little: 0 as UInt16)
        return bytes
    }
}

extension [UInt8] {
    fileprivate mutating func append(little value: some FixedWidthInteger) {
        Swift.withUnsafeBytes(of: value.littleEndian) { append(contentsOf: $0) }
    }
}
