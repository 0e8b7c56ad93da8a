import CanonicalJSON
import Crypto
import Foundation
import TransparencyLog

@testable import LedgerAudit

/// A bundle on disk, in a directory of its own that goes away with it, and ways of damaging it.
final class MadeBundle {
    let folder: URL
    let ledger: SmallLedger
    var path: String { folder.appendingPathComponent("evidence").path }

    init(_ ledger: SmallLedger) throws {
        self.ledger = ledger
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("audit-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    static let complete = [
        BundleManifest.Complete(of: "agreement/12", count: 3), BundleManifest.Complete(of: "promise/9", count: 1),
    ]

    /// U3's bundle of the agreement; what is U4's is not in it.
    static func agreement(
        recipient: JSONTree? = nil, complete: [BundleManifest.Complete] = complete,
        as form: BundleWriter.Form = .directory,
        seed: UInt8 = 7
    ) throws -> MadeBundle {
        var ledger = try SmallLedger.agreement(seed: seed)
        let export = ledger.export("agreement/12", complete, recipient: recipient)
        ledger.append("policy.set", in: "ledger", by: "operator", about: [], ["windowDays": 5])
        let bundle = try MadeBundle(ledger)
        let writer = try bundle.writer("agreement/12", complete, export, as: form)
        for seq: UInt64 in [0, 1, 2, 4, 5, 6, 8, export] {
            try writer.append(ledger.entry(seq, hiding: ["ordinal/U2": .count]))
        }
        _ = try writer.finish()
        return bundle
    }

    /// Everything that concerns U3, by U3.
    static func person() throws -> MadeBundle {
        var ledger = try SmallLedger.agreement()
        let complete = [BundleManifest.Complete(of: "U3", count: 5)]
        let export = ledger.export("person/3", complete)
        let bundle = try MadeBundle(ledger)
        let writer = try bundle.writer("person/3", complete, export)
        for seq: UInt64 in [0, 2, 4, 5, 6, 8, export] {
            try writer.append(ledger.entry(seq, hiding: ["ordinal/U2": .count]))
        }
        _ = try writer.finish()
        return bundle
    }

    /// Everything, by an auditor; events follow the export.
    static func all(as form: BundleWriter.Form = .directory) throws -> MadeBundle {
        var ledger = try SmallLedger.agreement()
        let complete = [BundleManifest.Complete(of: "all", count: 9)]
        let export = ledger.export("all", complete, by: "U4", recipient: "the court")
        ledger.append("policy.set", in: "ledger", by: "operator", about: [], ["windowDays": 5])
        let bundle = try MadeBundle(ledger)
        let writer = try bundle.writer("all", complete, export, as: form)
        for seq in 0..<ledger.size { try writer.append(ledger.entry(seq, withProof: false)) }
        _ = try writer.finish()
        return bundle
    }

    func writer(
        _ scope: String, _ complete: [BundleManifest.Complete], _ export: UInt64,
        as form: BundleWriter.Form = .directory
    ) throws -> BundleWriter {
        try BundleWriter(
            to: path, as: form, scope: scope, complete: complete, export: export, head: ledger.head(),
            key: ledger.signer.verifierKey)
    }

    func verdict(_ held: HeldElsewhere = HeldElsewhere()) -> BundleVerdict {
        BundleVerifier.verify(path, against: held)
    }

    // MARK: Damage

    func bytes(_ file: String) throws -> [UInt8] { Array(try Data(contentsOf: url(file))) }
    func text(_ file: String) throws -> String { String(decoding: try bytes(file), as: UTF8.self) }
    func lines(_ file: String) throws -> [String] { try text(file).split(separator: "\n").map(String.init) }
    func put(_ file: String, _ bytes: [UInt8]) throws { try Data(bytes).write(to: url(file)) }
    func put(_ file: String, _ text: String) throws { try put(file, Array(text.utf8)) }
    func put(_ file: String, lines: [String]) throws { try put(file, lines.map { $0 + "\n" }.joined()) }
    func remove(_ file: String) throws { try FileManager.default.removeItem(at: url(file)) }
    func url(_ file: String) -> URL { folder.appendingPathComponent("evidence/\(file)") }

    /// Every plain file but the manifest, by path.
    func files() throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: path).filter {
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: url($0).path, isDirectory: &isFolder) && !isFolder.boolValue
                && $0 != "manifest.json"
        }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// Lists the files as they are now, as a forger would, and changes what else is to be changed.
    func relist(_ edit: (inout BundleManifest) -> Void = { _ in }) throws {
        var manifest = try BundleManifest(parsing: bytes("manifest.json"))
        manifest.files = try files().map { path in
            let bytes = try bytes(path)
            return BundleManifest.File(path: path, bytes: Int64(bytes.count), sha256: hash(bytes))
        }
        edit(&manifest)
        try put("manifest.json", manifest.bytes)
    }

    /// Puts small files where large ones are that are only hashed.
    func shrink() throws {
        for file in try files() where file.hasPrefix("schemas/") { try remove(file) }
        try? FileManager.default.removeItem(at: url("schemas"))
        for file in ["report.html", "verify.py", "VERIFY.txt"] { try put(file, "x\n") }
        try relist()
    }
}

/// As a manifest has it of each file.
func hash(_ bytes: [UInt8]) -> String { hexadecimal(SHA256.hash(data: bytes)) }
