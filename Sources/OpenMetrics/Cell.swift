internal import CoreMetrics
internal import Synchronization

/// One series as it is counted: whoever counts holds it, so that an event costs an atomic addition or two.
protocol Cell: AnyObject, Sendable {
    /// The type that the family of the series has.
    var type: FamilyType { get }

    /// Its samples, in the order in which they are written.
    func samples() -> [Sample]
}

/// What OpenMetrics calls the types that occur here.
enum FamilyType: String {
    case counter, gauge, histogram
}

/// One line of the text.
struct Sample: Equatable {
    /// What follows the family's name.
    var suffix: String
    /// The bucket that it counts; nil for a sample that counts none.
    var upTo: String?
    var value: String
}

/// Only ever grows, until the process ends.
final class CounterCell: Cell, CounterHandler {
    private let count = Atomic<Int64>(0)

    var type: FamilyType { .counter }

    func increment(by amount: Int64) { count.wrappingAdd(amount, ordering: .relaxed) }
    func reset() { count.store(0, ordering: .relaxed) }
    var value: Int64 { count.load(ordering: .relaxed) }
    func samples() -> [Sample] { [Sample(suffix: "_total", value: "\(value)")] }
}

/// The last value that somebody said.
final class GaugeCell: Cell, RecorderHandler, MeterHandler {
    private let bits = Atomic<UInt64>(Double(0).bitPattern)

    var type: FamilyType { .gauge }

    func record(_ value: Int64) { set(Double(value)) }
    func record(_ value: Double) { set(value) }
    func set(_ value: Int64) { set(Double(value)) }
    func set(_ value: Double) { bits.store(value.bitPattern, ordering: .relaxed) }
    func decrement(by amount: Double) { increment(by: -amount) }

    func increment(by amount: Double) {
        var seen = bits.load(ordering: .relaxed)
        while true {
            let wanted = (Double(bitPattern: seen) + amount).bitPattern
            let (isExchanged, now) = bits.weakCompareExchange(expected: seen, desired: wanted, ordering: .relaxed)
            if isExchanged { return }
            seen = now
        }
    }

    func samples() -> [Sample] {
        [Sample(suffix: "", value: Spelling.number(Double(bitPattern: bits.load(ordering: .relaxed))))]
    }
}
