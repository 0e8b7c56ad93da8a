import LedgerDomain
import Testing

@Suite struct `Values` {
    @Test func `a day counts from 1970 and knows the leap years of 1900, 2000 and 2100`() {
        #expect(Day(year: 1970, month: 1, day: 1)?.number == 0)
        #expect(Day(year: 2000, month: 2, day: 29)?.number == 11_016)
        #expect(Day(year: 2000, month: 3, day: 1)?.number == 11_017)
        #expect(Day(year: 1900, month: 2, day: 29) == nil)
        #expect(Day(year: 2100, month: 2, day: 29) == nil)
        #expect(Day(text: "2017-02-29") == nil)
        #expect(Day(text: "1900-03-01")!.distance(to: day("1900-02-28")) == -1)
        #expect(Day(text: "2100-02-28")!.advanced(by: 1) == day("2100-03-01"))
        #expect(Day(text: "0001-01-01")?.number == -719_162)
        #expect(Day(text: "9999-12-31") == Limits.lastDay)
    }

    @Test(arguments: [("1970-01-01", 4), ("2000-02-29", 2), ("2026-11-23", 1), ("1900-01-01", 1), ("2017-10-01", 7)])
    func `a day knows its weekday`(text: String, weekday: Int) {
        #expect(day(text).weekday == weekday)
    }

    @Test func `every day of ten thousand years reads back, and follows the one before`() {
        var current = day("0001-01-01")
        var civil = current.civil
        while current < Limits.lastDay {
            let next = current.advanced(by: 1)
            let (year, month, dayOfMonth) = next.civil
            let follows =
                (year == civil.year && month == civil.month && dayOfMonth == civil.day + 1)
                || (dayOfMonth == 1 && civil.day == Day.length(ofMonth: civil.month, year: civil.year))
            guard follows, Day(year: year, month: month, day: dayOfMonth) == next else {
                Issue.record("after \(current) comes \(next)")
                return
            }
            current = next
            civil = (year, month, dayOfMonth)
        }
    }

    @Test(arguments: [
        "2017-1-01", "2017-01-1 ", "2017-13-01", "2017-00-10", "2017-04-31", "0000-01-01", "+017-01-01", "",
    ])
    func `what is not a day is refused`(text: String) {
        #expect(Day(text: text) == nil)
    }

    @Test func `an instant reads back to the microsecond, seed 7`() {
        var random = SplitMix64(seed: 7)
        let range =
            Instant(utcStartOf: day("0001-01-01")).microseconds...Instant(utcStartOf: Limits.lastDay).microseconds
        for _ in 0..<2_000 {
            let instant = Instant(microseconds: Int64.random(in: range, using: &random))
            #expect(instant.description.utf8.count == 27)
            #expect(Instant(text: instant.description) == instant)
        }
        #expect(Instant(microseconds: 0).description == "1970-01-01T00:00:00.000000Z")
        #expect(Instant(microseconds: -1).description == "1969-12-31T23:59:59.999999Z")
        #expect(Instant(microseconds: -1).utcDay == day("1969-12-31"))
    }

    @Test(arguments: [
        "2026-11-23T18:02:16Z", "2026-11-23T24:00:00.000000Z", "2026-11-23T18:60:00.000000Z",
        "2026-11-23T18:00:60.000000Z", "2026-02-30T18:00:00.000000Z", "2026-11-23t18:00:00.000000Z",
        "2026-11-23T18:00:00.00000éZ",
    ])
    func `what is not an instant is refused`(text: String) {
        #expect(Instant(text: text) == nil)
    }

    @Test func `a decimal reads back, and orders as its millionths do, seed 11`() {
        var random = SplitMix64(seed: 11)
        var last: (Decimal, Int128)?
        for _ in 0..<2_000 {
            let digits = Int.random(in: 1...24, using: &random)
            var millionths = Int128(0)
            for _ in 0..<digits { millionths = millionths * 10 + Int128.random(in: 0...9, using: &random) }
            if Bool.random(using: &random) { millionths = -millionths }
            let decimal = Decimal(millionths: millionths)!
            #expect(Decimal(text: decimal.description) == decimal)
            if let last { #expect((decimal < last.0) == (millionths < last.1)) }
            last = (decimal, millionths)
        }
    }

    @Test(arguments: [
        "-0", "-0.0", "01", "1.", ".5", "1.0000001", "+1", "1e3", "", "-", "1234567890123456789", " 1", "١",
    ])
    func `what is not a decimal is refused`(text: String) {
        #expect(Decimal(text: text) == nil)
    }

    @Test func `a decimal is written in its shortest form`() {
        #expect(number("1054.000000").description == "1054")
        #expect(number("-0.500").description == "-0.5")
        #expect(number("999999999999999999.999999").description == "999999999999999999.999999")
        #expect(Decimal(millionths: 1_000_000_000_000_000_000_000_000) == nil)
        #expect(
            Decimal(clampingMillionths: -2_000_000_000_000_000_000_000_000).description
                == "-999999999999999999.999999")
    }

    @Test(arguments: [
        "ledger", "person/17", "goal/3", "metric/5", "agreement/12", "measurement/5/17", "checkpoint/40", "agenda/3/17",
        "looked/17",
    ])
    func `a stream's name reads back`(text: String) {
        #expect(StreamName(text: text)?.description == text)
    }

    @Test(arguments: [
        "", "ledger/1", "person", "person/0", "person/01", "agreement/-1", "measurement/5", "goal/4294967296",
        "agenda/17/3",
        "agenda/3/3", "checkpoint/0",
    ])
    func `what is not a stream is refused`(text: String) {
        #expect(StreamName(text: text) == nil)
    }

    @Test func `an identifier is its letter and a number without leading zeros`() {
        #expect(MemberID(text: "U17") == MemberID(17))
        #expect(MetricVersion(text: "M5@1") == MetricVersion(MetricID(5), version: 1))
        for text in ["u17", "U0", "U017", "U", "A1", "U4294967296", "U+1"] { #expect(MemberID(text: text) == nil) }
        for text in ["M5", "M5@", "M5@0", "M5@1@2", "5@1"] { #expect(MetricVersion(text: text) == nil) }
    }

    @Test func `coverage is the set of the days that were put in, seed 13`() {
        var random = SplitMix64(seed: 13)
        for _ in 0..<200 {
            var coverage = Coverage()
            var days = Set<Int32>()
            for _ in 0..<12 {
                let from = Int32.random(in: -20...60, using: &random)
                let to = from + Int32.random(in: -1...12, using: &random)
                coverage.insert(from: Day(number: from), to: Day(number: to))
                if from <= to { days.formUnion(from...to) }
            }
            #expect(coverage.ranges.flatMap { Array($0) } == days.sorted())
            #expect(zip(coverage.ranges, coverage.ranges.dropFirst()).allSatisfy { $0.upperBound + 1 < $1.lowerBound })
            #expect(
                coverage.days(from: Day(number: 0), to: Day(number: 30)) == days.count { (0...30).contains($0) })
        }
    }
}
