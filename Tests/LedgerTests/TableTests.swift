import Testing

@testable import ledger

@Suite struct `A table` {
    private var table: Table {
        var table = Table([.text("id"), .long("what"), .number("value")])
        table.add(["A1", "closed deals", "9"])
        table.add(["A12", "日本語の目標 ✅", "1054"])
        return table
    }

    @Test func `lines up its columns, wide characters included`() {
        #expect(
            table.rendered(width: nil, paint: .plain)
                == """
                id   what             value
                A1   closed deals         9
                A12  日本語の目標 ✅   1054

                """.replacing("✅   1054", with: "✅   1054"))
    }

    @Test func `shortens what may be shortened, and only that`() {
        let lines = table.rendered(width: 22, paint: .plain).split(separator: "\n")
        #expect(lines.allSatisfy { DisplayWidth.of(String($0)) <= 22 })
        #expect(lines[1].contains("…"))
        #expect(lines[2].hasPrefix("A12"))
        #expect(lines[2].hasSuffix("1054"))
    }

    @Test(arguments: [12, 16, 20, 40])
    func `becomes lines of their own where it cannot fit, and none is too wide`(width: Int) {
        var table = Table([.text("id"), .text("state"), .long("what"), .text("window"), .text("whom")])
        table.add([
            "A12", "not measured", "a long sentence that has to go somewhere", "2017-10-01 – 2017-10-31", "dana",
        ])
        let text = table.rendered(width: width, paint: .plain)
        for line in text.split(separator: "\n") { #expect(DisplayWidth.of(String(line)) <= max(width, 20), "\(line)") }
        #expect(text.hasPrefix("A12\n"))
        if width == 40 { #expect(text.contains("2017-10-01 – 2017-10-31")) }
    }

    @Test func `paints states only when it may`() {
        var table = Table([.text("state")])
        table.add(["missed"])
        #expect(!table.rendered(width: nil, paint: .plain).contains("\u{1B}"))
        #expect(table.rendered(width: nil, paint: Paint(isOn: true)).contains("\u{1B}[31mmissed\u{1B}[0m"))
    }

    @Test func `lets nobody's words take over the terminal`() {
        var table = Table([.text("what")])
        table.add(["\u{1B}[2Jgone\u{202E}\nnext"])
        let text = table.rendered(width: nil, paint: .plain)
        #expect(text.hasSuffix("\\u{1B}[2Jgone\\u{202E} next\n"))
    }

    @Test func `counts columns as terminals do`() {
        #expect(DisplayWidth.of("é") == 1)
        #expect(DisplayWidth.of("e\u{301}") == 1)
        #expect(DisplayWidth.of("漢字") == 4)
        #expect(DisplayWidth.of("👩‍👧") == 2)
        #expect(DisplayWidth.of("🇳🇿") == 2)
        #expect(DisplayWidth.of("❤️") == 2)
        #expect(DisplayWidth.shortened("漢字漢字", to: 5) == "漢字…")
        #expect(DisplayWidth.wrapped("one two  three\nfour", to: 7) == ["one two", "three", "four"])
        #expect(DisplayWidth.wrapped("abcdefghij", to: 4) == ["abcd", "efgh", "ij"])
    }
}
