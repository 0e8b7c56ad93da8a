/// The interval in which a share likely lies when `successes` of `trials` were counted: Wilson's score interval.
///
/// Unlike the usual ± it stays between 0 and 1, and says something of small counts.
///
/// - SeeAlso: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", 1927.
package struct Wilson: Hashable, Sendable {
    package let low: Double
    package let high: Double

    /// - Parameters:
    ///   - successes: at most `trials`.
    ///   - trials: at least 1; nil comes of none, since nothing was counted.
    ///   - z: the normal quantile; 1.959963984540054 for 95 %.
    package init?(successes: Int, of trials: Int, z: Double = Wilson.z95) {
        guard trials > 0, successes >= 0, successes <= trials else { return nil }
        let n = Double(trials)
        let share = Double(successes) / n
        let square = z * z
        let middle = (share + square / (2 * n)) / (1 + square / n)
        let reach = z / (1 + square / n) * (share * (1 - share) / n + square / (4 * n * n)).squareRoot()
        low = successes == 0 ? 0 : max(0, middle - reach)
        high = successes == trials ? 1 : min(1, middle + reach)
    }

    /// Two-sided 95 %.
    package static let z95 = 1.959963984540054
}
