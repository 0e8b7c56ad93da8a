import LedgerFormat
import Testing

@Suite struct `Command ids` {
    @Test func `read back from their text, in small letters and in capitals`() throws {
        var random = SeededRandom(seed: 41)
        for _ in 0..<500 {
            let id = CommandID(high: random.next(), low: random.next())
            #expect(id.description.utf8.count == 36)
            #expect(CommandID(text: id.description) == id)
            #expect(CommandID(text: id.description.uppercased()) == id)
        }
        let id = try #require(CommandID(text: "0193c0de-0123-7456-89ab-cdef01234567"))
        #expect(id.high == 0x0193_C0DE_0123_7456 && id.low == 0x89AB_CDEF_0123_4567)
        #expect(id.description == "0193c0de-0123-7456-89ab-cdef01234567")
    }

    @Test(arguments: [
        "", "0193c0de-0123-7456-89ab-cdef0123456", "0193c0de-0123-7456-89ab-cdef012345678",
        "0193c0de012374-56-89ab-cdef012345678", "0193c0de-0123-7456-89ab-cdef0123456g",
        "0193c0de_0123_7456_89ab_cdef01234567", "{193c0de-0123-7456-89ab-cdef0123456}",
        "0193c0de-0123-7456-89ab-cdef012345é",
    ])
    func `are refused when they are no UUID`(text: String) {
        #expect(CommandID(text: text) == nil)
    }

    @Test func `made here are of version 7, in the order of time`() {
        var random = SeededRandom(seed: 42)
        var last = ""
        for milliseconds in [0, 1, 0x0193_C0DE_0000, 0xFFFF_FFFF_FFFF] as [UInt64] {
            let text = CommandID(milliseconds: milliseconds, random: (random.next(), random.next())).description
            let digits = Array(text)
            #expect(digits[14] == "7" && "89ab".contains(digits[19]))
            #expect(UInt64(text.replacing("-", with: "").prefix(12), radix: 16) == milliseconds)
            #expect(last < text)
            last = text
        }
    }
}
