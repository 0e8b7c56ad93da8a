package import LedgerDomain

/// How the values of the domain are spelled in a leaf, without the quotes: what `description` says, at a tenth of its
/// cost.
extension MemberID: Spelled {
    package var spelled: String { text }
    package static var longest: Int { 11 }
    package func spell(into text: inout AsciiText) { text.append(UInt8(ascii: "U"), number) }
}

extension AgreementID: Spelled {
    package var spelled: String { text }
    package static var longest: Int { 11 }
    package func spell(into text: inout AsciiText) { text.append(UInt8(ascii: "A"), number) }
}

extension GoalID: Spelled {
    package var spelled: String { text }
    package static var longest: Int { 11 }
    package func spell(into text: inout AsciiText) { text.append(UInt8(ascii: "G"), number) }
}

extension MetricID: Spelled {
    package var spelled: String { text }
    package static var longest: Int { 11 }
    package func spell(into text: inout AsciiText) { text.append(UInt8(ascii: "M"), number) }
}

extension PromiseID: Spelled {
    package var spelled: String { text }
    package static var longest: Int { 11 }
    package func spell(into text: inout AsciiText) { text.append(UInt8(ascii: "P"), number) }
}

extension CheckpointID: Spelled {
    package var spelled: String { text }
    package static var longest: Int { 11 }
    package func spell(into text: inout AsciiText) { text.append(UInt8(ascii: "C"), number) }
}

extension FeedbackID: Spelled {
    package var spelled: String { text }
    package static var longest: Int { 11 }
    package func spell(into text: inout AsciiText) { text.append(UInt8(ascii: "F"), number) }
}

extension StrategyID: Spelled {
    package var spelled: String { text }
    package static var longest: Int { 11 }
    package func spell(into text: inout AsciiText) { text.append(UInt8(ascii: "S"), number) }
}

extension ExportID: Spelled {
    package var spelled: String { text }
    package static var longest: Int { 11 }
    package func spell(into text: inout AsciiText) { text.append(UInt8(ascii: "X"), number) }
}

extension AboutReference: Spelled {
    package var spelled: String { text }
    package static var longest: Int { 11 }

    package func spell(into text: inout AsciiText) {
        switch self {
        case .agreement(let id): id.spell(into: &text)
        case .checkpoint(let id): id.spell(into: &text)
        case .feedback(let id): id.spell(into: &text)
        case .goal(let id): id.spell(into: &text)
        case .metric(let id): id.spell(into: &text)
        case .promise(let id): id.spell(into: &text)
        case .strategy(let id): id.spell(into: &text)
        }
    }
}

extension AsciiText {
    fileprivate mutating func append(_ letter: UInt8, _ number: UInt32) {
        append(letter)
        append(decimal: UInt64(number))
    }
}

extension MetricVersion: Spelled {
    package var spelled: String { text }
    package static var longest: Int { 22 }

    package func spell(into text: inout AsciiText) {
        metric.spell(into: &text)
        text.append(UInt8(ascii: "@"), version)
    }
}

extension Day: Spelled {
    package var spelled: String { text }
    package static var longest: Int { 14 }

    package func spell(into text: inout AsciiText) {
        let (year, month, day) = civil
        text.append(decimal: UInt64(year), width: 4)
        text.append(UInt8(ascii: "-"))
        text.append(twoDigits: month)
        text.append(UInt8(ascii: "-"))
        text.append(twoDigits: day)
    }
}

extension Instant: Spelled {
    package var spelled: String { text }
    package static var longest: Int { 31 }

    package func spell(into text: inout AsciiText) {
        let day = utcDay
        let rest = microseconds - Int64(day.number) * Instant.microsecondsPerDay
        let seconds = Int(rest / 1_000_000)
        day.spell(into: &text)
        text.append(UInt8(ascii: "T"))
        text.append(twoDigits: seconds / 3600)
        text.append(UInt8(ascii: ":"))
        text.append(twoDigits: seconds / 60 % 60)
        text.append(UInt8(ascii: ":"))
        text.append(twoDigits: seconds % 60)
        text.append(UInt8(ascii: "."))
        text.append(decimal: UInt64(rest % 1_000_000), width: 6)
        text.append(UInt8(ascii: "Z"))
    }
}

extension Decimal: Spelled {
    package var spelled: String { text }
    package static var longest: Int { 26 }

    package func spell(into text: inout AsciiText) {
        let magnitude = millionths.magnitude
        // 128-bit division is slow, and hardly a number needs it.
        let (whole, fraction) =
            if let small = UInt64(exactly: magnitude) {
                (small / 1_000_000, small % 1_000_000)
            } else {
                (UInt64(magnitude / 1_000_000), UInt64(magnitude % 1_000_000))
            }
        if millionths < 0 { text.append(UInt8(ascii: "-")) }
        text.append(decimal: whole)
        guard fraction > 0 else { return }
        text.append(UInt8(ascii: "."))
        text.append(decimal: fraction, width: 6)
        text.dropTrailingZeros()
    }
}

extension Actor: Spelled {
    package static var longest: Int { 11 }

    package func spell(into text: inout AsciiText) {
        switch self {
        case .member(let id): id.spell(into: &text)
        case .clock: text.append("clock")
        case .operator: text.append("operator")
        }
    }
}

extension StreamName: Spelled {
    package var spelled: String { text }
    package static var longest: Int { 33 }

    package func spell(into text: inout AsciiText) {
        switch self {
        case .ledger: text.append("ledger")
        case .person(let id): text.append("person", id.number)
        case .goal(let id): text.append("goal", id.number)
        case .metric(let id): text.append("metric", id.number)
        case .agreement(let id): text.append("agreement", id.number)
        case .strategy(let id): text.append("strategy", id.number)
        case .measurement(let metric, let member):
            text.append("measurement", metric.number)
            text.append(UInt8(ascii: "/"), member.number)
        case .promise(let id): text.append("promise", id.number)
        case .checkpoint(let id): text.append("checkpoint", id.number)
        case .agenda(let low, let high):
            text.append("agenda", low.number)
            text.append(UInt8(ascii: "/"), high.number)
        case .feedback(let id): text.append("feedback", id.number)
        case .export(let id): text.append("export", id.number)
        case .looked(let id): text.append("looked", id.number)
        }
    }
}

extension AsciiText {
    fileprivate mutating func append(_ kind: StaticString, _ number: UInt32) {
        append(kind)
        append(UInt8(ascii: "/"), number)
    }
}
