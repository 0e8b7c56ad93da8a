/// Every latency of a run, kept whole: percentiles are exact, not estimated.
struct Latencies: Sendable {
    private var nanoseconds: [UInt64] = []
    private var isSorted = true

    var count: Int { nanoseconds.count }

    mutating func add(_ value: UInt64) {
        nanoseconds.append(value)
        isSorted = false
    }

    /// The smallest latency that `share` (0…1) of all do not exceed, in microseconds; 0 of none.
    ///
    /// - Complexity: O(n log n) the first time after an addition.
    mutating func microseconds(at share: Double) -> Double {
        guard !nanoseconds.isEmpty else { return 0 }
        if !isSorted {
            nanoseconds.sort()
            isSorted = true
        }
        let rank = Int((Double(nanoseconds.count) * share).rounded(.up))
        return Double(nanoseconds[min(max(rank, 1), nanoseconds.count) - 1]) / 1000
    }
}

/// The middle of a few repeated measurements; the upper one of two.
func median(_ values: [Double]) -> Double {
    values.isEmpty ? 0 : values.sorted()[values.count / 2]
}
