/// Which epoch of a ledger an origin names: `acme/…` is its first, `acme/…/e2` one that began when it was restored from a
/// backup that may lack something.
package struct EpochOrigin: Hashable, Sendable {
    /// The first epoch's: what vault rows and keys are bound to for ever.
    package var first: String
    /// From 1.
    package var epoch: UInt32

    package init(first: String, epoch: UInt32) {
        self.first = first
        self.epoch = epoch
    }

    /// Reads `name/<hex>/e2`.
    package init(_ origin: String) {
        first = origin
        epoch = 1
        guard let slash = origin.lastIndex(of: "/") else { return }
        let tail = origin[origin.index(after: slash)...]
        guard tail.hasPrefix("e"), let number = UInt32(tail.dropFirst()), number > 1, "e\(number)" == tail else {
            return
        }
        first = String(origin[..<slash])
        epoch = number
    }

    package var origin: String { epoch == 1 ? first : "\(first)/e\(epoch)" }

    /// Whether it began when `other` had ended, or later.
    package func follows(_ other: EpochOrigin) -> Bool { first == other.first && epoch > other.epoch }
}
