import CanonicalJSON
import Foundation
import Testing
import TransparencyLog

/// A bundle as it lies there, read with nothing but JSON.
struct LyingBundle {
    let path: String

    func file(_ name: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: URL(filePath: "\(path)/\(name)"))) }

    func lines(_ name: String) throws -> [JSONTree] {
        try file(name).split(separator: 10).map { JSONTree(try JSONDocument(parsing: Array($0)).root) }
    }

    var manifest: JSONTree {
        get throws { JSONTree(try JSONDocument(parsing: try file("manifest.json").dropLast()).root) }
    }

    var types: [String] { get throws { try lines("events.jsonl").compactMap { $0["type"]?.text } } }

    /// What is shown of what is sealed.
    var shown: [(type: String, name: String, value: String)] {
        get throws {
            var types: [Int64: String] = [:]
            for leaf in try lines("events.jsonl") { types[leaf["seq"]?.number ?? -1] = leaf["type"]?.text }
            return try lines("disclosures.jsonl").map { line in
                let json = try #require(Base64.url.decode(Array((line["disclosure"]?.text ?? "").utf8)[...]))
                let parts = JSONTree(try JSONDocument(parsing: json).root)
                return (types[line["seq"]?.number ?? -1] ?? "", line["name"]?.text ?? "", "\(parts[2] ?? .null)")
            }
        }
    }

    /// Grounds by type and name, ordinals under one name.
    func ground(of name: String, in type: String) throws -> Set<String> {
        let leaves = try lines("events.jsonl").filter { $0["type"]?.text == type }.compactMap { $0["seq"]?.number }
        let text = String(decoding: try file("redactions.json"), as: UTF8.self)
        let all = JSONTree(try JSONDocument(parsing: Array(text.replacing("\n", with: "").utf8)).root)
        let found = (all["redactions"]?.elements ?? []).filter {
            $0["name"]?.text?.hasPrefix(name) == true && leaves.contains($0["seq"]?.number ?? -1)
        }
        return Set(found.compactMap { $0["ground"]?.text })
    }

    /// Every byte of every file, and what opens in them.
    func has(_ words: String) throws -> Bool {
        if try shown.contains(where: { $0.value.contains(words) }) { return true }
        let wanted = Data(words.utf8)
        for name in try FileManager.default.subpathsOfDirectory(atPath: path) {
            let data = FileManager.default.contents(atPath: "\(path)/\(name)") ?? Data()
            if data.range(of: wanted) != nil { return true }
        }
        return false
    }
}

extension Office {
    /// Dana's agreement A1 is in force; greta, who stands above cara, told dana something about it; dana asked omar.
    func dispute() throws {
        try command("member.register", ["handle": "greta", "name": "Name of greta"])
        try command("member.register", ["handle": "abe", "name": "Name of abe"])
        try command("role.grant", ["member": "abe", "role": "auditor"])
        try command("relationship.assign", ["manager": "greta", "member": "cara"])
        let support: JSONTree = [["debtor": "cara", "due": "2017-10-09", "kind": "support", "what": "A-COURSE"]]
        _ = try propose(to: "dana", Self.terms().with("promises", support))
        try command("agreement.discuss", ["agreement": "A1", "text": "DANA-SAYS"], as: "dana")
        try command("agreement.confirm", ["agreement": "A1", "inOwnWords": "OWN-WORDS"], as: "dana")
        try command("agreement.confirm", ["agreement": "A1"], as: "cara")
        try record("50", ref: "1")
        let told: JSONTree = [
            "about": "A1", "effect": "GRETA-EFFECT", "nextStep": "n", "observation": "GRETA-SAW", "to": "dana",
        ]
        try command("feedback.give", told, as: "greta")
        try command("promise.ask", ["about": "A1", "of": "omar", "what": "DANA-ASKS"], as: "dana")
        try command("feedback.request", ["of": "omar", "text": "ELSEWHERE"], as: "cara")
        try command("clock.advance", ["to": "2017-11-20"])
    }

    func path(_ name: String) -> String { "\(ledger.place.path)/\(name)" }

    /// Exports as people do.
    @discardableResult
    func export(_ arguments: String..., to name: String, as person: String) throws -> LyingBundle {
        let ending = try ledger.startCLI(
            ["evidence", "export"] + arguments + ["--out", path(name), "--yes"], as: person
        ).end()
        #expect(ending.status == 0, "\(arguments) as \(person): \(ending)")
        return LyingBundle(path: path(name))
    }

    /// What both verifiers say, with the key from elsewhere.
    func verify(_ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let key = try #require(try wire.call("server.discover").ok["verifierKey"]?.text)
        let ours = try ledger.cli("verify", "--key", key, path(name))
        #expect(ours.status == 0, "\(ours)", sourceLocation: sourceLocation)
        guard !name.hasSuffix(".zip") else { return }
        let theirs = try RunningProgram(
            "/usr/bin/env", ["python3", "-I", path(name) + "/verify.py", "--key", key, path(name)], in: ledger.place
        ).end()
        #expect(theirs.status == 0, "\(theirs)", sourceLocation: sourceLocation)
    }
}
