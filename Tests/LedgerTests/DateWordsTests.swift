import Testing

@testable import ledger

@Suite struct `A day` {
    /// A Tuesday.
    private let today = CalendarDate("2017-10-31")!

    @Test(arguments: [
        ("2018-02-28", "2018-02-28"), ("today", "2017-10-31"), ("tomorrow", "2017-11-01"), ("yesterday", "2017-10-30"),
        ("friday", "2017-11-03"), ("Fri", "2017-11-03"), ("tuesday", "2017-11-07"), ("next monday", "2017-11-06"),
        ("+2w", "2017-11-14"), ("-3d", "2017-10-28"), ("+0d", "2017-10-31"), ("+1m", "2017-11-30"),
        ("+4m", "2018-02-28"), ("-1y", "2016-10-31"), ("end of week", "2017-11-05"), ("end of month", "2017-10-31"),
        ("end-of-quarter", "2017-12-31"), ("End of Year", "2017-12-31"),
    ])
    func `is read as people say it`(words: String, date: String) throws {
        #expect(try "\(DateWords.read(words, today: today))" == date)
    }

    @Test(arguments: [
        ("monday", "2017-10-30"), ("tuesday", "2017-10-31"), ("wed", "2017-10-25"), ("last tuesday", "2017-10-24"),
        ("next monday", "2017-11-06"), ("yesterday", "2017-10-30"),
    ])
    func `of what was seen is the last of its name`(words: String, date: String) throws {
        #expect(try "\(DateWords.read(words, today: today, looking: .back))" == date)
    }

    @Test(arguments: [
        "", "2017-02-29", "2017-13-01", "17-10-31", "2017-1-1", "someday", "+2", "+w", "2w", "end of", "end of time",
        "next", "f", "+99999d", "２０１７-10-31",
    ])
    func `that is none is not guessed`(words: String) {
        #expect(throws: DateWords.Unreadable.self) { try DateWords.read(words, today: today) }
    }

    @Test func `goes through its calendar form and back, leap years and centuries included`() {
        for number in stride(from: -719_162, through: 2_932_896, by: 97) {
            let date = CalendarDate(dayNumber: number)
            #expect(CalendarDate("\(date)") == date)
        }
        #expect(CalendarDate("1900-02-29") == nil)
        #expect(CalendarDate("2100-02-29") == nil)
        #expect(CalendarDate("2000-02-29")?.weekday == 2)
        #expect(CalendarDate("1970-01-01")?.dayNumber == 0)
    }

    @Test func `of an instant is that of the ledger's zone`() {
        let berlin = ZoneClock(zone: "Europe/Berlin")
        #expect("\(berlin.date(ofInstant: "2017-10-31T22:59:59.999999Z")!)" == "2017-10-31")
        #expect("\(berlin.date(ofInstant: "2017-10-31T23:00:00.000000Z")!)" == "2017-11-01")
        #expect(berlin.minutes(ofInstant: "2017-07-01T12:30:00.000000Z") == "2017-07-01 14:30")
        #expect(berlin.minutes(ofInstant: "no instant") == "no instant")
    }
}
