import CanonicalJSON
import Foundation
import Testing
import TransparencyLog

@testable import LedgerAudit

/// `verify.py`, judged by bundles that a third program made: neither of them shares a line with this package.
@Suite struct `A bundle's own verifier` {
    @Test func `is understood by Python 3.9 and warns of nothing`() throws {
        let parse = "import ast, sys; ast.parse(open(sys.argv[1]).read(), feature_version=(3, 9))"
        let parsed = try EvidenceScript.python(["-c", parse, EvidenceScript.verifier])
        #expect(parsed.status == 0, "\(parsed.output)")
        let help = try EvidenceScript.python(["-I", EvidenceScript.verifier, "--help"])
        #expect(help.status == 0, "\(help.output)")
    }

    @Test func `fits public vectors of all that it does itself`() throws {
        let ran = try EvidenceScript.run("vectors.py")
        #expect(ran.status == 0, "\(ran.output)")
    }

    @Test(arguments: ["1"]) func `catches every change of a byte`(seed: String) throws {
        let ran = try EvidenceScript.run("single_bytes.py", seed)
        #expect(ran.status == 0, "\(ran.output)")
    }

    @Test func `says by its status what it found, and runs nothing that lies beside it`() throws {
        let ran = try EvidenceScript.run("statuses.py")
        #expect(ran.status == 0, "\(ran.output)")
    }

    @Test func `takes little memory, however much one event shows`() throws {
        let ran = try EvidenceScript.run("memory.py", "96", "python3", "-I", EvidenceScript.verifier)
        #expect(ran.status == 0, "\(ran.output)")
    }

    @Test func `takes what this package writes, and finds the smallest damages where this package finds them`() throws {
        let sound = [
            try MadeBundle.agreement(), try .agreement(recipient: "the court", as: .zip), try .person(), try .all(),
            try .all(as: .zip),
        ]
        let damaged = try Damage.all.map { damage in
            let bundle = try damage.scope.made()
            try damage.edit(bundle)
            return bundle
        }
        let bundles = sound + damaged
        let list = FileManager.default.temporaryDirectory.appending(path: "bundles-\(UUID()).jsonl")
        defer { try? FileManager.default.removeItem(at: list) }
        let lines = bundles.map { #"{"bundle":"\#($0.path)","key":"\#($0.ledger.signer.verifierKey)"}"# + "\n" }
        try Data(lines.joined().utf8).write(to: list)
        let ran = try EvidenceScript.run("judge.py", list.path)
        try #require(ran.status == 0, "\(ran.output)")
        let judged = try JudgedCase.read(Data(ran.output.utf8))
        try #require(judged.count == bundles.count)
        for verdict in judged.prefix(sound.count) { #expect(verdict.verdict == "anchored", "\(verdict)") }
        for (damage, verdict) in zip(Damage.all, judged.dropFirst(sound.count)) {
            #expect(verdict.verdict == "broken" && verdict.difference() == nil, "\(damage.name): \(verdict)")
        }
    }

    /// What one verifier finds, the other finds too: the same check, in the same file, in the same line.
    ///
    /// Set `EVIDENCE_SEED` and `EVIDENCE_CASES` to try others than the tests do, and `EVIDENCE_KEEP` to keep the bundles.
    @Test func `lets no damage pass, and finds what this package finds`() throws {
        let environment = ProcessInfo.processInfo.environment
        let seed = environment["EVIDENCE_SEED"] ?? "1"
        let place = FileManager.default.temporaryDirectory.appending(path: "evidence-\(UUID())")
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        defer { if environment["EVIDENCE_KEEP"] == nil { try? FileManager.default.removeItem(at: place) } }
        let ran = try EvidenceScript.run("damaged.py", place.path, seed, environment["EVIDENCE_CASES"] ?? "2000")
        #expect(ran.status == 0, "\(ran.output)")
        let cases = try JudgedCase.read(Data(contentsOf: place.appending(path: "cases.jsonl")))
        #expect(cases.count >= 1_000 || environment["EVIDENCE_CASES"] != nil)
        let differences = cases.compactMap { $0.difference() }
        #expect(
            differences.isEmpty,
            "seed \(seed): \(differences.count) differ:\n\(differences.prefix(20).joined(separator: "\n"))")
    }
}
