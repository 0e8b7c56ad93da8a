internal import CanonicalJSON
internal import Crypto
package import LedgerDomain
package import LedgerFormat

/// Seals and opens vault rows: AES-256-GCM under the owner's key, bound to ledger, event, owner and key version.
///
/// A row is `version (4 bytes, big-endian) ‖ nonce (12) ‖ ciphertext ‖ tag (16)`; its plaintext is the disclosures
/// joined by line feeds.
package struct Vault: Sendable {
    let keys: KeyStore
    /// The ledger's first, whatever epoch it is: rows that were sealed once are not sealed anew for a later one.
    let origin: String

    /// - Parameter version: of the owner's key; the present one unless said.
    func seal(
        _ row: SealedRow, seq: UInt64, nonce: (UInt64, UInt64), version: UInt32? = nil
    ) throws(StoreError) -> [UInt8] {
        let (key, version) = try keys.sealingKey(of: row.owner, version: version)
        var plain: [UInt8] = []
        for (index, disclosure) in row.disclosures.enumerated() {
            if index > 0 { plain.append(10) }
            plain += disclosure.text
        }
        do {
            let nonceBytes = withUnsafeBytes(of: nonce) { Array($0[..<12]) }
            let box = try AES.GCM.seal(
                plain, using: key, nonce: AES.GCM.Nonce(data: nonceBytes),
                authenticating: associatedData(seq: seq, owner: row.owner, version: version))
            var out: [UInt8] = []
            out.reserveCapacity(4 + 12 + plain.count + 16)
            withUnsafeBytes(of: version.bigEndian) { out += $0 }
            out += nonceBytes
            out += box.ciphertext
            out += box.tag
            return out
        } catch {
            throw .engineFailed(reason: "sealing failed: \(error)")
        }
    }

    /// The version of the key that a row is under; nil for what is no row.
    static func version(of row: [UInt8]) -> UInt32? {
        row.count < 32 ? nil : row[..<4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    }

    /// The disclosures of one row; nil when its key was destroyed.
    package func open(_ row: [UInt8], seq: UInt64, owner: MemberID?) throws(StoreError) -> [Disclosure]? {
        guard let version = Self.version(of: row) else {
            throw .damaged(what: "vault row", position: seq, reason: "too short")
        }
        guard let key = try keys.key(of: owner, version: version) else { return nil }
        do {
            let box = try AES.GCM.SealedBox(combined: row[4...])
            let plain = try AES.GCM.open(
                box, using: key, authenticating: associatedData(seq: seq, owner: owner, version: version))
            return plain.split(separator: 10).map { Disclosure(text: Array($0)) }
        } catch {
            throw .damaged(what: "vault row", position: seq, reason: "it does not open under its owner's key")
        }
    }

    /// Canonical `[origin, seq, owner, keyVersion]`.
    private func associatedData(seq: UInt64, owner: MemberID?, version: UInt32) -> [UInt8] {
        var writer = CanonicalWriter(reservingCapacity: origin.utf8.count + 48)
        writer.array { (array) in
            array.string(origin)
            array.integer(Int64(seq))
            array.string(owner?.description ?? "ledger")
            array.integer(Int64(version))
        }
        return writer.bytes
    }
}
