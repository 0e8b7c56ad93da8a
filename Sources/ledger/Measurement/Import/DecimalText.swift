/// Numbers as the ledger spells them: at most 18 digits, a point, at most 6 more.
enum DecimalText {
    /// The one spelling of a number; nil for what is none. `0150.50` becomes `150.5`; grouping is never guessed.
    static func normalised(_ text: String) -> String? {
        var rest = Substring(text)
        let isNegative = rest.first == "-"
        if isNegative { rest.removeFirst() }
        let parts = rest.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = parts.first, isDigits(whole), parts.count == 1 || isDigits(parts[1]) else { return nil }
        let digits = String(whole.drop { $0 == "0" })
        var fraction = parts.count == 2 ? String(parts[1]) : ""
        while fraction.last == "0" { fraction.removeLast() }
        guard digits.count <= 18, fraction.count <= 6 else { return nil }
        let isZero = digits.isEmpty && fraction.isEmpty
        let sign = isNegative && !isZero ? "-" : ""
        return sign + (digits.isEmpty ? "0" : digits) + (fraction.isEmpty ? "" : ".\(fraction)")
    }

    private static func isDigits(_ text: Substring) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
}
