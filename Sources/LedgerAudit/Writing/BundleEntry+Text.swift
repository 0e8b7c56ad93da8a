package import TransparencyLog
internal import LedgerFormat

extension BundleEntry {
    /// As programs hand an event on that know nothing of its form.
    ///
    /// - Parameters:
    ///   - disclosures: each in base64url, as it travels.
    ///   - redactions: names with their grounds.
    /// - Throws: ``AuditError/unfit(because:)`` for a ground that there is not.
    package init(
        leaf: [UInt8], proof: [Hash256], disclosures: [String], redactions: [(name: String, ground: String)]
    ) throws(AuditError) {
        var hidden: [Redaction] = []
        for (name, text) in redactions {
            guard let ground = RedactionGround(rawValue: text) else {
                throw .unfit(because: "\(text) is no ground for leaving something out")
            }
            hidden.append(Redaction(name: name, ground: ground))
        }
        self.init(
            leaf: leaf, proof: proof, disclosures: disclosures.map { Disclosure(text: Array($0.utf8)) },
            redactions: hidden)
    }
}
