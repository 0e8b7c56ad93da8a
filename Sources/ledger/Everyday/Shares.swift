/// A target divided over its milestones.
enum Shares {
    /// Equal parts that add up to the whole exactly: to whole numbers where the whole is one, the rest on the last ones.
    ///
    /// - Parameter whole: as the ledger spells numbers.
    static func of(_ whole: String, in count: Int) -> [String] {
        guard count > 0, let millionths = millionths(whole) else { return [] }
        let step: Int128 = millionths % 1_000_000 == 0 ? 1_000_000 : 1
        let steps = millionths / step
        let (each, rest) = steps.quotientAndRemainder(dividingBy: Int128(count))
        let larger = Int(rest.magnitude)
        return (0..<count).map { index in
            spelled((each + (index >= count - larger ? rest.signum() : 0)) * step)
        }
    }

    /// What is left of a whole when these parts are taken; nil where something is no number.
    static func rest(of whole: String, without parts: [String]) -> String? {
        guard let whole = millionths(whole) else { return nil }
        var rest = whole
        for part in parts {
            guard let part = millionths(part) else { return nil }
            rest -= part
        }
        return spelled(rest)
    }

    private static func millionths(_ text: String) -> Int128? {
        guard let plain = DecimalText.normalised(text) else { return nil }
        let parts = plain.drop { $0 == "-" }.split(separator: ".")
        let fraction = parts.count == 2 ? parts[1] + String(repeating: "0", count: 6 - parts[1].count) : "000000"
        guard let number = Int128(parts[0] + fraction) else { return nil }
        return plain.first == "-" ? -number : number
    }

    private static func spelled(_ millionths: Int128) -> String {
        let (whole, fraction) = millionths.magnitude.quotientAndRemainder(dividingBy: 1_000_000)
        let digits = String(fraction)
        let padded = String(repeating: "0", count: 6 - digits.count) + digits
        return DecimalText.normalised("\(millionths < 0 ? "-" : "")\(whole).\(padded)") ?? "0"
    }
}
