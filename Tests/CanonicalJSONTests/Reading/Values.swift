import CanonicalJSON
import Testing

func parse(_ text: String) throws(JSONError) -> JSONValue {
    try JSONDocument(parsing: Array(text.utf8)).root
}

@Suite struct `Values` {
    @Test func `answer for their own kind only`() throws {
        let root = try parse(#"[null,true,false,-12,"x",[1],{"a":1}]"#)
        #expect(root.elements.map(\.kind) == [.null, .bool, .bool, .integer, .string, .array, .object])
        #expect(root.elements.map(\.isNull) == [true, false, false, false, false, false, false])
        #expect(root.elements.map(\.bool) == [nil, true, false, nil, nil, nil, nil])
        #expect(root.elements.map(\.integer) == [nil, nil, nil, -12, nil, nil, nil])
        #expect(root.elements.map(\.string) == [nil, nil, nil, nil, "x", nil, nil])
        #expect(root.elements.map(\.count) == [0, 0, 0, 0, 0, 1, 1])
        #expect(root.elements.map { Array($0.members).count } == [0, 0, 0, 0, 0, 0, 1])
        #expect(root.elements.map { Array($0.elements).count } == [0, 0, 0, 0, 0, 1, 0])
        #expect(root.elements.map { $0["a"]?.integer } == [nil, nil, nil, nil, nil, nil, 1])
    }

    @Test(arguments: [
        ("0", 0), ("-1", -1), ("9007199254740991", 9_007_199_254_740_991),
        ("-9007199254740991", -9_007_199_254_740_991),
        (" 1000000000000000 ", 1_000_000_000_000_000),
    ])
    func `hold integers up to the limit on which all readers agree`(text: String, value: Int64) throws {
        #expect(try parse(text).integer == value)
    }

    @Test func `undo every escape`() throws {
        let value = try parse(#""\"\\\/\b\f\n\r\t\u0041\u00e9\u20AC\ud83d\ude02\u0000z""#)
        #expect(Array(value.string!.utf8) == Array("\"\\/\u{8}\u{c}\n\r\tAé€😂\0z".utf8))
        #expect(value.stringEquals("\"\\/\u{8}\u{c}\n\r\tAé€😂\0z"))
    }

    @Test func `compare texts byte for byte, not by canonical equivalence`() throws {
        let composed = try parse("{\"\u{e9}\":\"\u{e9}\",\"e\u{301}\":2}")
        #expect(composed.count == 2)
        #expect(composed["\u{e9}"]?.stringEquals("\u{e9}") == true)
        #expect(composed["\u{e9}"]?.stringEquals("e\u{301}") == false)
        #expect(composed["e\u{301}"]?.integer == 2)
        let dynamic = "e" + "\u{301}"
        #expect(composed[dynamic]?.integer == 2)
    }

    @Test func `find members behind nested ones, escaped names included`() throws {
        let root = try parse(#"{"a":{"b":1,"c":[{"b":2}]},"\u0062":3,"bb":4}"#)
        #expect(root["b"]?.integer == 3)
        #expect(root["bb"]?.integer == 4)
        #expect(root["a"]?["c"]?.elements.map { $0["b"]?.integer } == [2])
        #expect(root["c"] == nil)
        #expect(root.members.map(\.key) == ["a", "b", "bb"])
        #expect(
            root.members.map { Array($0.value.bytes) } == [#"{"b":1,"c":[{"b":2}]}"#, "3", "4"].map { Array($0.utf8) })
    }

    @Test func `give their source bytes without the space around them`() throws {
        let root = try parse(" { \"a\" : [ 1 , \"\\n\" ] } ")
        #expect(Array(root.bytes) == Array("{ \"a\" : [ 1 , \"\\n\" ] }".utf8))
        #expect(Array(root["a"]!.bytes) == Array("[ 1 , \"\\n\" ]".utf8))
        #expect(root["a"]!.elements.map { Array($0.bytes) } == [Array("1".utf8), Array("\"\\n\"".utf8)])
    }

    @Test func `accept every well-formed scalar`() throws {
        // Both ends of every row of Unicode's table 3-7.
        for value: UInt32 in [
            0x20, 0x7F, 0x80, 0x7FF, 0x800, 0xFFF, 0x1000, 0xCFFF, 0xD000, 0xD7FF, 0xE000, 0xFFFF, 0x10000, 0x3FFFF,
            0x40000,
            0xFFFFF, 0x100000, 0x10FFFF,
        ] {
            let text = String(Unicode.Scalar(value)!)
            #expect(try parse("\"\(text)\"").string == text)
        }
    }
}
