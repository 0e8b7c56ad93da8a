internal import CanonicalJSON
internal import Crypto
internal import TransparencyLog

/// Verifies an evidence bundle, a directory or a zip, as it lies there: nothing is followed, unpacked or written.
///
/// Memory is bounded by the manifest and one line; time by what the manifest lists.
/// - SeeAlso: Docs/Format.md, "Verdicts".
package struct BundleVerifier {
    private var held: HeldElsewhere
    private let recall: (String) -> HeldElsewhere?
    private var verdict = BundleVerdict(status: .unusable)

    private init(_ held: HeldElsewhere, _ recall: @escaping (String) -> HeldElsewhere?) {
        self.held = held
        self.recall = recall
    }

    /// - Parameters:
    ///   - path: a directory, or a zip.
    ///   - held: what it is held against.
    ///   - recall: what this machine remembers of the ledger of an origin; asked if nothing else is held.
    ///   - progress: called now and then with how many bytes are read, of how many: all files once, events again.
    package static func verify(
        _ path: String, against held: HeldElsewhere = HeldElsewhere(),
        recall: @escaping (_ origin: String) -> HeldElsewhere? = { _ in nil },
        progress: (_ done: UInt64, _ whole: UInt64) -> Void = { _, _ in }
    ) -> BundleVerdict {
        var verifier = BundleVerifier(held, recall)
        do throws(AuditError) {
            let source = try bundleSource(at: path)
            try verifier.judge(source, progress)
        } catch {
            verifier.verdict.unusable = error
        }
        return verifier.verdict
    }

    private mutating func judge(_ source: any BundleSource, _ progress: (UInt64, UInt64) -> Void) throws(AuditError) {
        do throws(Stop) {
            try run(source, progress)
            verdict.status = held.isEmpty ? .consistent : .anchored
        } catch {
            switch error {
            case .finding(let finding):
                verdict.status = .broken
                verdict.finding = finding
                verdict.closer = closer(finding, source)
            case .unusable(let error): throw error
            }
        }
    }

    /// If the bytes of a file with lines are not those of the manifest: the line where that shows.
    private func closer(_ finding: Finding, _ source: any BundleSource) -> Finding? {
        let withLines = [BundlePath.events, BundlePath.proofs, BundlePath.disclosures, BundlePath.redactions]
        guard finding.check == .files, let file = finding.file, withLines.contains(file),
            let manifest = verdict.manifest
        else { return nil }
        do throws(Stop) {
            _ = try readHead(source, manifest)
            var pass = try LeafPass(source, manifest, HeldElsewhere(), BundleVerdict.Counts())
            while try pass.step() {}
            try pass.finish()
        } catch {
            if case .finding(let finding) = error, finding.line != nil { return finding }
        }
        return nil
    }

    private mutating func run(_ source: any BundleSource, _ progress: (UInt64, UInt64) -> Void) throws(Stop) {
        let (manifest, digest) = try readManifest(source)
        verdict.manifest = manifest
        let all = manifest.files.reduce(0) { $0 + UInt64($1.bytes) }
        let whole = all + manifest.files.reduce(0) { $0 + ($1.path == BundlePath.events ? UInt64($1.bytes) : 0) }
        var done: UInt64 = 0
        try FilesCheck(source, manifest).run { (bytes) in
            done += UInt64(bytes)
            progress(done, whole)
        }
        verdict.counts.files = manifest.files.count + 1
        verdict.counts.bytes = Int64(all)
        let (head, key) = try readHead(source, manifest)
        verdict.key = "\(key)"
        if held.isEmpty, let remembered = recall(head.origin), !remembered.isEmpty {
            held = remembered
            verdict.isRemembered = true
        }
        var pass = try LeafPass(source, manifest, held, verdict.counts)
        defer { verdict.counts = pass.counts }
        while try pass.step() {
            if pass.counts.events.isMultiple(of: 1_024) { progress(all + pass.eventBytes, whole) }
        }
        try pass.finish()
        progress(whole, whole)
        try pass.complete.finish()
        try checkClaim(pass, manifest)
        verdict.anchors = try pass.held.finish(head: head, key: key, manifest: manifest, digest: digest)
    }

    /// The manifest, and the digest of its bytes.
    private func readManifest(_ source: any BundleSource) throws(Stop) -> (BundleManifest, Hash256) {
        func strange(_ because: String) -> Stop { .finding(Finding(.manifest, BundlePath.manifest, because)) }
        do {
            let bytes = try wholeFile(BundlePath.manifest, of: source, bound: AuditLimits.manifestBytes)
            guard let digest = Hash256(Array(SHA256.hash(data: bytes))) else {
                preconditionFailure("SHA-256 has 32 bytes")
            }
            return (try BundleManifest(parsing: bytes), digest)
        } catch let failure as ReadFailure {
            switch failure {
            case .system(let error): throw .unusable(error)
            case .damaged(let because): throw strange(because)
            }
        } catch let unfit as LeafLine.Unfit {
            throw strange(unfit.because)
        } catch {
            preconditionFailure("two kinds of errors are thrown there: \(error)")
        }
    }

    /// The head and the policy's key, which signed it.
    private func readHead(
        _ source: any BundleSource, _ manifest: BundleManifest
    ) throws(Stop) -> (TreeHead, VerifierKey) {
        let note: SignedNote
        let head: TreeHead
        do {
            let bytes = try wholeFile(BundlePath.head, of: source, bound: SignedNote.maximumBytes)
            note = try SignedNote(parsing: bytes)
            head = try TreeHead(noteText: note.text)
            guard note.text.utf8.elementsEqual(head.noteText.utf8) else {
                throw LeafLine.Unfit("it says more than origin, size and root")
            }
            guard head.size <= AuditLimits.headSize else { throw LeafLine.Unfit("its size is beyond 2^53 - 1") }
        } catch {
            throw Self.stop(error, .head, BundlePath.head)
        }
        let key: VerifierKey
        do {
            let bytes = try wholeFile(BundlePath.policy, of: source, bound: AuditLimits.policyBytes)
            let (before, after) = (Array("log ".utf8), Array("\nquorum none\n".utf8))
            guard bytes.count > before.count + after.count, bytes.starts(with: before),
                bytes.suffix(after.count).elementsEqual(after),
                let text = String(validating: bytes.dropFirst(before.count).dropLast(after.count), as: UTF8.self)
            else { throw LeafLine.Unfit("it is not the two lines: log KEY, quorum none") }
            key = try VerifierKey(parsing: text)
        } catch {
            throw Self.stop(error, .head, BundlePath.policy)
        }
        do {
            _ = try TreeHead(verifying: note, by: key)
            guard head.origin.utf8.elementsEqual(manifest.origin.utf8), head.size == manifest.headSize,
                head.root == manifest.headRoot
            else { throw LeafLine.Unfit("its origin, size or root is not the manifest's") }
        } catch {
            throw Self.stop(error, .head, BundlePath.head)
        }
        return (head, key)
    }

    private static func stop(_ error: any Error, _ check: Finding.Check, _ file: String) -> Stop {
        if let failure = error as? ReadFailure { return Stop(failure, file) }
        let because = (error as? LeafLine.Unfit)?.because ?? "\(error)"
        return .finding(Finding(check, file, because))
    }

    private func checkClaim(_ pass: LeafPass, _ manifest: BundleManifest) throws(Stop) {
        func strange(_ because: String) -> Stop { .finding(Finding(.claim, BundlePath.manifest, because)) }
        guard let (leaf, shown) = pass.export, leaf.type == "export.made" else {
            throw strange("event \(manifest.export) is not here, or is no export")
        }
        guard manifest.isAll || pass.lastSeq == leaf.seq else { throw strange("the export is not the last event") }
        let listing = BundleManifest.listing(of: manifest.complete)
        let pairs: [(String, String?, String?)] = [
            ("scope", leaf.data["scope"]?.string, manifest.scope),
            ("listing", leaf.data["listing"]?.string, listing),
            ("requester", leaf.actor, manifest.requester),
            ("madeAt", String(decoding: leaf.at, as: UTF8.self), manifest.madeAt),
            ("purpose", shown.purpose, manifest.purpose),
            ("recipient", shown.recipient, manifest.recipient),
        ]
        for (name, logged, said) in pairs {
            let isSame = logged.map { Array($0.utf8) } == said.map { Array($0.utf8) }
            guard isSame else { throw strange("its \(name) is not what event \(leaf.seq) says") }
        }
        guard (leaf.sealed["/recipient"] == nil) == (manifest.recipient == nil) else {
            throw strange("its recipient is not what event \(leaf.seq) says")
        }
        guard manifest.complete.contains(where: { $0.of == manifest.own && $0.count > 0 }) else {
            throw strange("its scope is \(manifest.scope), and of that it says nothing to be complete")
        }
    }
}

/// A file of a bundle, whole.
func wholeFile(_ path: String, of source: any BundleSource, bound: Int) throws -> [UInt8] {
    let content = try source.open(path)
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 64 << 10)
    while true {
        let count = try filling(&piece, from: content)
        if count == 0 { return bytes }
        guard bytes.count + count <= bound else { throw LeafLine.Unfit("it has more than \(bound) bytes") }
        bytes += piece[..<count]
    }
}
