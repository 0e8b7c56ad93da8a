/// For which days the source of a metric was complete: day ranges in order, merged, none touching the next.
package struct Coverage: Hashable, Sendable {
    package private(set) var ranges: [ClosedRange<Int32>] = []

    package init() {}

    /// Adds the days from `from` to `to`, both included.
    ///
    /// - Complexity: O(ranges); adding at the end, as sources do, touches only the last.
    package mutating func insert(from: Day, to: Day) {
        guard from <= to else { return }
        var low = from.number
        var high = to.number
        var start = ranges.count
        while start > 0, ranges[start - 1].upperBound >= low - 1 { start -= 1 }
        var end = start
        while end < ranges.count, ranges[end].lowerBound <= high + 1 {
            low = min(low, ranges[end].lowerBound)
            high = max(high, ranges[end].upperBound)
            end += 1
        }
        ranges.replaceSubrange(start..<end, with: CollectionOfOne(low...high))
    }

    /// How many of the days from `from` to `to` are covered.
    package func days(from: Day, to: Day) -> Int {
        ranges.reduce(0) { sum, range in
            let low = max(range.lowerBound, from.number)
            let high = min(range.upperBound, to.number)
            return low <= high ? sum + Int(high - low) + 1 : sum
        }
    }
}
