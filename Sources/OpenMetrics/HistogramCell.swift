internal import CoreMetrics

/// How often something was of which size, and how much it was together.
final class HistogramCell: Cell, RecorderHandler, TimerHandler {
    /// In what a histogram counts, and how that is written.
    enum Unit {
        case ones
        /// Written as seconds.
        case nanoseconds

        /// Upper bounds of the buckets, ascending; what is beyond the last is counted too.
        var bounds: [Int64] {
            switch self {
            // 1, 2, 4 … 32 768.
            case .ones: (0..<16).map { 1 << $0 }
            // 50 µs to 5 s.
            case .nanoseconds:
                [
                    50_000, 100_000, 200_000, 500_000, 1_000_000, 2_000_000, 5_000_000, 10_000_000, 20_000_000,
                    50_000_000, 100_000_000, 200_000_000, 500_000_000, 1_000_000_000, 2_000_000_000, 5_000_000_000,
                ]
            }
        }

        func spelled(_ value: Int64) -> String {
            switch self {
            case .ones: "\(value)"
            case .nanoseconds: Spelling.seconds(nanoseconds: value)
            }
        }
    }

    private let unit: Unit
    private let bounds: [Int64]
    /// One for each bound, and one for what is beyond.
    private let counts: [CounterCell]
    private let sum = CounterCell()

    init(_ unit: Unit) {
        self.unit = unit
        bounds = unit.bounds
        counts = (0...unit.bounds.count).map { _ in CounterCell() }
    }

    var type: FamilyType { .histogram }

    func record(_ value: Int64) {
        counts[bounds.firstIndex { value <= $0 } ?? bounds.count].increment(by: 1)
        sum.increment(by: value)
    }

    func record(_ value: Double) { record(Int64(exactly: value.rounded()) ?? 0) }
    func recordNanoseconds(_ duration: Int64) { record(duration) }

    func samples() -> [Sample] {
        var samples: [Sample] = []
        var count: Int64 = 0
        for (index, cell) in counts.enumerated() {
            count += cell.value
            let upTo = index < bounds.count ? Spelling.bound(unit.spelled(bounds[index])) : "+Inf"
            samples.append(Sample(suffix: "_bucket", upTo: upTo, value: "\(count)"))
        }
        // As many as were just counted, so that the text agrees with itself whatever is counted meanwhile.
        samples.append(Sample(suffix: "_count", value: "\(count)"))
        samples.append(Sample(suffix: "_sum", value: unit.spelled(sum.value)))
        return samples
    }
}
