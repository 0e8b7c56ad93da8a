import LedgerRPC
import Testing

@testable import ledger

@Suite struct `An answer` {
    private static let words = [["adopt"], ["change"], ["decline"], ["talk about it"], ["later"]]
    private static let yes = [["yes"], ["yes, but", "but"], ["no"]]

    @Test(arguments: [("a", 0), ("ADOPT", 0), ("ch", 1), ("d", 2), ("talk", 3), ("Talk  about", 3), ("later", 4)])
    func `may be the beginning of a choice`(said: String, index: Int) {
        #expect(Chosen(said, of: Self.words) == .one(index))
    }

    @Test(arguments: [("y", 0), ("yes", 0), ("Yes,", 0), ("yes b", 1), ("YES BUT", 1), ("b", 1), ("n", 2)])
    func `of one choice that goes on from another is the shorter one`(said: String, index: Int) {
        #expect(Chosen(said, of: Self.yes) == .one(index))
    }

    @Test(arguments: ["", " ", "x", "adopted", "yeah", "é"]) func `that is no choice chooses nothing`(said: String) {
        #expect(Chosen(said, of: Self.words) == .none)
        #expect(Chosen(said, of: Self.yes) == .none)
    }

    @Test func `that begins several chooses none of them`() {
        #expect(Chosen("d", of: [["done"], ["decline"], ["move"]]) == .several([0, 1]))
        #expect(Chosen("do", of: [["done"], ["decline"], ["move"]]) == .one(0))
    }

    @Test func `is a line of text, or is asked for again`() {
        #expect(LineInput.line(Array("ja\twohl ✓".utf8)[...]) == .text("ja wohl ✓"))
        #expect(LineInput.line([0xFF]) == .notText)
        #expect(LineInput.line(Array("\u{1B}[D".utf8)[...]) == .notText)
        #expect(LineInput.line(Array("\u{85}".utf8)[...]) == .notText)
        #expect(LineInput.line([UInt8](repeating: 0x61, count: 4_094)[...]) != .tooLong)
        #expect(LineInput.line([UInt8](repeating: 0x61, count: 4_095)[...]) == .tooLong)
    }
}

@Suite struct `What is shown` {
    @Test(arguments: [
        ("plain\nlines", "plain\nlines"), ("\u{1B}[2J\u{7}", "\\u{1B}[2J\\u{7}"), ("a\tb\r", "a\\tb\\u{D}"),
        ("\u{202E}abc\u{2069}", "\\u{202E}abc\\u{2069}"), ("\u{9B}31m", "\\u{9B}31m"),
        ("مرحبا 漢字 👩‍👧", "مرحبا 漢字 👩‍👧"),
    ])
    func `never has control characters in it`(text: String, safe: String) {
        #expect(printable(text, in: .utf8) == safe)
        #expect(shown(text, in: .utf8, coloured: true) == safe)
    }

    @Test func `has our own colours alone`() {
        let text = "\u{1B}[31mbad\u{1B}[0m \u{1B}[5m \u{1B}]0;title\u{7}\u{1B}"
        #expect(
            shown(text, in: .utf8, coloured: true) == "\u{1B}[31mbad\u{1B}[0m \\u{1B}[5m \\u{1B}]0;title\\u{7}\\u{1B}")
        #expect(!shown(text, in: .utf8, coloured: false).unicodeScalars.contains("\u{1B}"))
    }

    @Test(arguments: [
        ("a · b › c – “d” …", "a - b > c - \"d\" ..."), ("Zoë 漢", "Zo\\u{EB} \\u{6F22}"), ("e\u{301}", "e\\u{301}"),
    ])
    func `needs no letter that the terminal has not`(text: String, safe: String) {
        #expect(printable(text, in: .ascii) == safe)
    }

    @Test(arguments: [
        ([:], Charset.ascii), (["LANG": "C"], .ascii), (["LANG": "en_US.UTF-8"], .utf8), (["LANG": "C.utf8"], .utf8),
        (["LANG": "en_US.UTF-8", "LC_ALL": "C"], .ascii), (["LC_ALL": "", "LC_CTYPE": "de_DE.UTF-8"], .utf8),
        (["LC_CTYPE": "de_DE", "LANG": "de_DE.UTF-8"], .ascii),
    ])
    func `follows the locale`(environment: [String: String], charset: Charset) {
        #expect(Charset(environment: environment) == charset)
    }
}

@Suite struct `A preview` {
    @Test func `asks by number and by who will read it`() {
        var preview = Preview(to: "dana")
        preview.add("P9 is done")
        #expect(preview.question == "Send this to dana?")
        for _ in 0..<4 { preview.add("more") }
        #expect(preview.question == "Send these 5 things to dana?")
        #expect(Preview.list(["dana", "omar", "hr"]) == "dana, omar and hr")
        #expect(Preview.list([]) == "")
    }
}

@Suite struct `A difference of terms` {
    private func terms(_ change: (inout TermsView) -> Void = { _ in }) -> TermsView {
        var terms = TermsView(
            cadenceDays: 14, consequences: [], contribution: ContributionView(goal: "G1", how: "New customers"),
            measures: [MeasureView(metric: "M1@1", metricName: "closed_won", target: "300")],
            milestones: [MilestoneTerms(from: "2017-10-01", metric: "M1@1", target: "100", to: "2017-10-31")],
            outcome: "Win",
            promises: [PromiseTerms(debtor: "U2", due: "2017-10-15", kind: "support", what: "a course")],
            reserved: [],
            window: WindowView(closesAt: "", from: "2017-10-01", opensAt: "", to: "2017-12-31", zone: "UTC"))
        change(&terms)
        return terms
    }

    private func changes(_ change: (inout TermsView) -> Void) -> [TermsDifference.Change] {
        var people = People()
        people["U2"] = "cara"
        return TermsDifference(was: terms(), is: terms(change), people: people).changes
    }

    @Test func `of the same terms is empty`() {
        #expect(changes { _ in } == [])
    }

    @Test func `says of each member what was and what is`() {
        #expect(changes { $0.outcome = "Win more" } == [.init(title: "outcome", was: "Win", is: "Win more")])
        #expect(
            changes { $0.milestones[0].target = "120" } == [
                .init(title: "milestone closed_won, 2017-10-01 – 2017-10-31", was: "100", is: "120")
            ])
        #expect(
            changes { $0.promises[0].due = "2017-10-20" } == [
                .init(
                    title: "promise cara: a course", was: "cara by 2017-10-15 (support): a course",
                    is: "cara by 2017-10-20 (support): a course")
            ])
        #expect(
            changes { $0.window.to = "2018-01-31" } == [
                .init(title: "window", was: "2017-10-01 – 2017-12-31, UTC", is: "2017-10-01 – 2018-01-31, UTC")
            ])
    }

    @Test func `tells what is new and what is there no longer`() {
        #expect(
            changes { $0.promises = [] } == [
                .init(title: "promise cara: a course", was: "cara by 2017-10-15 (support): a course", is: nil)
            ])
        let step = ConsequenceView(currentForDays: 60, misses: 2, of: 3, what: "a weekly review")
        #expect(
            changes { $0.consequences = [step] } == [
                .init(title: "consequence 1", was: nil, is: "after 2 of 3 missed, for 60 days: a weekly review"),
                .init(title: "consequences", was: "none", is: nil),
            ])
        #expect(changes { $0.reserved = ["prices", "prices"] }.map(\.is) == ["prices", "prices"])
    }
}
