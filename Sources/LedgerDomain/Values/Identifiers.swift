/// A number that people can say, with the letter of its kind before it: `U17`, `A12`, `G3`, `M5`.
///
/// Numbers start at 1 and are given in order by the one writer of a ledger; they are never used again.
package protocol Identifier: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The letter that stands before the number.
    static var letter: Character { get }
    var number: UInt32 { get }
    init(_ number: UInt32)
}

extension Identifier {
    package var description: String {
        var digits = number
        var bytes: [UInt8] = []
        bytes.reserveCapacity(11)
        repeat {
            bytes.append(UInt8(ascii: "0") + UInt8(digits % 10))
            digits /= 10
        } while digits > 0
        bytes.append(Self.letter.asciiValue ?? UInt8(ascii: "?"))
        bytes.reverse()
        return String(decoding: bytes, as: UTF8.self)
    }

    package static func < (left: Self, right: Self) -> Bool { left.number < right.number }

    /// Reads `U17`; nil for anything else: another letter, a leading zero, a number over `UInt32.max`.
    package init?(text: some StringProtocol) {
        guard
            let number = text.utf8.withContiguousStorageIfAvailable({ UInt32(identifier: $0[...], Self.letter) })
                ?? UInt32(identifier: Array(text.utf8)[...], Self.letter)
        else { return nil }
        self.init(number)
    }
}

extension UInt32 {
    /// The number after `letter`, in UTF-8.
    fileprivate init?(identifier bytes: some Collection<UInt8>, _ letter: Character) {
        guard bytes.first == letter.asciiValue, let number = UInt32(identifierDigits: bytes.dropFirst()) else {
            return nil
        }
        self = number
    }

    fileprivate init?(identifierDigits digits: some Collection<UInt8>) {
        let zero = UInt8(ascii: "0")
        guard let first = digits.first, first != zero, digits.count <= 10 else { return nil }
        var number: UInt64 = 0
        for digit in digits {
            guard digit &- zero < 10 else { return nil }
            number = number * 10 + UInt64(digit &- zero)
        }
        guard let small = UInt32(exactly: number) else { return nil }
        self = small
    }
}

/// A person: `U17`. On screen people are handles; in the record they are this.
package struct MemberID: Identifier {
    package static let letter: Character = "U"
    package let number: UInt32
    package init(_ number: UInt32) { self.number = number }

    /// Reads `U17` where it stands.
    package init?(ascii bytes: UnsafeRawBufferPointer) {
        guard bytes.first == UInt8(ascii: "U"), let number = UInt32(identifierDigits: bytes.dropFirst()) else {
            return nil
        }
        self.init(number)
    }
}

/// An agreement: `A12`.
package struct AgreementID: Identifier {
    package static let letter: Character = "A"
    package let number: UInt32
    package init(_ number: UInt32) { self.number = number }
}

/// A goal: `G3`.
package struct GoalID: Identifier {
    package static let letter: Character = "G"
    package let number: UInt32
    package init(_ number: UInt32) { self.number = number }
}

/// A metric, whatever its version: `M5`.
package struct MetricID: Identifier {
    package static let letter: Character = "M"
    package let number: UInt32
    package init(_ number: UInt32) { self.number = number }
}

/// A promise: `P9`.
package struct PromiseID: Identifier {
    package static let letter: Character = "P"
    package let number: UInt32
    package init(_ number: UInt32) { self.number = number }
}

/// A checkpoint, the meeting: `C40`.
package struct CheckpointID: Identifier {
    package static let letter: Character = "C"
    package let number: UInt32
    package init(_ number: UInt32) { self.number = number }
}

/// Feedback: `F7`.
package struct FeedbackID: Identifier {
    package static let letter: Character = "F"
    package let number: UInt32
    package init(_ number: UInt32) { self.number = number }
}

/// A strategy: `S4`.
package struct StrategyID: Identifier {
    package static let letter: Character = "S"
    package let number: UInt32
    package init(_ number: UInt32) { self.number = number }
}

/// A part of the record that somebody took away: `X4`.
package struct ExportID: Identifier {
    package static let letter: Character = "X"
    package let number: UInt32
    package init(_ number: UInt32) { self.number = number }
}

/// One version of a metric: `M5@1`. Agreements name this, so that a replaced metric changes no agreement in force.
package struct MetricVersion: Hashable, Sendable, CustomStringConvertible {
    package let metric: MetricID
    /// From 1.
    package let version: UInt32

    package init(_ metric: MetricID, version: UInt32) {
        self.metric = metric
        self.version = version
    }

    package init?(text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard let at = bytes.firstIndex(of: UInt8(ascii: "@")),
            let metric = UInt32(identifier: bytes[..<at], MetricID.letter),
            let version = UInt32(identifierDigits: bytes[(at + 1)...])
        else { return nil }
        self.init(MetricID(metric), version: version)
    }

    package var description: String { "\(metric)@\(version)" }
}
