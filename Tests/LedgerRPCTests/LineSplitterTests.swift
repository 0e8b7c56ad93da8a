import LedgerRPC
import Testing

@Suite struct `Lines` {
    private func pieces(_ chunks: [[UInt8]], bound: Int) -> [LineSplitter.Piece] {
        var splitter = LineSplitter(bound: bound)
        var pieces: [LineSplitter.Piece] = []
        for chunk in chunks { splitter.feed(chunk) { pieces.append($0) } }
        return pieces
    }

    private func line(_ text: String) -> LineSplitter.Piece { .line(Array(text.utf8)) }

    @Test func `are the same wherever the stream is cut`() {
        let stream = Array("{\"id\":1}\n\r\n{}\r\ntoo long for this\nab\rcd\n\nlast8888\n".utf8)
        let whole = pieces([stream], bound: 8)
        #expect(
            whole == [line("{\"id\":1}"), line(""), line("{}"), .tooLong, line("ab\rcd"), line(""), line("last8888")])
        for first in 0...stream.count {
            for second in first...stream.count {
                let cut = [Array(stream[..<first]), Array(stream[first..<second]), Array(stream[second...])]
                #expect(pieces(cut, bound: 8) == whole, "cut at \(first) and \(second)")
            }
        }
    }

    @Test func `of exactly the bound pass, with and without a CR, and one byte more does not`() {
        #expect(pieces([Array("12345678\n".utf8)], bound: 8) == [line("12345678")])
        #expect(pieces([Array("12345678\r\n".utf8)], bound: 8) == [line("12345678")])
        #expect(pieces([Array("123456789\n".utf8)], bound: 8) == [.tooLong])
        #expect(pieces([Array("12345678\r\r\n".utf8)], bound: 8) == [.tooLong])
    }

    @Test func `over the bound are reported once, at their end, and nothing of them is kept`() {
        var splitter = LineSplitter(bound: 8)
        var count = 0
        for _ in 0..<10_000 { splitter.feed(Array(repeating: 0x78, count: 1000)) { _ in count += 1 } }
        #expect(count == 0)
        #expect(splitter.isWithinLine)
        var pieces: [LineSplitter.Piece] = []
        splitter.feed(Array("\nnext\n".utf8)) { pieces.append($0) }
        #expect(pieces == [.tooLong, line("next")])
        #expect(!splitter.isWithinLine)
    }

    @Test func `that are not ended yet are no lines`() {
        var splitter = LineSplitter(bound: 8)
        splitter.feed(Array("half".utf8)) { _ in Issue.record("no line has ended") }
        #expect(splitter.isWithinLine)
    }
}
