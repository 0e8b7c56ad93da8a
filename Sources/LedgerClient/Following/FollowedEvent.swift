import CanonicalJSON
package import LedgerRPC
import TransparencyLog

/// One event as a follower gets it: the leaf's exact bytes, and of its envelope what readers go by.
package struct FollowedEvent: Sendable {
    /// Leaf index, from 0.
    package let position: UInt64
    /// Ordinal in its stream, from 0.
    package let revision: UInt64
    package let type: String
    package let stream: String
    /// When, by the ledger's clock: `2026-11-23T18:02:16.123456Z`.
    package let at: String
    /// The leaf's exact bytes, at most ``Limits/leafBytes``.
    package let leaf: [UInt8]
    /// Leaf hash, base64url; it was computed here and is what the ledger said.
    package let hash: String
    /// What opens sealed members; empty unless asked for.
    package let disclosures: [DisclosureView]

    /// - Throws: `ClientError.malformed` for bytes that have another hash than the ledger says, or are no leaf.
    /// - Complexity: O(bytes).
    init(_ entry: LogEntry) throws(ClientError) {
        leaf = entry.leafBytes
        hash = entry.hash
        disclosures = entry.disclosures
        guard MerkleHash.leaf(leaf).base64url == entry.hash else {
            throw .malformed(because: "an event's bytes have another hash than the ledger says")
        }
        guard let root = try? JSONDocument(parsing: leaf).root, let position = root["seq"]?.integer, position >= 0,
            let revision = root["rev"]?.integer, revision >= 0, let type = root["type"]?.string,
            let stream = root["stream"]?.string, let at = root["at"]?.string
        else { throw .malformed(because: "an event is no leaf") }
        self.position = UInt64(position)
        self.revision = UInt64(revision)
        self.type = type
        self.stream = stream
        self.at = at
    }
}
