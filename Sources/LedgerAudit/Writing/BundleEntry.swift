package import LedgerFormat
package import TransparencyLog

/// One event on its way into a bundle: its exact bytes, what is shown of it, and what is not.
package struct BundleEntry: Sendable {
    /// A sealed member that is not shown.
    package struct Redaction: Sendable {
        package var name: String
        package var ground: RedactionGround

        package init(name: String, ground: RedactionGround) {
            self.name = name
            self.ground = ground
        }
    }

    /// Without a line feed.
    package var leaf: [UInt8]
    /// From leaf to root, in the tree of the bundle's head; empty for scope `all`.
    package var proof: [Hash256]
    /// In any order.
    package var disclosures: [Disclosure]
    /// In any order. With the disclosures, every sealed member of the leaf is named exactly once.
    package var redactions: [Redaction]

    package init(leaf: [UInt8], proof: [Hash256], disclosures: [Disclosure], redactions: [Redaction]) {
        self.leaf = leaf
        self.proof = proof
        self.disclosures = disclosures
        self.redactions = redactions
    }
}
