import CanonicalJSON
import Testing

@Suite struct `Trees` {
    @Test func `are written as literals and found by name`() {
        var tree: JSONTree = ["b": [1, true, nil, "x"], "a": ["c": -1]]
        #expect(tree.description == #"{"a":{"c":-1},"b":[1,true,null,"x"]}"#)
        #expect(tree["b"]?[3] == "x")
        #expect(tree["b"]?[4] == nil)
        #expect(tree["a"]?["c"] == -1)
        tree["a"] = nil
        tree["z"] = .integer(1)
        tree["b"] = .string("replaced")
        #expect(tree == ["z": 1, "b": "replaced"])
    }

    @Test func `are equal in any order of members and byte for byte`() {
        #expect(["a": 1, "b": 2] as JSONTree == ["b": 2, "a": 1])
        #expect([1, 2] as JSONTree != [2, 1])
        #expect(JSONTree.string("\u{e9}") != .string("e\u{301}"))
        let two: JSONTree = ["\u{e9}": 1, "e\u{301}": 2]
        #expect(two["e\u{301}"] == 2)
    }
}
