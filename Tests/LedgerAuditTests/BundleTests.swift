import CanonicalJSON
import Foundation
import Testing
import TransparencyLog

@testable import LedgerAudit

@Suite struct `A bundle` {
    @Test func `of an agreement is consistent in itself, and anchored by a key, a head or a receipt from elsewhere`()
        throws
    {
        let bundle = try MadeBundle.agreement(recipient: "the works council")
        let alone = bundle.verdict()
        #expect(
            alone.status == .consistent, "\(String(describing: alone.finding)) \(String(describing: alone.unusable))")
        #expect(alone.counts.events == 8 && alone.counts.proofs == 8)
        #expect(alone.counts.redactions == [.count: 6])
        #expect(alone.manifest?.recipient == "the works council" && alone.manifest?.requester == "U3")

        let ledger = bundle.ledger
        let key = bundle.verdict(HeldElsewhere(key: ledger.signer.verifierKey))
        #expect(key.status == .anchored && key.anchors == [.key])
        let same = bundle.verdict(HeldElsewhere(head: try ledger.head()))
        #expect(same.status == .anchored && same.anchors == [.head(.sameSize)])
        // Leaf 6 is here, and its proof says what the root of seven was; leaf 8's says what that of eight was.
        let seven = bundle.verdict(HeldElsewhere(head: try ledger.head(7)))
        #expect(seven.anchors == [.head(.extended(size: 7))])
        let eight = bundle.verdict(HeldElsewhere(head: try ledger.head(8)))
        #expect(eight.status == .anchored && eight.anchors == [.head(.extended(size: 8))])
        var grown = ledger
        grown.append("policy.set", in: "ledger", by: "operator", about: [], ["windowDays": 6])
        let twelve = bundle.verdict(HeldElsewhere(head: try grown.head(12)))
        #expect(twelve.status == .anchored && twelve.anchors == [.head(.incomparable(size: 12))])
        let none = bundle.verdict(HeldElsewhere(head: try ledger.head(0)))
        #expect(none.anchors == [.head(.extended(size: 0))])
        let receipt = bundle.verdict(HeldElsewhere(receipt: try ledger.receipt(for: 5, size: 6)))
        #expect(receipt.anchors == [.receipt(index: 5, leaf: true, .extended(size: 6))])
        let other = bundle.verdict(HeldElsewhere(receipt: try ledger.receipt(for: 7, size: 9)))
        #expect(other.status == .anchored && other.anchors == [.receipt(index: 7, leaf: false, .extended(size: 9))])
    }

    /// Event 3 is not in the bundle, and not the one that there was when the receipts were given out.
    @Test func `of a history that was rewritten before an event is contradicted by each receipt for that event`() throws
    {
        let bundle = try MadeBundle.agreement()
        var kept = try SmallLedger()
        for seq in 0..<9 {
            let leaf = String(decoding: bundle.ledger.leaves[seq], as: UTF8.self)
            kept.append(leaf: Array((seq == 3 ? leaf.replacing("C0uoGmfgS", with: "C1uoGmfgS") : leaf).utf8))
        }
        for _ in 9..<14 { kept.append("policy.set", in: "ledger", by: "operator", about: [], ["windowDays": 6]) }
        for size: UInt64 in 6...14 {
            let held = bundle.verdict(HeldElsewhere(receipt: try kept.receipt(for: 5, size: size)))
            #expect(held.status == .broken && held.finding?.check == .anchor, "\(size): \(held)")
            // What came before event 2 is the same.
            let before = bundle.verdict(HeldElsewhere(receipt: try kept.receipt(for: 2, size: size > 11 ? size : 3)))
            #expect(before.status == .anchored, "\(size): \(String(describing: before.finding))")
        }
        for size: UInt64 in 4...10 {
            let held = bundle.verdict(HeldElsewhere(head: try kept.head(size)))
            #expect(held.finding?.check == .anchor, "\(size): \(held)")
        }
    }

    /// The ledger itself signed such an export.
    @Test(arguments: [[], [BundleManifest.Complete(of: "promise/9", count: 1)]])
    func `in which nothing of its own scope is complete claims what it is not`(complete: [BundleManifest.Complete])
        throws
    {
        let verdict = try MadeBundle.agreement(complete: complete).verdict()
        #expect(verdict.status == .broken && verdict.finding?.check == .claim, "\(verdict)")
        #expect(verdict.finding?.file == "manifest.json" && verdict.finding?.line == nil)
    }

    /// The ledger signed an export of which the last event of the agreement is left out, and its count made to fit.
    @Test func `that hides an event of what it says to have whole is contradicted by whoever kept the event`() throws {
        var ledger = try SmallLedger.agreement()
        let complete = [BundleManifest.Complete(of: "agreement/12", count: 2)]
        let export = ledger.export("agreement/12", complete)
        let bundle = try MadeBundle(ledger)
        let writer = try bundle.writer("agreement/12", complete, export)
        for seq: UInt64 in [4, 5, export] { try writer.append(ledger.entry(seq)) }
        _ = try writer.finish()
        let receipt = try ledger.receipt(for: 8, size: 9)
        #expect(bundle.verdict(HeldElsewhere(receipt: receipt)).status == .anchored)
        let hidden = bundle.verdict(HeldElsewhere(receipt: receipt, leaf: ledger.leaves[8]))
        #expect(hidden.status == .broken && hidden.finding?.check == .complete, "\(hidden)")
        #expect(hidden.finding?.file == "manifest.json" && hidden.finding?.line == nil)
        // One of another stream need not be here, and one that is here is.
        for seq: UInt64 in [7, 5] {
            let held = HeldElsewhere(receipt: try ledger.receipt(for: seq), leaf: ledger.leaves[Int(seq)])
            #expect(HeldElsewhere.isLeaf(ledger.leaves[Int(seq)], of: try ledger.receipt(for: seq)))
            #expect(bundle.verdict(held).status == .anchored, "\(seq)")
        }
        #expect(!HeldElsewhere.isLeaf(ledger.leaves[7], of: receipt))
    }

    @Test func `is held, with the files that nothing signs, by the digest of its manifest`() throws {
        let bundle = try MadeBundle.agreement()
        let text = try hash(bundle.bytes("manifest.json"))
        let digest = try #require(HeldElsewhere.digest(parsing: text))
        let held = bundle.verdict(HeldElsewhere(digest: digest))
        #expect(held.status == .anchored && held.anchors == [.digest])
        let other = bundle.verdict(HeldElsewhere(digest: MerkleHash.empty))
        #expect(other.status == .broken && other.finding?.check == .anchor && other.finding?.file == nil)
        for text in [text.uppercased(), "+" + text.dropFirst(), "-0" + text.dropFirst(2), "", "0"] {
            #expect(HeldElsewhere.digest(parsing: text) == nil, "\(text)")
        }
        #expect(HeldElsewhere.digest(parsing: digest.base64url) == digest)
    }

    @Test func `of a person is whole by their ordinals, and one of everything by its root`() throws {
        let person = try MadeBundle.person().verdict()
        #expect(person.status == .consistent, "\(String(describing: person.finding))")
        let all = try MadeBundle.all()
        let verdict = all.verdict()
        #expect(verdict.status == .consistent, "\(String(describing: verdict.finding))")
        #expect(verdict.counts.proofs == 0 && verdict.counts.events == 11)
        for size in 0...all.ledger.size {
            let held = all.verdict(HeldElsewhere(head: try all.ledger.head(size)))
            let expected: BundleVerdict.Comparison = size == all.ledger.size ? .sameSize : .extended(size: size)
            #expect(held.anchors == [.head(expected)])
        }
    }

    @Test func `as a zip is the same`() throws {
        for bundle in [try MadeBundle.agreement(as: .zip), try MadeBundle.all(as: .zip)] {
            let verdict = bundle.verdict()
            #expect(verdict.status == .consistent, "\(String(describing: verdict.finding ?? nil))")
            // Other people's tools can read it.
            let listing = try python("import sys, zipfile; print(zipfile.ZipFile(sys.argv[1]).testzip())", bundle.path)
            #expect(listing == "None\n")
        }
    }

    @Test func `is private, and names the files that the format has`() throws {
        let bundle = try MadeBundle.agreement()
        let expected = [
            "VERIFY.txt", "disclosures.jsonl", "events.jsonl", "head.txt", "policy.txt", "proofs.jsonl",
            "redactions.json",
            "report.html", "schemas/agreement.confirmed.json", "schemas/agreement.proposed.json",
        ]
        let files = try bundle.files()
        #expect(files.filter { !$0.hasPrefix("schemas/") || expected.contains($0) } == expected + ["verify.py"])
        for file in files + ["manifest.json", "schemas", "."] {
            let mode = try #require(
                try FileManager.default.attributesOfItem(atPath: bundle.url(file).path)[.posixPermissions] as? Int)
            #expect(mode == (["schemas", "."].contains(file) ? 0o700 : 0o600), "\(file)")
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: bundle.folder.path) == ["evidence"])
    }

    @Test func `explains itself in lines that sha256sum checks`() throws {
        let bundle = try MadeBundle.agreement()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["sha256sum", "--quiet", "-c", "VERIFY.txt"]
        process.currentDirectoryURL = URL(fileURLWithPath: bundle.path)
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }

    @Test func `is accepted by the verifier that it carries`() throws {
        for bundle in [
            try MadeBundle.agreement(recipient: "the works council"), try MadeBundle.person(), try MadeBundle.all(),
            try MadeBundle.agreement(as: .zip), try MadeBundle.all(as: .zip),
        ] {
            let script = """
                import runpy, sys, zipfile
                path = sys.argv[1]
                source = zipfile.ZipFile(path).read("verify.py") if zipfile.is_zipfile(path) else open(path + "/verify.py", "rb").read()
                sys.argv = ["verify.py", "--json", "--key", sys.argv[2], path]
                exec(compile(source, "verify.py", "exec"), {"__name__": "__main__", "__file__": "/verify.py"})
                """
            let said = try python(script, bundle.path, "\(bundle.ledger.signer.verifierKey)")
            #expect(said.contains("\"verdict\":\"anchored\""), "\(said)")
        }
    }

    @Test func `that is abandoned, or does not hold, leaves nothing`() throws {
        var ledger = try SmallLedger.agreement()
        let export = ledger.export("agreement/12", MadeBundle.complete)
        let bundle = try MadeBundle(ledger)
        do {
            let writer = try bundle.writer("agreement/12", MadeBundle.complete, export)
            try writer.append(ledger.entry(4))
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: bundle.folder.path) == [])
        do {
            let writer = try bundle.writer("agreement/12", MadeBundle.complete, export)
            try writer.append(ledger.entry(4))
            #expect(throws: AuditError.self) { try writer.finish() }
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: bundle.folder.path) == [])
    }

    /// Names that look alike are two, and each is shown or redacted once.
    @Test func `tells names apart by their bytes`() throws {
        var ledger = try SmallLedger.agreement()
        ledger.append(
            "feedback.given", in: "feedback/1", by: "U4", about: ["U3"],
            sealed: [("/\u{E9}", "one"), ("/e\u{301}", "another")])
        let complete = [BundleManifest.Complete(of: "U3", count: 6)]
        let export = ledger.export("person/3", complete)
        let bundle = try MadeBundle(ledger)
        let writer = try bundle.writer("person/3", complete, export)
        for seq: UInt64 in [0, 2, 4, 5, 6, 8, 9, export] { try writer.append(ledger.entry(seq)) }
        _ = try writer.finish()
        let verdict = bundle.verdict()
        #expect(verdict.status == .consistent, "\(String(describing: verdict.finding))")
        let twice = try MadeBundle(ledger).writer("person/3", complete, export)
        var entry = try ledger.entry(9)
        entry.disclosures[1] = entry.disclosures[0]
        #expect(throws: AuditError.self) { try twice.append(entry) }
    }

    /// A directory that lets somebody write and not read could not be synced once the bundle is in its place.
    @Test func `is not begun where its name could not be made to last`() throws {
        let place = FileManager.default.temporaryDirectory.appendingPathComponent("blind-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: place) }
        func begin(_ mode: mode_t) throws {
            chmod(place, mode)
            // Root may do everything; this thread's files are nobody's for a moment.
            typealias SetID = @convention(c) (uid_t) -> CInt
            let found = try #require(dlsym(nil, "setfsuid"))
            let setID = unsafeBitCast(found, to: SetID.self)
            let before = geteuid()
            if before == 0 { _ = setID(65_534) }
            defer { if before == 0 { _ = setID(before) } }
            _ = try UnfinishedDirectory(besides: place + "/evidence")
        }
        try begin(0o777)
        #expect(throws: AuditError.self) { try begin(0o333) }
        chmod(place, 0o700)
        #expect(try FileManager.default.contentsOfDirectory(atPath: place).isEmpty)
    }

    @Test func `is never written over anything`() throws {
        let bundle = try MadeBundle.agreement()
        let before = try bundle.bytes("manifest.json")
        #expect(throws: AuditError.exists(path: bundle.path)) {
            try bundle.writer("agreement/12", MadeBundle.complete, 9)
        }
        #expect(try bundle.bytes("manifest.json") == before)
        // Nor over what came meanwhile, nor through a link.
        for form in [BundleWriter.Form.directory, .zip] {
            let other = try MadeBundle(bundle.ledger)
            let writer = try other.writer("agreement/12", MadeBundle.complete, 9, as: form)
            for seq: UInt64 in [4, 5, 8, 6, 9].sorted() { try writer.append(bundle.ledger.entry(seq)) }
            try FileManager.default.createSymbolicLink(atPath: other.path, withDestinationPath: "/nowhere")
            #expect(throws: AuditError.exists(path: other.path)) { try writer.finish() }
        }
    }

    @Test func `refuses what a verifier would refuse`() throws {
        var ledger = try SmallLedger.agreement()
        let export = ledger.export("agreement/12", MadeBundle.complete)
        let bundle = try MadeBundle(ledger)
        let writer = try bundle.writer("agreement/12", MadeBundle.complete, export)
        var unshown = try ledger.entry(4)
        unshown.disclosures.removeLast()
        var swapped = try ledger.entry(4)
        swapped.disclosures[0] = ledger.disclosures[6][0]
        var unproved = try ledger.entry(4)
        unproved.proof.removeLast()
        var changed = try ledger.entry(4)
        changed.leaf[20] ^= 1
        for entry in [unshown, swapped, unproved, changed] {
            #expect(throws: AuditError.self) { try writer.append(entry) }
        }
        try writer.append(ledger.entry(5))
        #expect(throws: AuditError.self) { try writer.append(ledger.entry(4)) }
    }
}

/// Runs a few lines of Python, and gives what they print.
func python(_ script: String, _ arguments: String...) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script] + arguments
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return String(decoding: data, as: UTF8.self)
}
