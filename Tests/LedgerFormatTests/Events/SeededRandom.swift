import LedgerDomain

/// SplitMix64 (Steele, Lea and Flood 2014): the same seed gives the same run on every machine.
struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var word = state
        word = (word ^ (word >> 30)) &* 0xbf58_476d_1ce4_e5b9
        word = (word ^ (word >> 27)) &* 0x94d0_49bb_1331_11eb
        return word ^ (word >> 31)
    }
}

/// Makes values within what the record may hold. With `saysTexts` off, the same seed makes the same values with every
/// personal text withheld.
struct EventMaker {
    /// Stands in every personal text and in no other.
    static let mark = "§"

    private var random: SeededRandom
    private let saysTexts: Bool

    init(seed: UInt64, saysTexts: Bool = true) {
        random = SeededRandom(seed: seed)
        self.saysTexts = saysTexts
    }

    mutating func number(_ range: ClosedRange<UInt32>) -> UInt32 { .random(in: range, using: &random) }
    mutating func bool() -> Bool { .random(using: &random) }
    mutating func one<C: CaseIterable>(of type: C.Type) -> C where C.AllCases == [C] {
        type.allCases.randomElement(using: &random)!
    }
    mutating func list<T>(_ count: ClosedRange<Int>, _ make: (inout EventMaker) -> T) -> [T] {
        (0..<Int.random(in: count, using: &random)).map { _ in make(&self) }
    }
    mutating func maybe<T>(_ make: (inout EventMaker) -> T) -> T? { bool() ? make(&self) : nil }

    /// All widths of number are as likely as each other.
    mutating func wide() -> UInt32 { max(1, UInt32(truncatingIfNeeded: random.next()) >> number(0...31)) }
    mutating func member() -> MemberID { MemberID(wide()) }
    mutating func goal() -> GoalID { GoalID(wide()) }
    mutating func metric() -> MetricID { MetricID(wide()) }
    mutating func metricVersion() -> MetricVersion { MetricVersion(metric(), version: wide()) }
    mutating func day() -> Day { Day(number: .random(in: -719_162...2_932_896, using: &random)) }
    mutating func seq() -> UInt64 { random.next() >> UInt64(number(11...63)) }

    mutating func instant() -> Instant {
        Instant(utcStartOf: day()).advanced(microseconds: .random(in: 0..<Instant.microsecondsPerDay, using: &random))
    }

    mutating func decimal() -> Decimal {
        let whole = Int128(random.next() % 1_000_000_000_000_000_000) >> Int128(number(0...60))
        let millionths = [0, 500_000, 20_000, Int128(random.next() % 1_000_000)].randomElement(using: &random)!
        return Decimal(millionths: (whole * 1_000_000 + millionths) * (bool() ? 1 : -1))!
    }

    mutating func hash() -> LeafHash {
        LeafHash(words: (random.next(), random.next(), random.next(), random.next()))
    }

    mutating func span() -> DaySpan {
        let zone = ["Europe/Berlin", "UTC", "America/Argentina/Buenos_Aires", "Etc/GMT+12"].randomElement(
            using: &random)!
        return span(zone: zone)
    }
    mutating func span(zone: String) -> DaySpan {
        DaySpan(from: day(), to: day(), opensAt: instant(), closesAt: instant(), zone: zone)
    }

    /// Structural text, of letters that need every kind of escape.
    mutating func name() -> String { letters(1...12) }

    mutating func text() -> PersonalText {
        let text = EventMaker.mark + letters(0...40)
        return saysTexts ? .said(text) : .withheld
    }

    /// A value that is sealed as a text.
    mutating func sealed<T>(_ make: (inout EventMaker) -> T) -> Personal<T> {
        let value = make(&self)
        return saysTexts ? .said(value) : .withheld
    }

    /// Where values are sealed that are no texts of somebody's own.
    static let sealedValues: Set<String> = ["/rating", "/confidence"]

    private mutating func letters(_ count: ClosedRange<Int>) -> String {
        let alphabet = [
            "a", "Z", "0", " ", "\"", "\\", "/", "\n", "\t", "\u{1}", "\u{7f}", "é", "語", "😀", "e\u{301}", "{",
        ]
        return list(count) { $0.letter(alphabet) }.joined()
    }
    private mutating func letter(_ alphabet: [String]) -> String { alphabet.randomElement(using: &random)! }
}
