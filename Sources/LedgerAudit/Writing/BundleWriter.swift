internal import CanonicalJSON
internal import LedgerFormat
package import TransparencyLog

/// Writes an evidence bundle, event by event, in memory for one of them.
///
/// ```swift
/// let writer = try BundleWriter(to: "evidence", scope: scope, complete: complete, export: seq, head: note, key: key)
/// for entry in entries { try writer.append(entry) }
/// let made = try writer.finish()
/// ```
///
/// Everything is written beside the target and takes its name at the end: a writer that is let go of before leaves
/// nothing. What is handed over is checked as a verifier will check it, so that no bundle is made that does not hold:
/// who asked, when and what for are read from the leaf of the export itself.
/// - SeeAlso: Docs/Format.md, "Evidence bundle".
package final class BundleWriter {
    /// What the target is.
    package enum Form: Sendable {
        case directory
        /// The same files in one, stored as they are.
        case zip
    }

    private let form: Form
    private let directory: UnfinishedDirectory
    private let key: VerifierKey
    private let note: SignedNote
    private var check: EntryCheck
    private var manifest: BundleManifest
    private let events: BundleFile
    private let proofs: BundleFile?
    private let disclosures: BundleFile
    private let redactions: BundleFile
    private var hasRedaction = false
    private var types: Set<String> = []

    /// - Parameters:
    ///   - target: where the bundle is to be; nothing may be there, its parent must.
    ///   - scope: `all`, `person/17` or `agreement/12`.
    ///   - complete: what will be whole, in ascending order of `of` (bytes): the list whose digest the export has.
    ///   - export: position of the `export.made` event.
    ///   - head: signed by `key`, larger than `export`; proofs are in its tree.
    /// - Throws: ``AuditError/exists(path:)``, `.system`, or `.unfit` for a head that is not this key's.
    package init(
        to target: String, as form: Form, scope: String, complete: [BundleManifest.Complete], export: UInt64,
        head: SignedNote, key: VerifierKey
    ) throws(AuditError) {
        let treeHead: TreeHead
        do throws(TreeHeadError) {
            treeHead = try TreeHead(verifying: head, by: key)
        } catch {
            throw .unfit(because: "the head of the bundle does not hold: \(error)")
        }
        guard complete.count <= AuditLimits.complete else {
            throw .unfit(because: "more than \(AuditLimits.complete) things are said to be complete")
        }
        self.form = form
        self.key = key
        note = head
        manifest = BundleManifest(
            complete: complete, events: 0, export: export, files: [], headRoot: treeHead.root,
            headSize: treeHead.size, madeAt: "", origin: treeHead.origin, purpose: "", recipient: nil, requester: "",
            scope: scope)
        check = EntryCheck(manifest: manifest)
        directory = try UnfinishedDirectory(besides: target)
        events = try directory.create(BundlePath.events)
        proofs = manifest.isAll ? nil : try directory.create(BundlePath.proofs)
        disclosures = try directory.create(BundlePath.disclosures)
        redactions = try directory.create(BundlePath.redactions)
        try redactions.append("{\"redactions\":[")
    }

    /// Appends an event; `seq` ascends from call to call.
    ///
    /// - Throws: ``AuditError/unfit(because:)`` if a verifier would refuse it; `.system` if the disk does.
    /// - Complexity: O(bytes of the entry), and O(log size) hashes for its proof.
    package func append(_ entry: BundleEntry) throws(AuditError) {
        let leaf = try check.admit(entry)
        try events.append(line: entry.leaf)
        if let proofs {
            var line = CanonicalWriter(reservingCapacity: 1_024)
            line.object { (object) in
                object.array("hashes") { (array) in for hash in entry.proof { array.string(hash.base64url) } }
                object.integer("index", Int64(leaf.seq))
            }
            try proofs.append(line: line.bytes)
        }
        for shown in try check.sorted(entry.disclosures) {
            var line = CanonicalWriter(reservingCapacity: shown.text.count + 80)
            line.object { (object) in
                object.string("disclosure", String(decoding: shown.text, as: UTF8.self))
                object.string("name", shown.name)
                object.integer("seq", Int64(leaf.seq))
            }
            try disclosures.append(line: line.bytes)
        }
        for hidden in entry.redactions.sorted(by: { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }) {
            var line = CanonicalWriter(reservingCapacity: 128)
            line.object { (object) in
                object.string("ground", hidden.ground.rawValue)
                object.string("name", hidden.name)
                object.integer("seq", Int64(leaf.seq))
            }
            try redactions.append(hasRedaction ? ",\n" : "\n")
            try redactions.append(line.bytes)
            hasRedaction = true
        }
        types.insert(leaf.type)
        manifest.events += 1
    }

    /// What was made.
    package struct Made: Sendable {
        package var manifest: BundleManifest
        /// SHA-256 of `manifest.json`, 64 hexadecimal digits: for `export.delivered`.
        package var digest: String
    }

    /// Writes the rest, the manifest last, syncs, and puts the whole in its place.
    ///
    /// - Throws: as `append`; then nothing is left at the target.
    package func finish() throws(AuditError) -> Made {
        try redactions.append("\n]}\n")
        let claim = try check.finish(leaves: manifest.events)
        manifest.madeAt = claim.madeAt
        manifest.requester = claim.requester
        manifest.purpose = claim.purpose
        manifest.recipient = claim.recipient
        for file in [events, proofs, disclosures, redactions] {
            if let file { manifest.files.append(try file.finish()) }
        }
        try add(BundlePath.head, note.serialised())
        try add(BundlePath.policy, Array("log \(key)\nquorum none\n".utf8))
        for type in types.sorted() {
            // A type that is younger than this program has no schema here.
            if let schema = SchemaFiles.event(named: type) { try add(BundlePath.schema(of: type), schema) }
        }
        try add(BundlePath.verifier, PackageResources.verify_py)
        let report = try directory.create(BundlePath.report)
        try BundleReport.write(of: manifest, at: directory.path, to: report)
        manifest.files.append(try report.finish())
        try addExplanation()
        manifest.files.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
        guard manifest.files.count <= AuditLimits.files else {
            throw .unfit(because: "the bundle would have more than \(AuditLimits.files) files")
        }
        let bytes = manifest.bytes
        guard bytes.count <= AuditLimits.manifestBytes else {
            throw .unfit(because: "the manifest would have more than \(AuditLimits.manifestBytes) bytes")
        }
        let file = try directory.create(BundlePath.manifest)
        try file.append(bytes)
        let written = try file.finish()
        switch form {
        case .directory: try directory.place()
        case .zip: try ZipWriter.pack(directory, manifest.files.map(\.path) + [BundlePath.manifest])
        }
        return Made(manifest: manifest, digest: written.sha256)
    }

    private func add(_ path: String, _ bytes: [UInt8]) throws(AuditError) {
        let file = try directory.create(path)
        try file.append(bytes)
        manifest.files.append(try file.finish())
    }

    /// How to check by hand, and lines for `sha256sum -c` at its end.
    private func addExplanation() throws(AuditError) {
        let file = try directory.create(BundlePath.explanation)
        try file.append(PackageResources.VERIFY_txt)
        for each in manifest.files.sorted(by: { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }) {
            try file.append("\(each.sha256)  \(each.path)\n")
        }
        manifest.files.append(try file.finish())
    }
}
