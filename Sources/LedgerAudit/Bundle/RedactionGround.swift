/// Why a sealed member is not shown in an evidence bundle. The names are for ever; Docs/Format.md says each in a sentence.
package enum RedactionGround: String, Sendable, Hashable, CaseIterable {
    /// It belongs to somebody whom the bundle is not about.
    case thirdPerson = "third-person"
    /// How many events concern somebody else.
    case count
    /// Whoever made the export left it out.
    case withheld
    /// Whoever made the export may not see it.
    case notVisible = "not-visible"
    /// Its key was destroyed.
    case erased
}
