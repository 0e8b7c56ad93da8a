import CanonicalJSON
import Crypto
import LMDB
import LedgerDomain
import LedgerFormat
@testable import LedgerStore

/// Somebody who took sealed rows at one time, and at another every key that can be found, the operator's included.
struct Burglar {
    struct Row {
        var position: VaultPosition
        var bytes: [UInt8]
    }

    let origin: String
    let rows: [Row]

    /// Takes the rows of a ledger that is not open, or of a copy of its database.
    init(_ directory: String, origin: String) throws {
        self.origin = origin
        var rows: [Row] = []
        for entry in try Dump(directory).maps["vault"] ?? [] {
            let seq = entry.key[..<8].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            let owner = entry.key[8...].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
            rows.append(
                Row(position: VaultPosition(seq: seq, owner: owner == 0 ? nil : MemberID(owner)), bytes: entry.value))
        }
        self.rows = rows
    }

    /// What the rows say, with every key below these directories: each is unwrapped as whatever file it may have been.
    func opened(with keys: [SymmetricKey]) -> [(position: VaultPosition, disclosure: Disclosure)] {
        rows.flatMap { (row) -> [(position: VaultPosition, disclosure: Disclosure)] in
            for key in keys {
                guard let box = try? AES.GCM.SealedBox(combined: row.bytes[4...]),
                    let plain = try? AES.GCM.open(box, using: key, authenticating: binding(of: row))
                else { continue }
                return plain.split(separator: 10).map { (row.position, Disclosure(text: Array($0))) }
            }
            return []
        }
    }

    func texts(with keys: [SymmetricKey]) -> Set<String> {
        Set(opened(with: keys).compactMap { $0.disclosure.opened()?.value.string })
    }

    private func binding(of row: Row) -> [UInt8] {
        let version = row.bytes[..<4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        let owner = row.position.ownerID?.description ?? "ledger"
        return Array("[\"\(origin)\",\(row.position.seq),\"\(owner)\",\(version)]".utf8)
    }

    /// Every key that lies in a directory, whatever it is called there, unwrapped by the operator's.
    static func keys(in directory: String, operatorKey: SymmetricKey, origin: String) -> [SymmetricKey] {
        var keys = [operatorKey]
        for path in Files.tree(directory) where !Files.isDirectory(path) {
            let bytes = Files.read(path)
            guard let box = try? AES.GCM.SealedBox(combined: bytes) else { continue }
            let name = path.split(separator: "/").last.map(String.init) ?? ""
            for place in ["/owners/", "/"] {
                let binding = Array((origin + "\n" + place + name).utf8)
                if let key = try? AES.GCM.open(box, using: operatorKey, authenticating: binding) {
                    keys.append(SymmetricKey(data: key))
                }
            }
        }
        return keys
    }
}
