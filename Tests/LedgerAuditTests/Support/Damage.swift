import CanonicalJSON
import Foundation
import TransparencyLog

@testable import LedgerAudit

/// The smallest damage that leads to a finding, in a bundle whose manifest was made to fit.
struct Damage: Sendable {
    enum Scope {
        case agreement, person, all

        func made() throws -> MadeBundle {
            switch self {
            case .agreement: try .agreement(recipient: "the court")
            case .person: try .person()
            case .all: try .all()
            }
        }
    }

    let name: String
    let scope: Scope
    let check: Finding.Check
    let file: String?
    let line: UInt64?
    let edit: @Sendable (MadeBundle) throws -> Void

    init(
        _ name: String, in scope: Scope = .agreement, _ check: Finding.Check, _ file: String?, _ line: UInt64? = nil,
        _ edit: @escaping @Sendable (MadeBundle) throws -> Void
    ) {
        self.name = name
        self.scope = scope
        self.check = check
        self.file = file
        self.line = line
        self.edit = edit
    }

    /// Changes the lines of a file, and makes the manifest fit.
    private static func lines(
        _ name: String, in scope: Scope = .agreement, _ check: Finding.Check, _ file: String, at line: UInt64?,
        of other: String? = nil, _ edit: @escaping @Sendable (inout [String]) -> Void
    ) -> Damage {
        Damage(name, in: scope, check, file, line) { bundle in
            var lines = try bundle.lines(other ?? file)
            edit(&lines)
            try bundle.put(other ?? file, lines: lines)
            try bundle.relist()
        }
    }

    private static func manifest(
        _ name: String, _ check: Finding.Check, _ edit: @escaping @Sendable (inout BundleManifest) -> Void
    ) -> Damage {
        Damage(name, check, "manifest.json") { try $0.relist(edit) }
    }

    static let all = ofManifest + ofFiles + ofHead + ofLines + ofClaims

    static let ofManifest: [Damage] = [
        Damage("no JSON", .manifest, "manifest.json") { try $0.put("manifest.json", "{\n") },
        Damage("a space", .manifest, "manifest.json") { bundle in
            try bundle.put(
                "manifest.json", try bundle.text("manifest.json").replacing("\"scope\":", with: "\"scope\": "))
        },
        Damage("no line feed", .manifest, "manifest.json") { bundle in
            try bundle.put("manifest.json", Array(try bundle.bytes("manifest.json").dropLast()))
        },
        Damage("a member too many", .manifest, "manifest.json") { bundle in
            let text = try bundle.text("manifest.json")
            try bundle.put("manifest.json", text.replacing(",\"scope\":", with: ",\"s\":1,\"scope\":"))
        },
        Damage("too large", .manifest, "manifest.json") { bundle in
            try bundle.put("manifest.json", [UInt8](repeating: 0x20, count: (16 << 20) + 1))
        },
        manifest("a scope that is none", .manifest) { $0.scope = "agreement/012" },
        manifest("an export beyond the head", .manifest) { $0.export = 11 },
        manifest("more events than the head", .manifest) { $0.events = 12 },
        manifest("files out of order", .manifest) { $0.files.swapAt(0, 1) },
        manifest("complete doubled", .manifest) { $0.complete.append($0.complete[1]) },
    ]

    static let ofFiles: [Damage] = [
        Damage("a path that leads out", .files, "../evil") { try $0.relist { $0.files[0].path = "../evil" } },
        Damage("an absolute path", .files, "/etc/passwd") { bundle in
            try bundle.relist { $0.files[0].path = "/etc/passwd" }
        },
        Damage("a folder too deep", .files, "schemas/a/b.json") { bundle in
            try bundle.relist {
                $0.files.append(.init(path: "schemas/a/b.json", bytes: 0, sha256: $0.files[0].sha256))
                $0.files.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
            }
        },
        Damage("the manifest lists itself", .files, "manifest.json") { bundle in
            try bundle.relist {
                $0.files.append(.init(path: "manifest.json", bytes: 0, sha256: $0.files[0].sha256))
                $0.files.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
            }
        },
        Damage("no proofs", .files, "proofs.jsonl") { bundle in
            try bundle.remove("proofs.jsonl")
            try bundle.relist()
        },
        Damage("proofs in scope all", in: .all, .files, "proofs.jsonl") { bundle in
            try bundle.put("proofs.jsonl", "")
            try bundle.relist()
        },
        Damage("a file is missing", .files, "report.html") { try $0.remove("report.html") },
        Damage("a link instead of a file", .files, "report.html") { bundle in
            try bundle.remove("report.html")
            try FileManager.default.createSymbolicLink(
                at: bundle.url("report.html"), withDestinationURL: bundle.url("verify.py"))
        },
        Damage("a link instead of the folder of schemas", .files, "schemas/agreement.confirmed.json") { bundle in
            try FileManager.default.moveItem(
                at: bundle.url("schemas"), to: bundle.folder.appendingPathComponent("elsewhere"))
            try FileManager.default.createSymbolicLink(
                atPath: bundle.url("schemas").path, withDestinationPath: "../elsewhere")
        },
        Damage("a pipe instead of a file", .files, "report.html") { bundle in
            try bundle.remove("report.html")
            mkfifo(bundle.url("report.html").path, 0o600)
        },
        Damage("a file that is not listed", .files, "events.jsonl.old") { try $0.put("events.jsonl.old", "x") },
        Damage("an empty folder", .files, "attachments") { bundle in
            try FileManager.default.createDirectory(at: bundle.url("attachments"), withIntermediateDirectories: false)
        },
        Damage("one byte of the page", .files, "report.html") { bundle in
            var bytes = try bundle.bytes("report.html")
            bytes[3] ^= 1
            try bundle.put("report.html", bytes)
        },
        Damage("one byte more", .files, "report.html") { bundle in
            try bundle.put("report.html", try bundle.bytes("report.html") + [0x20])
        },
        Damage("an attachment under another's name", .files, "attachments/" + String(repeating: "0", count: 64)) {
            bundle in
            try FileManager.default.createDirectory(at: bundle.url("attachments"), withIntermediateDirectories: false)
            try bundle.put("attachments/" + String(repeating: "0", count: 64), "x")
            try bundle.relist()
        },
    ]

    static let ofHead: [Damage] = [
        Damage("another root", .head, "head.txt") { bundle in
            var lines = try bundle.text("head.txt").split(separator: "\n", omittingEmptySubsequences: false)
            lines[2] = Substring("A" + lines[2].dropFirst())
            try bundle.put("head.txt", lines.joined(separator: "\n"))
            try bundle.relist()
        },
        Damage("an older head of the same ledger", .head, "head.txt") { bundle in
            try bundle.put("head.txt", try bundle.ledger.head(9).serialised())
            try bundle.relist()
        },
        Damage("another ledger's head", .head, "head.txt") { bundle in
            try bundle.put("head.txt", try SmallLedger.agreement(seed: 9).head().serialised())
            try bundle.relist()
        },
        Damage("a head signed again by another key of that name", .head, "head.txt") { bundle in
            let thief = try Signer(name: bundle.ledger.signer.name, privateKey: [UInt8](repeating: 9, count: 32))
            let head = try TreeHead(noteText: try bundle.ledger.head().text)
            try bundle.put("head.txt", try head.signed(by: thief).serialised())
            try bundle.relist()
        },
        Damage("a head with a line more", .head, "head.txt") { bundle in
            let text = try bundle.ledger.head().text + "extension\n"
            try bundle.put("head.txt", try SignedNote(text: text, signedBy: bundle.ledger.signer).serialised())
            try bundle.relist()
        },
        Damage("a policy with a line more", .head, "policy.txt") { bundle in
            try bundle.put("policy.txt", "witness x\n" + (try bundle.text("policy.txt")))
            try bundle.relist()
        },
        manifest("another origin", .head) { $0.origin += "x" }.at("head.txt"),
    ]

    private func at(_ file: String) -> Damage { Damage(name, in: scope, check, file, line, edit) }

    static let ofLines: [Damage] = [
        lines("a leaf of other bytes", .proof, "proofs.jsonl", at: 4, of: "events.jsonl") {
            $0[3] = $0[3].replacing("\"revision\":1", with: "\"revision\":2")
        },
        lines("a leaf that is not canonical", .event, "events.jsonl", at: 4) {
            $0[3] = $0[3].replacing("\"revision\":1", with: "\"revision\": 1")
        },
        lines("a leaf with a member doubled", .event, "events.jsonl", at: 4) {
            $0[3] = $0[3].replacing("\"v\":1}", with: "\"v\":1,\"v\":1}")
        },
        lines("leaves in another order", in: .all, .event, "events.jsonl", at: 3) { $0.swapAt(2, 3) },
        lines("a leaf twice", .event, "events.jsonl", at: 4) { $0.insert($0[2], at: 3) },
        lines("a leaf missing", .proof, "proofs.jsonl", at: 4, of: "events.jsonl") { $0.remove(at: 3) },
        lines("a leaf missing in scope all", in: .all, .event, "events.jsonl", at: 4) { $0.remove(at: 3) },
        Damage("the last leaf missing in scope all", in: .all, .event, "events.jsonl") { bundle in
            try bundle.put("events.jsonl", lines: Array(try bundle.lines("events.jsonl").dropLast()))
            try bundle.relist()
        },
        lines("a leaf of other bytes in scope all", in: .all, .root, "events.jsonl", at: nil) {
            $0[4] = $0[4].replacing("\"revision\":1", with: "\"revision\":2")
        },
        Damage("an event that does not end", .event, "events.jsonl", 8) { bundle in
            try bundle.put("events.jsonl", Array(try bundle.bytes("events.jsonl").dropLast()))
            try bundle.relist()
        },
        Damage("an event that is not UTF-8", .event, "events.jsonl", 1) { bundle in
            var bytes = try bundle.bytes("events.jsonl")
            bytes[20] = 0xFF
            try bundle.put("events.jsonl", bytes)
            try bundle.relist()
        },
        Damage("an event of two MiB", .event, "events.jsonl", 1) { bundle in
            try bundle.put("events.jsonl", String(repeating: " ", count: 2 << 20) + "\n")
            try bundle.relist()
        },
        lines("a proof of another", .proof, "proofs.jsonl", at: 2) { $0.swapAt(1, 2) },
        lines("a proof missing", .proof, "proofs.jsonl", at: 8) { $0.removeLast() },
        lines("a proof too many", .proof, "proofs.jsonl", at: 9) { $0.append($0[7]) },
        lines("a disclosure swapped", .disclosure, "disclosures.jsonl", at: 3) {
            let parts = ($0[2].split(separator: "\""), $0[3].split(separator: "\""))
            $0[2] = $0[2].replacing(parts.0[3], with: parts.1[3])
        },
        lines("a disclosure missing", .redaction, "events.jsonl", at: 2, of: "disclosures.jsonl") { $0.removeFirst() },
        lines("a disclosure twice", .disclosure, "disclosures.jsonl", at: 2) { $0.insert($0[0], at: 1) },
        lines("a disclosure about nothing", .disclosure, "disclosures.jsonl", at: 1) {
            $0[0] = $0[0].replacing("\"seq\":1", with: "\"seq\":0")
        },
        lines("a redaction missing", .redaction, "events.jsonl", at: 2, of: "redactions.json") { $0.remove(at: 1) },
        lines("a ground that there is not", .redaction, "redactions.json", at: 2) {
            $0[1] = $0[1].replacing("\"count\"", with: "\"secret\"")
        },
        lines("a redaction of what is shown", .redaction, "redactions.json", at: 2) {
            $0.insert("{\"ground\":\"withheld\",\"name\":\"/handle\",\"seq\":1},", at: 1)
        },
        lines("a redaction of what is not sealed", .redaction, "redactions.json", at: 2) {
            $0.insert("{\"ground\":\"withheld\",\"name\":\"/x\",\"seq\":1},", at: 1)
        },
        lines("redactions that do not end", .redaction, "redactions.json", at: 7) { $0.removeLast(2) },
        lines("redactions without a comma", .redaction, "redactions.json", at: 3) { $0[1].removeLast() },
        lines("something behind the redactions", .redaction, "redactions.json", at: 9) { $0.append("]}") },
        lines("redactions without a beginning", .redaction, "redactions.json", at: 1) { $0.removeFirst() },
    ]

    static let ofClaims: [Damage] = [
        manifest("fewer events", .event) { $0.events -= 1 }.at("events.jsonl"),
        Damage("a revision missing", .complete, "events.jsonl", 6) { bundle in
            for file in ["events.jsonl", "proofs.jsonl"] {
                var lines = try bundle.lines(file)
                lines.remove(at: 4)
                try bundle.put(file, lines: lines)
            }
            for file in ["disclosures.jsonl", "redactions.json"] {
                let lines = try bundle.lines(file).filter { !$0.contains("\"seq\":5}") }
                try bundle.put(file, lines: lines)
            }
            try bundle.relist { $0.events -= 1 }
        },
        manifest("a count too low", .complete) { $0.complete[0].count -= 1 },
        manifest("a count too high", .complete) { $0.complete[0].count += 1 },
        Damage("an ordinal that is not shown", in: .person, .complete, "events.jsonl", 3) { bundle in
            var shown = try bundle.lines("disclosures.jsonl")
            shown.removeAll { $0.contains("\"ordinal/U3\",\"seq\":4}") }
            try bundle.put("disclosures.jsonl", lines: shown)
            var hidden = try bundle.lines("redactions.json")
            hidden.insert("{\"ground\":\"count\",\"name\":\"ordinal/U3\",\"seq\":4},", at: 2)
            try bundle.put("redactions.json", lines: hidden)
            try bundle.relist()
        },
        manifest("a claim less", .claim) { $0.complete.removeLast() },
        manifest("another scope", .claim) { $0.scope = "agreement/13" },
        manifest("another requester", .claim) { $0.requester = "U2" },
        manifest("another time", .claim) { $0.madeAt = "2026-11-23T18:02:16.100008Z" },
        manifest("another purpose", .claim) { $0.purpose = "audit" },
        manifest("another recipient", .claim) { $0.recipient = "me" },
        manifest("no recipient", .claim) { $0.recipient = nil },
        manifest("another export", .claim) { $0.export = 8 }.completing(2),
    ]

    /// The same, with a count that fits.
    private func completing(_ count: UInt64) -> Damage {
        let edit = edit
        return Damage(name, in: scope, check, file, line) { bundle in
            try edit(bundle)
            var manifest = try BundleManifest(parsing: bundle.bytes("manifest.json"))
            manifest.complete[0].count = count
            try bundle.put("manifest.json", manifest.bytes)
        }
    }
}
