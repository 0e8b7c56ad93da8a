/// One number out of the values of a span, and the events that it rests on.
package struct Aggregate: Hashable, Sendable {
    /// Nil when the values say nothing: a mean, least, greatest or latest of none.
    package var value: Decimal?
    /// Positions of the events that say the values, in order; of more than ``basisLimit`` the last ones.
    package var basis: [UInt64]
    package var count: Int

    /// Most positions that an event names as its basis: with more, the leaf would outgrow its 16 KiB.
    package static let basisLimit = 256
}

extension Measurements {
    /// Aggregates the current values of `version` whose day lies in `span`. What was withdrawn after a contest counts in
    /// nothing; what is contested counts until somebody decides.
    ///
    /// A mean is rounded half away from zero to six decimals. The latest is that of the greatest day, and on one day
    /// the one recorded last. A sum with more than 18 digits before the point becomes the largest number there is.
    ///
    /// - Complexity: O(n) of everything recorded of this person by this metric.
    package func aggregate(_ aggregate: MetricAggregate, version: UInt32, over span: DaySpan) -> Aggregate {
        var sum: Int128 = 0
        var count = 0
        var least: Decimal?
        var greatest: Decimal?
        var latest: Item?
        var basis: [UInt64] = []
        for item in items where item.version == version && item.counts && span.contains(item.asOf) {
            sum += item.current.millionths
            count += 1
            least = least.map { min($0, item.current) } ?? item.current
            greatest = greatest.map { max($0, item.current) } ?? item.current
            if latest.map({ $0.asOf <= item.asOf }) ?? true { latest = item }
            basis.append(item.currentSeq)
        }
        basis.sort()
        let value: Decimal? =
            switch aggregate {
            case .sum: Decimal(clampingMillionths: sum)
            case .count: Decimal(clampingMillionths: Int128(count) * 1_000_000)
            case .mean: count == 0 ? nil : Decimal(clampingMillionths: roundedQuotient(sum, Int128(count)))
            case .min: least
            case .max: greatest
            case .latest: latest?.current
            }
        return Aggregate(value: value, basis: Array(basis.suffix(Aggregate.basisLimit)), count: count)
    }
}

/// `dividend / divisor` rounded half away from zero; `divisor` is positive.
func roundedQuotient(_ dividend: Int128, _ divisor: Int128) -> Int128 {
    let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
    guard remainder.magnitude * 2 >= divisor.magnitude else { return quotient }
    return dividend < 0 ? quotient - 1 : quotient + 1
}
