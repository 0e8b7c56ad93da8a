/// What verifying a bundle came to.
package struct BundleVerdict: Sendable {
    /// The numbers are the exit statuses, and for ever.
    package enum Status: Int32, Sendable {
        /// It holds, and something from elsewhere says that it is this ledger's.
        case anchored = 0
        /// It does not hold.
        case broken = 1
        /// It cannot be judged.
        case unusable = 2
        /// It holds in itself; nothing from elsewhere vouches for it.
        case consistent = 3

        /// For ever, too.
        package var name: String {
            switch self {
            case .anchored: "anchored"
            case .broken: "broken"
            case .unusable: "unusable"
            case .consistent: "consistent"
            }
        }
    }

    /// How a head from elsewhere stands to the bundle's.
    package enum Comparison: Sendable, Equatable {
        case sameSize
        /// The bundle's leaves begin with those that the held head signs.
        case extended(size: UInt64)
        /// The bundle has not what it would take to compare with a head of this size.
        case incomparable(size: UInt64)
    }

    /// Something from elsewhere that vouches for the key, and what else it was held against.
    package enum Anchor: Sendable, Equatable {
        case key
        case head(Comparison)
        /// `leaf`: whether the receipt's event is in the bundle, and so was proved by it, with all that came before it.
        case receipt(index: UInt64, leaf: Bool, Comparison)
        /// Of the manifest, and so of every file.
        case digest
    }

    package struct Counts: Sendable, Equatable {
        package var events: UInt64 = 0
        package var proofs: UInt64 = 0
        package var disclosures: UInt64 = 0
        package var redactions: [RedactionGround: UInt64] = [:]
        package var files = 0
        package var bytes: Int64 = 0
    }

    package internal(set) var status: Status
    package internal(set) var finding: Finding?
    /// For the bytes of a file: the line of it, or of what belongs to it, where the damage shows.
    package internal(set) var closer: Finding?
    /// Why it cannot be judged.
    package internal(set) var unusable: AuditError?
    /// Nil if it could not be read.
    package internal(set) var manifest: BundleManifest?
    /// The key in the bundle; nil if it could not be read.
    package internal(set) var key: String?
    package internal(set) var anchors: [Anchor] = []
    /// What anchors it is what this machine remembers, not what was given.
    package internal(set) var isRemembered = false
    /// What was checked until the end, or until the finding.
    package internal(set) var counts = Counts()
}
