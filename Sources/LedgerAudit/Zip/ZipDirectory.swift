/// One file as the list at a zip's end has it.
struct ZipEntry {
    var name: [UInt8]
    var flags: UInt16
    var method: UInt16
    var crc: UInt32
    var packedBytes: UInt64
    var bytes: UInt64
    /// Type and permissions on Unix; 0 if whoever packed it says nothing.
    var mode: UInt16
    var headerOffset: UInt64

    /// What is marked as UTF-8 is (APPNOTE.TXT, appendix D).
    var hasItsEncoding: Bool { flags & 0x800 == 0 || String(validating: name, as: UTF8.self) != nil }
    var isPlain: Bool { mode & 0o170000 == 0 || mode & 0o170000 == 0o100000 }
    var isFolder: Bool {
        name.last == UInt8(ascii: "/") && bytes == 0 && (mode & 0o170000 == 0 || mode & 0o170000 == 0o040000)
    }
}

/// Where the list lies. It reaches to the records that end the zip, and these to the end of the file: what else is in a
/// file, before it or behind it, would be there for other programs, which may see another zip in the same bytes.
struct ZipEnding {
    /// Of the list, from the start of the file.
    var start: UInt64
    var size: UInt64

    static let recordBytes = 22
    private static let locatorBytes = 20
    private static let largeRecordBytes = 56
    /// How far from the end the list's end may be.
    static let mostBytes = recordBytes + locatorBytes + largeRecordBytes

    /// - Parameters:
    ///   - tail: the last bytes of the file, ``mostBytes`` of them or all.
    ///   - tailOffset: where they begin.
    /// - Returns: nil if there is no such record, or it contradicts the file's length.
    /// - SeeAlso: APPNOTE.TXT 4.3.14 to 4.3.16.
    init?(tail: [UInt8], at tailOffset: UInt64) {
        let record = tail.count - Self.recordBytes
        guard record >= 0, tail.little32(record) == 0x0605_4B50, tail.little16(record + 20) == 0 else { return nil }
        var end = record
        size = UInt64(tail.little32(record + 12))
        start = UInt64(tail.little32(record + 16))
        var volumes = UInt64(tail.little32(record + 4))
        let locator = record - Self.locatorBytes
        let large = locator - Self.largeRecordBytes
        if locator >= 0, tail.little32(locator) == 0x0706_4B50 {
            guard tail.little32(locator + 4) == 0, tail.little32(locator + 16) <= 1 else { return nil }
            if large >= 0, tail.little32(large) == 0x0606_4B50 {
                // Fields of the small record may say 65 535 then.
                volumes = tail.little64(large + 16)
                size = tail.little64(large + 40)
                start = tail.little64(large + 48)
                end = large
            }
        }
        let (sum, overflows) = size.addingReportingOverflow(start)
        guard volumes == 0, !overflows, sum == tailOffset + UInt64(end), size <= UInt64(AuditLimits.zipDirectoryBytes)
        else { return nil }
    }
}

/// Reads the list at a zip's end.
///
/// - Returns: nil if it is not one record after the other to its last byte, if one takes another version of the format
///   than there is, or has a name that is not in the encoding that it says, or if none begins where the file does.
/// - Complexity: O(bytes), which are bounded.
/// - SeeAlso: APPNOTE.TXT 4.3.12.
func zipEntries(_ list: [UInt8]) -> [ZipEntry]? {
    var entries: [ZipEntry] = []
    var at = 0
    while at < list.count {
        guard list.count - at >= 46, list.little32(at) == 0x0201_4B50, list[at + 6] <= newestVersion else {
            return nil
        }
        let nameBytes = Int(list.little16(at + 28))
        let extraBytes = Int(list.little16(at + 30))
        let after = at + 46 + nameBytes + extraBytes + Int(list.little16(at + 32))
        guard after <= list.count else { return nil }
        var entry = ZipEntry(
            name: Array(list[(at + 46)..<(at + 46 + nameBytes)]), flags: list.little16(at + 8),
            method: list.little16(at + 10), crc: list.little32(at + 16), packedBytes: UInt64(list.little32(at + 20)),
            bytes: UInt64(list.little32(at + 24)), mode: UInt16(list.little32(at + 38) >> 16),
            headerOffset: UInt64(list.little32(at + 42)))
        let extra = Array(list[(at + 46 + nameBytes)..<(at + 46 + nameBytes + extraBytes)])
        guard entry.takeLargeSizes(from: extra), entry.hasItsEncoding else { return nil }
        entries.append(entry)
        at = after
    }
    return entries.contains { $0.headerOffset == 0 } ? entries : nil
}

/// APPNOTE.TXT 4.4.3.2: 6.3, as tens.
private let newestVersion: UInt8 = 63

extension ZipEntry {
    /// Sizes that do not fit their field stand in the extra field of ZIP64, in this order.
    fileprivate mutating func takeLargeSizes(from extra: [UInt8]) -> Bool {
        var at = 0
        while extra.count - at >= 4 {
            let end = at + 4 + Int(extra.little16(at + 2))
            guard end <= extra.count else { return false }
            if extra.little16(at) == 0x0001 {
                var field = at + 4
                func next(_ value: inout UInt64) -> Bool {
                    guard value == UInt64(UInt32.max) else { return true }
                    guard field + 8 <= end else { return false }
                    value = extra.little64(field)
                    field += 8
                    return true
                }
                guard next(&bytes), next(&packedBytes), next(&headerOffset) else { return false }
            }
            at = end
        }
        return true
    }
}

extension [UInt8] {
    func little16(_ at: Int) -> UInt16 { little(at) }
    func little32(_ at: Int) -> UInt32 { little(at) }
    func little64(_ at: Int) -> UInt64 { little(at) }

    private func little<Number: FixedWidthInteger>(_ at: Int) -> Number {
        (0..<Number.bitWidth / 8).reversed().reduce(0) { $0 << 8 | Number(self[at + $1]) }
    }
}
