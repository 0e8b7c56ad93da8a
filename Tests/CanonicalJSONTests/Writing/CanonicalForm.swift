import CanonicalJSON
import Testing

@Suite struct `Canonical form` {
    @Test func `is the same for every spelling of a tree`() throws {
        for seed: UInt64 in 1...1_500 {
            var random = Seeded(seed)
            let tree = random.tree()
            let canonical = tree.canonicalBytes
            let spelling = random.spelling(of: tree)
            let document = try JSONDocument(parsing: Array(spelling.utf8))
            #expect(document.canonical() == canonical, "seed \(seed)")
            #expect(JSONTree(document.root) == tree, "seed \(seed)")
            #expect(try JSONDocument(parsing: canonical).canonical() == canonical, "seed \(seed)")
        }
    }

    @Test func `orders names by UTF-16 code units`() throws {
        var random = Seeded(0x5EED_0002)
        for _ in 0..<2_000 {
            var tree = JSONTree.object([])
            for _ in 0..<8 { tree[random.text()] = 0 }
            let names = try JSONDocument(parsing: tree.canonicalBytes).root.members.map(\.key)
            let ascending = zip(names, names.dropFirst()).allSatisfy {
                Array($0.0.utf16).lexicographicallyPrecedes(Array($0.1.utf16))
            }
            #expect(ascending, "\(names)")
        }
    }

    @Test func `escapes only what it must, in the shortest way`() throws {
        let all = (0...0x7F).map { String(Unicode.Scalar($0)!) }.joined() + "/é\u{2028}😂"
        var writer = CanonicalWriter()
        writer.string(all)
        let text = String(decoding: writer.bytes, as: UTF8.self)
        let start = #""\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000b\f\r\u000e\u000f\u0010\u0011"#
        #expect(text.hasPrefix(start))
        #expect(text.contains(##"\u001a\u001b\u001c\u001d\u001e\u001f !\"#$%&'"##))
        #expect(text.contains(#"[\\]"#))
        #expect(text.hasSuffix("~\u{7f}/é\u{2028}😂\""))
        #expect(try JSONDocument(parsing: writer.bytes).root.string == all)
    }

    @Test func `escapes at every distance from a word's edge`() throws {
        for length in 0...24 {
            for position in 0...length {
                for special in ["\"", "\\", "\n", "\u{1f}", "é", "\u{7f}", " ", "!"] {
                    let text =
                        String(repeating: "x", count: position) + special
                        + String(repeating: "y", count: length - position)
                    var writer = CanonicalWriter()
                    writer.string(text)
                    #expect(try JSONDocument(parsing: writer.bytes).root.string == text)
                }
            }
        }
    }
}
