import CanonicalJSON
import Testing

@Suite struct `Names of members` {
    @Test(arguments: 1...33)
    func `are told apart by any one byte`(length: Int) throws {
        let name = String(repeating: "n", count: length)
        for position in 0..<length {
            var bytes = Array(name.utf8)
            bytes[position] = UInt8(ascii: "m")
            let other = String(decoding: bytes, as: UTF8.self)
            let root = try parse("{\"\(other)\":1,\"\(name)\":2}")
            #expect(root[name]?.integer == 2)
            #expect(root[other]?.integer == 1)
        }
    }

    @Test(arguments: 2...40)
    func `may come twice nowhere, whether they ascend or not`(count: Int) {
        let ascending = (0..<count).map { "k\(100 + $0)" }
        for repeated in 0..<count {
            for order in [ascending, ascending.reversed()] {
                let names = order + [order[repeated]]
                let text = "{" + names.map { "\"\($0)\":0" }.joined(separator: ",") + "}"
                let last = text.utf8.count - "\"k100\":0}".utf8.count
                #expect(throws: JSONError(.duplicateKey, at: last)) { try parse(text) }
            }
        }
    }

    @Test func `are found in any order, and after one that is not there`() throws {
        let reader = try ObjectReader(try parse(#"{"a":1,"bb":2,"ccc":3}"#))
        let number = Shape<Int>.integer(0...9)
        #expect(try reader.value("ccc", number) == 3)
        #expect(try reader.optional("b", number) == nil)
        #expect(try reader.value("a", number) == 1)
        #expect(try reader.value("a", number) == 1)
        #expect(throws: ShapeError(at: "/bb", expected: "no member of this name", found: "\"bb\"")) {
            try reader.finish(unknown: .refuse)
        }
    }
}
