internal import Crypto
internal import LedgerDomain
internal import LedgerFormat
internal import TransparencyLog

/// One batch on its way to being durable.
///
/// ```
/// magic 8 ‖ origin digest 16 ‖ generation 16 ‖ number 8 ‖ size before 8 ‖ size after 8 ‖ root before 32 ‖
/// root after 32 ‖ payload length 4 ‖ payload ‖ SHA-256 of everything before 32
/// ```
/// Integers are big-endian. The payload is a list of commands, each with its events, and of side changes.
struct JournalRecord: Sendable, Equatable {
    static let magic: [UInt8] = Array("LDGRJ001".utf8)
    static let headerBytes = 8 + 16 + 16 + 8 + 8 + 8 + 32 + 32 + 4
    static let digestBytes = 32
    /// Records begin at multiples of this, so that a reader can look for one after a gap.
    static let alignment = 64

    var origin: Digest16
    var generation: Digest16
    var number: UInt64
    var sizeBefore: UInt64
    var sizeAfter: UInt64
    var rootBefore: Hash256
    var rootAfter: Hash256
    var payload: [UInt8]

    /// Bytes that it takes in the file.
    var alignedBytes: Int { JournalRecord.aligned(Self.headerBytes + payload.count + Self.digestBytes) }

    static func aligned(_ bytes: Int) -> Int { (bytes + alignment - 1) / alignment * alignment }

    /// Number of the last side change of a record without events, by which alone it can be placed; else 0.
    var lastSide: UInt64 {
        guard sizeAfter == sizeBefore, case .side(let side)? = JournalPayload.entries(in: payload)?.last else {
            return 0
        }
        return side.number
    }

    func encoded() -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(alignedBytes)
        out += Self.magic
        out.append(wide: origin)
        out.append(wide: generation)
        out.append(word: number)
        out.append(word: sizeBefore)
        out.append(word: sizeAfter)
        rootBefore.withBytes { (bytes: RawSpan) in bytes.withUnsafeBytes { out += $0 } }
        rootAfter.withBytes { (bytes: RawSpan) in bytes.withUnsafeBytes { out += $0 } }
        out.append(half: UInt32(payload.count))
        out += payload
        let digest = out.withUnsafeBytes { SHA256.hash(bufferPointer: $0) }
        digest.withUnsafeBytes { out += $0 }
        return out
    }

    /// The valid record at `offset`; nil for anything else: nothing there, torn, of another ledger.
    static func read(_ file: UnsafeRawBufferPointer, at offset: Int, origin: Digest16) -> JournalRecord? {
        guard offset + headerBytes + digestBytes <= file.count, file[offset..<offset + 8].elementsEqual(magic) else {
            return nil
        }
        func word(_ at: Int) -> UInt64 {
            UInt64(bigEndian: file.loadUnaligned(fromByteOffset: offset + at, as: UInt64.self))
        }
        func wide(_ at: Int) -> Digest16 { Digest16(high: word(at), low: word(at + 8)) }
        func hash(_ at: Int) -> Hash256? { Hash256(Array(file[offset + at..<offset + at + 32])) }
        let length = Int(UInt32(bigEndian: file.loadUnaligned(fromByteOffset: offset + 128, as: UInt32.self)))
        let end = offset + headerBytes + length
        guard wide(8) == origin, end + digestBytes <= file.count else { return nil }
        let digest = SHA256.hash(bufferPointer: UnsafeRawBufferPointer(rebasing: file[offset..<end]))
        guard digest.elementsEqual(file[end..<end + 32]), let before = hash(64), let after = hash(96) else {
            return nil
        }
        return JournalRecord(
            origin: origin, generation: wide(24), number: word(40), sizeBefore: word(48), sizeAfter: word(56),
            rootBefore: before, rootAfter: after, payload: Array(file[offset + headerBytes..<end]))
    }
}

extension SHA256 {
    static func hash(bufferPointer: UnsafeRawBufferPointer) -> SHA256Digest {
        var hash = SHA256()
        hash.update(bufferPointer: bufferPointer)
        return hash.finalize()
    }
}

extension [UInt8] {
    mutating func append(word: UInt64) { Swift.withUnsafeBytes(of: word.bigEndian) { append(contentsOf: $0) } }
    mutating func append(half: UInt32) { Swift.withUnsafeBytes(of: half.bigEndian) { append(contentsOf: $0) } }
    mutating func append(wide: Digest16) {
        append(word: wide.high)
        append(word: wide.low)
    }
}
