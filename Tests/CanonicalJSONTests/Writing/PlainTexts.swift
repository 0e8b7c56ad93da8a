import CanonicalJSON
import Testing

@Suite struct `Texts of every length` {
    /// Long enough for a word, its overlapping last one and some more.
    private static let lengths = 0...41

    @Test(arguments: lengths)
    func `are copied whole`(length: Int) throws {
        let text = String(repeating: "abcdefghij", count: 5).prefix(length)
        var writer = CanonicalWriter()
        writer.object { $0.string(key: String(text), String(text)) }
        #expect(String(decoding: writer.bytes, as: UTF8.self) == "{\"\(text)\":\"\(text)\"}")
    }

    @Test(arguments: lengths.dropFirst(), ["\"", "\\", "\n", "\u{1}", "é", "😀"])
    func `are escaped wherever it is needed`(length: Int, special: String) throws {
        for position in 0..<length {
            let text =
                String(repeating: "x", count: position) + special + String(repeating: "y", count: length - position)
            var writer = CanonicalWriter(reservingCapacity: 3)
            writer.object { (w) in
                w.string(key: text, text)
                w.integer(key: text + "z", 1)
            }
            let root = try JSONDocument(parsing: writer.bytes).root
            #expect(root[text]?.string == text)
            #expect(root[text + "z"]?.integer == 1)
            #expect(writer.bytes == root.canonical())
        }
    }

    @Test(arguments: [0, 9, 10, 99, 100, -1, -10, 999_999_999_999_999, 9_007_199_254_740_991, -9_007_199_254_740_991])
    func `integers are spelled as Swift spells them`(value: Int64) {
        var writer = CanonicalWriter()
        writer.integer(value)
        #expect(String(decoding: writer.bytes, as: UTF8.self) == "\(value)")
    }
}
