import CanonicalJSON
import Testing

@Suite struct `Writers` {
    struct Full: Error, Equatable {}

    @Test func `spell what the code says`() {
        var writer = CanonicalWriter(reservingCapacity: 256)
        writer.object { w in
            w.string("B", "capitals first")
            w.array("a") { a in
                a.null()
                a.bool(true)
                a.integer(-5)
                a.string("é")
                a.raw(Array("[]".utf8))
                a.object { $0.integer("x", 1) }
                a.array { _ in }
                a.value(3, Shape<Int>.integer(0...9))
            }
            w.bool("b", false)
            w.integer("c", 9_007_199_254_740_991)
            w.null("d")
            w.object("e") { e in
                e.string(key: "\n", "dynamic")
                e.value(key: "k", "v", .text(0...9))
            }
            w.raw("f", Array("{}".utf8))
            w.value("g", true, .bool)
        }
        let expected =
            #"{"B":"capitals first","a":[null,true,-5,"é",[],{"x":1},[],3],"b":false,"c":9007199254740991,"d":null,"#
            + #""e":{"\n":"dynamic","k":"v"},"f":{},"g":true}"#
        #expect(String(decoding: writer.bytes, as: UTF8.self) == expected)
    }

    @Test func `take every other kind under a name of run time`() {
        var writer = CanonicalWriter()
        writer.object { w in
            w.array(key: "a") { $0.integer(1) }
            w.bool(key: "b", true)
            w.integer(key: "c", 0)
            w.null(key: "d")
            w.object(key: "e") { _ in }
            w.raw(key: "f", "7".utf8)
        }
        #expect(String(decoding: writer.bytes, as: UTF8.self) == #"{"a":[1],"b":true,"c":0,"d":null,"e":{},"f":7}"#)
    }

    @Test func `copy read values in canonical form`() throws {
        let read = try parse(#"{ "b" : [ 1 , 2 ] , "a" : "\u0041" }"#)
        var writer = CanonicalWriter()
        writer.array { a in
            a.canonical(read)
            a.object { $0.canonical(key: "x", read) }
        }
        let expected = #"[{"a":"A","b":[1,2]},{"x":{"a":"A","b":[1,2]}}]"#
        #expect(String(decoding: writer.bytes, as: UTF8.self) == expected)
    }

    @Test func `leave nothing of a body that throws`() {
        var writer = CanonicalWriter()
        writer.array { a in
            try? a.object(Self.breakOff)
            a.integer(1)
            try? a.object(Self.breakOff)
            try? a.array { (inner: inout ArrayWriter) throws(Full) in try inner.object(Self.breakOff) }
            a.object { w in
                try? w.object("z", Self.breakOff)
                w.integer("b", 2)
                try? w.object(key: "z", Self.breakOff)
                try? w.array("z") { (inner: inout ArrayWriter) throws(Full) in try inner.object(Self.breakOff) }
                w.integer("c", 3)
            }
        }
        #expect(String(decoding: writer.bytes, as: UTF8.self) == #"[1,{"b":2,"c":3}]"#)
    }

    private static func breakOff(_ w: inout ObjectWriter) throws(Full) {
        w.integer("a", 1)
        throw Full()
    }

    @Test func `trap on names that do not ascend`() async {
        await #expect(processExitsWith: .failure) {
            var writer = CanonicalWriter()
            writer.object { w in
                w.integer("b", 1)
                w.integer("a", 1)
            }
        }
        await #expect(processExitsWith: .failure) {
            var writer = CanonicalWriter()
            writer.object { w in
                w.integer("a", 1)
                w.integer(key: "a", 1)
            }
        }
        await #expect(processExitsWith: .failure) {
            var writer = CanonicalWriter()
            // A line feed sorts before A, though its escape starts with a backslash, which does not.
            writer.object { w in
                w.integer("A", 1)
                w.integer("\n", 1)
            }
        }
    }

    @Test func `trap on integers that no reader would accept`() async {
        await #expect(processExitsWith: .failure) {
            var writer = CanonicalWriter()
            writer.integer(9_007_199_254_740_992)
        }
    }
}
