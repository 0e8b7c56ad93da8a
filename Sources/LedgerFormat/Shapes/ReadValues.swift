internal import LedgerDomain

/// How the values of the domain are read from the characters of a leaf or a request: each takes exactly what the
/// `init?(text:)` of its type takes, at a fraction of the cost of a String.
extension UInt32 {
    /// Reads digits without a leading zero; nil for 0, for anything else and beyond `UInt32.max`.
    init?(positive digits: Span<UInt8>) {
        guard digits.count <= 10, digits.first != UInt8(ascii: "0"), let value = UInt64(digits: digits) else {
            return nil
        }
        self.init(exactly: value)
    }
}

extension UInt64 {
    /// Reads one to nineteen digits.
    init?(digits: Span<UInt8>) {
        guard !digits.isEmpty, digits.count <= 19 else { return nil }
        var value: UInt64 = 0
        for at in digits.indices {
            let digit = digits[at] &- UInt8(ascii: "0")
            guard digit < 10 else { return nil }
            value = value &* 10 &+ UInt64(digit)
        }
        self = value
    }
}

extension UInt64 {
    /// Reads at most sixteen hexadecimal digits, in small or capital letters.
    init?(hexadecimal digits: Span<UInt8>) {
        var value: UInt64 = 0
        for at in digits.indices {
            let byte = digits[at]
            var digit = byte &- UInt8(ascii: "0")
            if digit > 9 {
                digit = (byte | 0x20) &- UInt8(ascii: "a")
                guard digit < 6 else { return nil }
                digit &+= 10
            }
            value = value << 4 | UInt64(digit)
        }
        self = value
    }
}

extension Span<UInt8> {
    var first: UInt8? { isEmpty ? nil : self[0] }

    func allSatisfy(_ isAllowed: (UInt8) -> Bool) -> Bool {
        for at in indices where !isAllowed(self[at]) { return false }
        return true
    }

    func firstIndex(of byte: UInt8) -> Int? {
        for at in indices where self[at] == byte { return at }
        return nil
    }

    func equals(_ word: StaticString) -> Bool {
        guard count == word.utf8CodeUnitCount else { return false }
        for at in indices where self[at] != word.utf8Start[at] { return false }
        return true
    }

    /// The number that the digits in `range` say; nil if one of them is none.
    func number(_ range: Range<Int>) -> Int? {
        UInt64(digits: extracting(range)).map { Int($0) }
    }
}

extension Identifier {
    /// - Parameter letter: the one of the type, as a byte.
    init?(letter: UInt8, characters: Span<UInt8>) {
        guard characters.first == letter,
            let number = UInt32(positive: characters.extracting(1..<characters.count))
        else { return nil }
        self.init(number)
    }
}

extension AboutReference {
    init?(characters: Span<UInt8>) {
        guard let letter = characters.first,
            let number = UInt32(positive: characters.extracting(1..<characters.count))
        else { return nil }
        switch Unicode.Scalar(letter) {
        case "A": self = .agreement(AgreementID(number))
        case "C": self = .checkpoint(CheckpointID(number))
        case "F": self = .feedback(FeedbackID(number))
        case "G": self = .goal(GoalID(number))
        case "M": self = .metric(MetricID(number))
        case "P": self = .promise(PromiseID(number))
        case "S": self = .strategy(StrategyID(number))
        default: return nil
        }
    }
}

extension MetricVersion {
    init?(characters: Span<UInt8>) {
        guard let at = characters.firstIndex(of: UInt8(ascii: "@")),
            let metric = MetricID(letter: UInt8(ascii: "M"), characters: characters.extracting(0..<at)),
            let version = UInt32(positive: characters.extracting(at + 1..<characters.count))
        else { return nil }
        self.init(metric, version: version)
    }
}

extension Day {
    init?(characters: Span<UInt8>) {
        guard characters.count == 10, characters[4] == UInt8(ascii: "-"), characters[7] == UInt8(ascii: "-"),
            let year = characters.number(0..<4), let month = characters.number(5..<7),
            let day = characters.number(8..<10)
        else { return nil }
        self.init(year: year, month: month, day: day)
    }
}

extension Instant {
    init?(characters: Span<UInt8>) {
        guard characters.count == 27, characters[10] == UInt8(ascii: "T"), characters[13] == UInt8(ascii: ":"),
            characters[16] == UInt8(ascii: ":"), characters[19] == UInt8(ascii: "."),
            characters[26] == UInt8(ascii: "Z"), let day = Day(characters: characters.extracting(0..<10)),
            let hour = characters.number(11..<13), hour < 24, let minute = characters.number(14..<16), minute < 60,
            let second = characters.number(17..<19), second < 60, let fraction = characters.number(20..<26)
        else { return nil }
        let time = (hour * 3600 + minute * 60 + second) * 1_000_000 + fraction
        self = Instant(utcStartOf: day).advanced(microseconds: Int64(time))
    }
}

extension Decimal {
    init?(characters: Span<UInt8>) {
        let isNegative = characters.first == UInt8(ascii: "-")
        let start = isNegative ? 1 : 0
        let point = characters.firstIndex(of: UInt8(ascii: ".")) ?? characters.count
        guard point > start, point - start <= 18,
            point - start == 1 || characters[start] != UInt8(ascii: "0"),
            let whole = UInt64(digits: characters.extracting(start..<point))
        else { return nil }
        var fraction: UInt64 = 0
        if point < characters.count {
            let digits = characters.count - point - 1
            guard digits <= 6, let read = UInt64(digits: characters.extracting(point + 1..<characters.count)) else {
                return nil
            }
            fraction = read
            for _ in digits..<6 { fraction *= 10 }
        }
        guard !isNegative || whole > 0 || fraction > 0 else { return nil }
        // 64 bits are enough for numbers up to twelve digits before the point.
        let magnitude =
            whole < 1_000_000_000_000
            ? Int128(truncatingIfNeeded: whole &* 1_000_000 &+ fraction)
            : Int128(whole) * 1_000_000 + Int128(fraction)
        self.init(millionths: isNegative ? -magnitude : magnitude)
    }
}

extension Actor {
    init?(characters: Span<UInt8>) {
        if let id = MemberID(letter: UInt8(ascii: "U"), characters: characters) {
            self = .member(id)
        } else if characters.equals("clock") {
            self = .clock
        } else if characters.equals("operator") {
            self = .operator
        } else {
            return nil
        }
    }
}

extension StreamName {
    init?(characters: Span<UInt8>) {
        guard let slash = characters.firstIndex(of: UInt8(ascii: "/")) else {
            guard characters.equals("ledger") else { return nil }
            self = .ledger
            return
        }
        let kind = characters.extracting(0..<slash)
        let rest = characters.extracting(slash + 1..<characters.count)
        if kind.equals("measurement") {
            guard let second = rest.firstIndex(of: UInt8(ascii: "/")),
                let metric = UInt32(positive: rest.extracting(0..<second)),
                let member = UInt32(positive: rest.extracting(second + 1..<rest.count))
            else { return nil }
            self = .measurement(MetricID(metric), MemberID(member))
            return
        }
        if kind.equals("agenda") {
            guard let second = rest.firstIndex(of: UInt8(ascii: "/")),
                let low = UInt32(positive: rest.extracting(0..<second)),
                let high = UInt32(positive: rest.extracting(second + 1..<rest.count)), low < high
            else { return nil }
            self = .agenda(MemberID(low), MemberID(high))
            return
        }
        guard let number = UInt32(positive: rest) else { return nil }
        if kind.equals("person") {
            self = .person(MemberID(number))
        } else if kind.equals("goal") {
            self = .goal(GoalID(number))
        } else if kind.equals("metric") {
            self = .metric(MetricID(number))
        } else if kind.equals("agreement") {
            self = .agreement(AgreementID(number))
        } else if kind.equals("promise") {
            self = .promise(PromiseID(number))
        } else if kind.equals("checkpoint") {
            self = .checkpoint(CheckpointID(number))
        } else if kind.equals("feedback") {
            self = .feedback(FeedbackID(number))
        } else if kind.equals("strategy") {
            self = .strategy(StrategyID(number))
        } else if kind.equals("export") {
            self = .export(ExportID(number))
        } else if kind.equals("looked") {
            self = .looked(MemberID(number))
        } else {
            return nil
        }
    }
}
