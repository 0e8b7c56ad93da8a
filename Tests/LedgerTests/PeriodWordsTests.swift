import Testing

@testable import ledger

@Suite struct `Periods as people say them` {
    private let today = CalendarDate("2017-10-03") ?? CalendarDate(dayNumber: 0)

    @Test(arguments: [
        ("q4", "2017-10-01", "2017-12-31"), ("q3", "2018-07-01", "2018-09-30"), ("Q1", "2018-01-01", "2018-03-31"),
        ("2019-q2", "2019-04-01", "2019-06-30"), ("october", "2017-10-01", "2017-10-31"),
        ("feb", "2018-02-01", "2018-02-28"), ("2020-02", "2020-02-01", "2020-02-29"),
        ("2018", "2018-01-01", "2018-12-31"), ("tomorrow..end of month", "2017-10-04", "2017-10-31"),
    ]) func `are spans of days`(text: String, from: String, to: String) throws {
        let span = try #require(PeriodWords.read(text, today: today))
        #expect("\(span.lowerBound)" == from)
        #expect("\(span.upperBound)" == to)
    }

    @Test(arguments: ["", "q5", "q", "2017-13", "friday", "2017-02-30..2017-03-01", "2017-10-09..2017-10-01", "q4 q3"])
    func `are nothing else`(text: String) {
        #expect(PeriodWords.read(text, today: today) == nil)
    }

    @Test func `have months, the first and the last perhaps not whole`() throws {
        let span = try #require(PeriodWords.read("2017-10-04..2017-12-15", today: today))
        let months = PeriodWords.months(of: span).map { "\($0.lowerBound) \($0.upperBound)" }
        #expect(months == ["2017-10-04 2017-10-31", "2017-11-01 2017-11-30", "2017-12-01 2017-12-15"])
    }
}

@Suite struct `Shares of a target` {
    @Test(arguments: [
        ("240000", 3, ["80000", "80000", "80000"]), ("100", 3, ["33", "33", "34"]), ("1", 3, ["0", "0", "1"]),
        ("0.5", 2, ["0.25", "0.25"]), ("-5", 2, ["-2", "-3"]),
        ("999999999999999999", 2, ["499999999999999999", "500000000000000000"]),
    ]) func `add up to the whole`(whole: String, count: Int, parts: [String]) {
        #expect(Shares.of(whole, in: count) == parts)
        #expect(Shares.rest(of: whole, without: parts) == "0")
    }

    @Test func `of no number are none`() {
        #expect(Shares.of("many", in: 3).isEmpty)
        #expect(Shares.rest(of: "5", without: ["many"]) == nil)
    }
}
