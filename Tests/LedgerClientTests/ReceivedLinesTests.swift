import Testing

@testable import LedgerClient

@Suite struct `Lines that were received` {
    /// Takes in a stream in parts of given lengths, and every line as soon as it is whole.
    private func lines(_ stream: [UInt8], parts: (Int) -> Int, bound: Int) throws -> (lines: [[UInt8]], tooLong: Bool) {
        var received = ReceivedLines(bound: bound)
        var (found, at, turn): ([[UInt8]], Int, Int) = ([], 0, 0)
        while at < stream.count {
            let count = try received.receive { (room) throws(ClientError) in
                let part = stream[at..<min(stream.count, at + min(parts(turn), room.count))]
                room.copyBytes(from: part)
                return part.count
            }
            at += try #require(count)
            turn += 1
            while let line = received.takeLine({ [UInt8]($0) }) { found.append(line) }
            if received.isTooLong { return (found, true) }
        }
        return (found, false)
    }

    @Test func `are the same wherever the stream is cut`() throws {
        let stream = Array("one\n\r\ntwo\r\n\nthr\ree\nrest".utf8)
        let whole = ["one", "", "two", "", "thr\ree"].map { Array($0.utf8) }
        for first in 1...stream.count {
            for second in 1...stream.count {
                let found = try lines(stream, parts: { $0 % 2 == 0 ? first : second }, bound: 100)
                #expect(found.lines == whole && !found.tooLong, "parts of \(first) and \(second)")
            }
        }
    }

    @Test func `keep their bytes while the buffer moves and grows`() throws {
        let lengths = [10, 300_000, 0, 70_000, 1_000_000, 5, 128 << 10, 2_500_000, 64 << 10, 900_000, 3]
        let wanted: [[UInt8]] = lengths.enumerated().map { (index, length) in
            (0..<length).map { UInt8(truncatingIfNeeded: ($0 &* 31 &+ index) | 0x10) }
        }
        let stream: [UInt8] = wanted.flatMap { $0 + [10] }
        for part in [1 << 30, 100_000, 65_536, 4_099] {
            let found = try lines(stream, parts: { _ in part }, bound: 4 << 20)
            #expect(found.lines == wanted, "parts of \(part)")
        }
    }

    @Test func `of more than the bound are refused, whole or not, and those before them are not lost`() throws {
        let bound = 100_000
        func line(_ length: Int) -> [UInt8] { Array(repeating: 65, count: length) + [10] }
        #expect(try lines(line(5) + line(bound), parts: { _ in 7_000 }, bound: bound).lines.count == 2)
        for part in [7_000, 1 << 30] {
            let found = try lines(line(5) + line(bound + 2), parts: { _ in part }, bound: bound)
            #expect(found.lines.count == 1 && found.tooLong)
        }
        let endless = try lines(line(5) + Array(repeating: 65, count: 2 * bound), parts: { _ in 7_000 }, bound: bound)
        #expect(endless.lines.count == 1 && endless.tooLong)
    }
}
