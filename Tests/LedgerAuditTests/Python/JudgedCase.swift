import Foundation
import LedgerAudit
import TransparencyLog

/// A line of what `Tests/Evidence/damaged.py` or `judge.py` writes: a bundle, what is held, and what verify.py says.
struct JudgedCase: Decodable {
    struct Place: Decodable, Equatable, CustomStringConvertible {
        var check: String
        var file: String?
        var line: UInt64?

        var description: String { "\(check) \(file ?? "–") \(line.map(String.init) ?? "–")" }
    }

    var bundle: String
    var `case`: Int?
    var digest: String?
    /// If false, to refuse as well is enough; absent if true.
    var exact: Bool?
    var finding: Place?
    var head: String?
    var key: String?
    var kind: String?
    var leaf: String?
    var receipt: String?
    var verdict: String
    var why: String?

    static func read(_ lines: Data) throws -> [JudgedCase] {
        try lines.split(separator: UInt8(ascii: "\n")).map {
            try JSONDecoder().decode(JudgedCase.self, from: $0)
        }
    }

    /// What this package says of the same bundle.
    func judgedHere() -> (verdict: String, finding: Place?, why: String?) {
        guard let held = try? heldElsewhere() else { return ("unusable", nil, "what is held cannot be read") }
        if let leaf = held.leaf, held.receipt.map({ HeldElsewhere.isLeaf(leaf, of: $0) }) != true {
            return ("unusable", nil, "its leaf is not what the receipt proves")
        }
        let verdict = BundleVerifier.verify(bundle, against: held)
        let place = verdict.finding.map { Place(check: $0.check.rawValue, file: $0.file, line: $0.line) }
        return (verdict.status.name, place, verdict.finding?.because ?? verdict.unusable.map { "\($0)" })
    }

    /// As the command line reads it: a head that is no tree head is an argument that cannot be read.
    private func heldElsewhere() throws -> HeldElsewhere {
        func bytes(_ file: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: URL(filePath: file))) }
        var held = HeldElsewhere(
            key: try key.map { try VerifierKey(parsing: $0) },
            head: try head.map { try HeldElsewhere.head(parsing: bytes($0)) },
            receipt: try receipt.map { try HeldElsewhere.receipt(parsing: bytes($0)) }, leaf: try leaf.map(bytes))
        if let digest {
            guard let read = HeldElsewhere.digest(parsing: digest) else { throw CocoaError(.formatting) }
            held.digest = read
        }
        return held
    }

    /// Nil if both say the same; otherwise in what they differ.
    func difference() -> String? {
        let here = judgedHere()
        let refuses = ["broken", "unusable"]
        if exact == false, refuses.contains(verdict), refuses.contains(here.verdict) { return nil }
        if here.verdict == verdict, here.finding == finding { return nil }
        return """
            case \(self.case ?? 0), \(kind ?? ""), \(bundle)
              verify.py: \(verdict) \(finding.map(\.description) ?? "") \(why ?? "")
              here:      \(here.verdict) \(here.finding.map(\.description) ?? "") \(here.why ?? "")
            """
    }
}
