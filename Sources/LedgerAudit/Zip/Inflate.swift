/// Undoes DEFLATE as it is read, in memory for its window. Every step is checked: the bytes may be anybody's.
///
/// A decoder of our own, since it is short, and memory-safe where what comes is hostile; see Docs/Decisions/0032.
/// - SeeAlso: RFC 1951.
final class Inflate: ByteSource {
    private enum Step {
        case header
        case stored(left: Int)
        case coded
        case over
    }

    private let source: any ByteSource
    private var input = [UInt8](repeating: 0, count: 64 << 10)
    private var inputAt = 0
    private var inputEnd = 0
    private var bits: UInt64 = 0
    private var bitCount = 0
    private var step = Step.header
    private var isLast = false
    private var literals = HuffmanCode()
    private var distances = HuffmanCode()
    /// The last 32 KiB that were made, and what was not yet taken behind `taken`.
    private var made: [UInt8] = []
    private var taken = 0

    private static let windowBytes = 32 << 10
    private static let madeBytes = 128 << 10

    init(_ source: any ByteSource) {
        self.source = source
        made.reserveCapacity(Self.madeBytes + 512)
    }

    func read(into room: UnsafeMutableRawBufferPointer) throws(ReadFailure) -> Int {
        while taken == made.count {
            if case .over = step { return try finish() }
            try make()
        }
        let count = min(room.count, made.count - taken)
        made.withUnsafeBytes { room.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[taken..<taken + count])) }
        taken += count
        return count
    }

    /// Nothing may follow the last block but the rest of its byte.
    private func finish() throws(ReadFailure) -> Int {
        guard bitCount < 8, inputAt == inputEnd, try filling(&input, from: source) == 0 else {
            throw .damaged("something follows its compressed bytes")
        }
        return 0
    }

    /// Makes some bytes, or goes on to the next block.
    private func make() throws(ReadFailure) {
        if made.count > Self.madeBytes - Self.windowBytes {
            made.removeFirst(made.count - Self.windowBytes)
            taken = made.count
        }
        switch step {
        case .header: try readHeader()
        case .stored(let left):
            var rest = left
            while rest > 0, made.count < Self.madeBytes {
                made.append(UInt8(try take(8)))
                rest -= 1
            }
            step = rest > 0 ? .stored(left: rest) : ending
        case .coded:
            while made.count < Self.madeBytes {
                if try !makeOne() {
                    step = ending
                    return
                }
            }
        case .over: break
        }
    }

    private var ending: Step { isLast ? .over : .header }

    private func readHeader() throws(ReadFailure) {
        isLast = try take(1) == 1
        switch try take(2) {
        case 0:
            bits >>= UInt64(bitCount % 8)
            bitCount -= bitCount % 8
            let length = try take(16)
            guard try take(16) == ~length & 0xFFFF else { throw Self.damaged }
            step = length == 0 ? ending : .stored(left: length)
        case 1:
            literals = .fixedLiterals
            distances = .fixedDistances
            step = .coded
        case 2:
            try readCodes()
            step = .coded
        default: throw Self.damaged
        }
    }

    /// One literal or one copy; false at the end of the block.
    private func makeOne() throws(ReadFailure) -> Bool {
        let symbol = try take(literals)
        if symbol < 256 {
            made.append(UInt8(symbol))
            return true
        }
        if symbol == 256 { return false }
        guard symbol <= 285 else { throw Self.damaged }
        let length = Self.lengths[symbol - 257] + (try take(Self.lengthBits[symbol - 257]))
        let code = try take(distances)
        guard code < 30 else { throw Self.damaged }
        let distance = Self.distances[code] + (try take(Self.distanceBits[code]))
        guard distance <= made.count else { throw Self.damaged }
        let from = made.count - distance
        for offset in 0..<length { made.append(made[from + offset]) }
        return true
    }

    /// - SeeAlso: RFC 1951 §3.2.7.
    private func readCodes() throws(ReadFailure) {
        let literalCount = try take(5) + 257
        let distanceCount = try take(5) + 1
        let codeCount = try take(4) + 4
        guard literalCount <= 286, distanceCount <= 30 else { throw Self.damaged }
        var codeLengths = [UInt8](repeating: 0, count: 19)
        for place in Self.order[..<codeCount] { codeLengths[place] = UInt8(try take(3)) }
        guard let code = HuffmanCode(lengths: codeLengths[...], mayBeSingle: false) else { throw Self.damaged }
        var lengths: [UInt8] = []
        while lengths.count < literalCount + distanceCount {
            let symbol = try take(code)
            switch symbol {
            case 16:
                guard let last = lengths.last else { throw Self.damaged }
                lengths += repeatElement(last, count: 3 + (try take(2)))
            case 17: lengths += repeatElement(0, count: 3 + (try take(3)))
            case 18: lengths += repeatElement(0, count: 11 + (try take(7)))
            default: lengths.append(UInt8(symbol))
            }
        }
        guard lengths.count == literalCount + distanceCount, lengths[256] != 0,
            let literals = HuffmanCode(lengths: lengths[..<literalCount], mayBeSingle: true),
            let distances = HuffmanCode(lengths: lengths[literalCount...], mayBeSingle: true)
        else { throw Self.damaged }
        self.literals = literals
        self.distances = distances
    }

    private static let damaged = ReadFailure.damaged("its compressed bytes are none")
}

extension Inflate {
    /// The next bits, the first one lowest.
    private func take(_ count: Int) throws(ReadFailure) -> Int {
        while bitCount < count { try need() }
        let value = bits & (1 << UInt64(count) - 1)
        bits >>= UInt64(count)
        bitCount -= count
        return Int(value)
    }

    private func take(_ code: HuffmanCode) throws(ReadFailure) -> Int {
        // Near the end there may be fewer bits than the longest code has.
        while bitCount < HuffmanCode.longest, try isMore() { try need() }
        guard let (symbol, length) = code.symbol(in: bits), length <= bitCount else { throw Self.damaged }
        bits >>= UInt64(length)
        bitCount -= length
        return symbol
    }

    private func isMore() throws(ReadFailure) -> Bool {
        if inputAt < inputEnd { return true }
        inputAt = 0
        inputEnd = try filling(&input, from: source)
        return inputEnd > 0
    }

    private func need() throws(ReadFailure) {
        guard try isMore() else { throw .damaged("its compressed bytes end too early") }
        bits |= UInt64(input[inputAt]) << UInt64(bitCount)
        inputAt += 1
        bitCount += 8
    }

    private static let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
    private static let lengths = [
        3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227,
        258,
    ]
    private static let lengthBits = [
        0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
    ]
    private static let distances = [
        1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097,
        6145,
        8193, 12289, 16385, 24577,
    ]
    private static let distanceBits = [
        0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
    ]
}
