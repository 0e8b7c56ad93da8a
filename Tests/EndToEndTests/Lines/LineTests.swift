import CanonicalJSON
import Testing

extension `End to end` {
    /// What is sent line by line: whatever comes, there is a clear error, the daemon lives and nothing is written.
    @Suite struct `Lines` {
        let ledger: TestLedger
        let wire: Wire
        private let sizeBefore: Int64

        init() throws {
            ledger = try TestLedger()
            wire = try ledger.connect()
            sizeBefore = try ledger.size()
        }

        /// Sends bytes, reads one answer, and sees that the connection and the ledger are as they were.
        private func refused(_ line: String, _ kind: String, code: Int64) throws -> Answer {
            try wire.send(line + "\n")
            let answer = try wire.answer()
            #expect(answer.kind == kind, "\(line.prefix(80)) → \(answer)")
            #expect(answer.code == code)
            #expect(answer.outcome == "not_applied")
            try isUnchanged()
            return answer
        }

        private func isUnchanged() throws {
            #expect(try wire.call("server.status").ok["size"]?.number == sizeBefore)
            #expect(try ledger.size() == sizeBefore)
        }

        private static let good = #"{"id":"g","jsonrpc":"2.0","method":"server.status"}"#

        @Test(arguments: [
            ("{", 1), ("nonsense", 0), (#"{"id":1,"id":2}"#, 8), (#"{"id":1} x"#, 9), (#"{"id":NaN}"#, 6),
            (#"{"id":"\ud800"}"#, 7), (#"{"id":01}"#, 6), ("\u{FEFF}{}", 0), (#"{"id":1,}"#, 8),
            (#""unterminated"#, 13),
        ])
        func `that are no JSON are refused with the byte where they stop being it`(line: String, near: Int) throws {
            let answer = try refused(line, "parse_error", code: -32700)
            #expect(answer.id == .null)
            let offset = try #require(answer.error?["data"]?["offset"]?.number)
            #expect(abs(Int(offset) - near) <= 2 && offset <= line.utf8.count, "offset \(offset) in \(line)")
        }

        @Test func `that are not UTF-8 are refused`() throws {
            try wire.send(Array(#"{"id":"#.utf8) + [0x22, 0xC3, 0x28, 0x22, 0x7D, 0x0A])
            let answer = try wire.answer()
            #expect(answer.kind == "parse_error")
            try isUnchanged()
        }

        @Test func `that nest too deeply are refused, however deep`() throws {
            for depth in [65, 1_000, 500_000] {
                let line = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
                let answer = try refused(line, "parse_error", code: -32700)
                #expect(try #require(answer.error?["data"]?["offset"]?.number) <= 65)
            }
            let objects = String(repeating: #"{"a":"#, count: 70) + "1" + String(repeating: "}", count: 70)
            _ = try refused(objects, "parse_error", code: -32700)
        }

        @Test func `over a mebibyte are skipped and answered without an id, and the connection lives on`() throws {
            let long =
                #"{"id":7,"jsonrpc":"2.0","method":"server.status","params":{"x":""#
                + String(repeating: "x", count: 3 << 20) + #""}}"#
            let answer = try refused(long, "line_too_long", code: 13)
            #expect(answer.id == .null)
            // Exactly at the bound it is read.
            let (head, tail) = (#"{"id":"b","jsonrpc":"2.0","method":""#, #""}"#)
            let atBound = head + String(repeating: "m", count: (1 << 20) - head.utf8.count - tail.utf8.count) + tail
            #expect(atBound.utf8.count == 1 << 20)
            let read = try refused(atBound, "invalid_request", code: -32600)
            #expect(read.id == "b")
            _ = try refused(atBound + " ", "line_too_long", code: 13)
        }

        @Test func `that are batches or no objects are refused`() throws {
            for line in ["[]", "[\(Self.good)]", "1", "null", #""text""#, "true"] {
                let answer = try refused(line, "invalid_request", code: -32600)
                #expect(answer.id == .null)
            }
        }

        @Test(arguments: [
            #"{"id":1.5,"jsonrpc":"2.0","method":"server.status"}"#,
            #"{"id":{},"jsonrpc":"2.0","method":"server.status"}"#,
            #"{"id":true,"jsonrpc":"2.0","method":"server.status"}"#,
            #"{"id":null,"jsonrpc":"2.0","method":"server.status"}"#,
            #"{"id":9007199254740992,"jsonrpc":"2.0","method":"server.status"}"#,
        ])
        func `with an id that is none are refused`(line: String) throws {
            try wire.send(line + "\n")
            let answer = try wire.answer()
            #expect(["invalid_request", "parse_error"].contains(answer.kind), "\(answer)")
            #expect(answer.id == .null)
            try isUnchanged()
        }

        @Test func `that are requests in part only are refused with their id`() throws {
            for line in [
                #"{"id":3,"method":"server.status"}"#, #"{"id":3,"jsonrpc":"1.0","method":"server.status"}"#,
                #"{"id":3,"jsonrpc":"2.0"}"#, #"{"id":3,"jsonrpc":"2.0","method":7}"#,
                #"{"extra":1,"id":3,"jsonrpc":"2.0","method":"server.status"}"#,
            ] {
                let answer = try refused(line, "invalid_request", code: -32600)
                #expect(answer.id == 3)
            }
        }

        @Test func `with an id of any sort that there is get it back`() throws {
            for id: JSONTree in ["", "ü", 0, -9_007_199_254_740_991, 9_007_199_254_740_991] {
                try wire.send(#"{"id":\#(id),"jsonrpc":"2.0","method":"server.status"}"# + "\n")
                #expect(try wire.answer().id == id)
            }
        }

        @Test func `may end with CR LF, and empty ones are nothing`() throws {
            try wire.send("\n\r\n" + Self.good + "\r\n")
            #expect(try wire.answer().id == "g")
            #expect(wire.isSilent())
        }

        @Test func `without an id are notifications and get no answer, whatever they say`() throws {
            for line in [
                #"{"jsonrpc":"2.0","method":"server.status"}"#, #"{"jsonrpc":"2.0","method":"no.such"}"#,
                #"{"jsonrpc":"2.0","method":"$/cancel","params":{"id":1}}"#,
                #"{"jsonrpc":"2.0","method":"member.register","params":{"handle":"ghost","name":"Ghost"}}"#,
                #"{"jsonrpc":"2.0","method":"server.status","params":{"meta":{"protocol":9}}}"#,
                #"{"jsonrpc":"2.0","method":"server.status","params":[1]}"#,
            ] {
                try wire.send(line + "\n")
            }
            #expect(wire.isSilent())
            try isUnchanged()
        }

        @Test func `cut anywhere and sent in pieces are the same lines`() throws {
            let line = Array((Self.good + "\n").utf8)
            for cut in stride(from: 1, to: line.count, by: 7) {
                try wire.send(Array(line[..<cut]))
                if cut % 14 == 1 { #expect(wire.isSilent(for: 5)) }
                try wire.send(Array(line[cut...]))
                #expect(try wire.answer().id == "g")
            }
        }

        @Test func `without their end are never acted upon`() throws {
            let half = try ledger.connect()
            try half.send(
                #"{"id":1,"jsonrpc":"2.0","method":"member.register","params":{"handle":"half","meta":{"as":"hr"},"name":"Half"}}"#
            )
            half.endOfInput()
            #expect(try half.line() == nil, "the daemon closes, and answers nothing")
            try isUnchanged()
        }

        @Test func `sent before the input ends are all answered`() throws {
            let last = try ledger.connect()
            for _ in 0..<50 { try last.send(Self.good + "\n") }
            last.endOfInput()
            for _ in 0..<50 { #expect(try last.answer().id == "g") }
            #expect(try last.line() == nil)
        }

        @Test func `of random bytes never end the daemon (seed 11)`() throws {
            var random = Seeded(11)
            for _ in 0..<300 {
                var bytes = Array(Self.good.utf8)
                for _ in 0..<Int.random(in: 1...4, using: &random) {
                    let at = Int.random(in: 0..<bytes.count, using: &random)
                    switch Int.random(in: 0...2, using: &random) {
                    case 0: bytes[at] = UInt8.random(in: .min ... .max, using: &random)
                    case 1: bytes.remove(at: at)
                    default: bytes.insert(UInt8.random(in: .min ... .max, using: &random), at: at)
                    }
                }
                try wire.send(bytes.filter { $0 != 10 && $0 != 13 } + [10])
            }
            // However many of these were notifications: what comes last is answered last.
            try wire.send(#"{"id":"last","jsonrpc":"2.0","method":"server.metrics"}"# + "\n")
            while try wire.answer().id != "last" {}
            try isUnchanged()
        }
    }
}
