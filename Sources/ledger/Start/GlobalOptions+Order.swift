extension GlobalOptions {
    private static let flags = ["--json", "--no-color", "--yes"]
    private static let withValue = ["--socket", "--as"]

    /// Lets global options stand before the verb too: `ledger --as dana agreement list`. They are moved behind it,
    /// before a `--`, where the verb's own parser takes them.
    static func behindTheVerb(_ arguments: [String]) -> [String] {
        var moved: [String] = []
        var rest = arguments[...]
        while let first = rest.first {
            if flags.contains(first) || withValue.contains(where: { first.hasPrefix("\($0)=") }) {
                moved.append(first)
                rest = rest.dropFirst()
            } else if withValue.contains(first), rest.count > 1 {
                moved += rest.prefix(2)
                rest = rest.dropFirst(2)
            } else {
                break
            }
        }
        let end = rest.firstIndex(of: "--") ?? rest.endIndex
        return rest[..<end] + moved + rest[end...]
    }
}
