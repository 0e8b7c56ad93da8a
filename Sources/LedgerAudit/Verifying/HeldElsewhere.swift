package import TransparencyLog

/// What somebody has from elsewhere than the bundle, and trusts.
package struct HeldElsewhere: Sendable {
    package var key: VerifierKey?
    /// A tree head, seen or kept earlier.
    package var head: SignedNote?
    package var receipt: Receipt?

    package init(key: VerifierKey? = nil, head: SignedNote? = nil, receipt: Receipt? = nil) {
        self.key = key
        self.head = head
        self.receipt = receipt
    }

    var isEmpty: Bool { key == nil && head == nil && receipt == nil }
}
