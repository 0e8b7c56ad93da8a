import Testing

@testable import ledger

@Suite struct `Who does what by when` {
    private let today = CalendarDate("2017-10-03") ?? CalendarDate(dayNumber: 0)

    private func read(_ line: String) -> WhoDoesWhat {
        WhoDoesWhat(line, me: "cara", other: "dana", today: today)
    }

    @Test(arguments: [
        ("dana: call three lapsed accounts, friday", WhoDoesWhat.Who.other, "call three lapsed accounts", "2017-10-06"),
        ("me: ask legal about the clause, by thursday", .me, "ask legal about the clause", "2017-10-05"),
        ("cara: send it by +2w", .me, "send it", "2017-10-17"),
        ("d: sit in on Omar's call, at his desk, tomorrow", .other, "sit in on Omar's call, at his desk", "2017-10-04"),
        ("i: اتصل بالعميل, 2017-10-31", .me, "اتصل بالعميل", "2017-10-31"),
    ]) func `is read from one line`(line: String, who: WhoDoesWhat.Who, what: String, day: String) {
        let said = read(line)
        #expect(said.who == who)
        #expect(said.what == what)
        #expect(said.day.map(String.init(describing:)) == day)
    }

    @Test func `what is not there is left to be asked`() {
        #expect(read("call them: today is best").who == nil)
        #expect(read("call them: today is best").what == "call them: today is best")
        #expect(read("dana: call them, the sooner the better").day == nil)
        #expect(read("dana: call them, 2017-02-30").day == nil)
        #expect(read("").what == "")
    }
}
