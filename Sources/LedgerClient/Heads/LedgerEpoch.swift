/// Which epoch of a ledger an origin names: `acme/…` is its first, `acme/…/e2` the one that began when it was restored from a
/// backup that may lack something.
package struct LedgerEpoch: Hashable, Sendable {
    /// The origin of the first epoch.
    package let first: String
    package let number: UInt32

    /// Epochs before that are looked for at most.
    private static let reach: UInt32 = 1_000

    package init(of origin: String) {
        if let slash = origin.lastIndex(of: "/"), origin[slash...].hasPrefix("/e"),
            let number = UInt32(origin[slash...].dropFirst(2)), number > 1, origin[slash...] == "/e\(number)"
        {
            first = String(origin[..<slash])
            self.number = number
        } else {
            first = origin
            number = 1
        }
    }

    /// Whether it began when `other` had ended, or later.
    package func follows(_ other: LedgerEpoch) -> Bool { first == other.first && number > other.number }

    /// Origins of the epochs before, the latest first.
    var originsBefore: some Sequence<String> {
        (1..<min(number, Self.reach)).reversed().lazy.map { [first] in $0 == 1 ? first : "\(first)/e\($0)" }
    }
}
