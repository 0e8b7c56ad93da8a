/// The names that may lie in a bundle. There are no others, so that no name can lead out of it.
package enum BundlePath {
    package static let manifest = "manifest.json"
    package static let head = "head.txt"
    package static let policy = "policy.txt"
    package static let events = "events.jsonl"
    package static let proofs = "proofs.jsonl"
    package static let disclosures = "disclosures.jsonl"
    package static let redactions = "redactions.json"
    package static let report = "report.html"
    package static let verifier = "verify.py"
    package static let explanation = "VERIFY.txt"
    static let schemas = "schemas/"
    static let attachments = "attachments/"

    /// What every bundle has besides its manifest, in ascending order of bytes.
    static let always = [
        explanation, disclosures, events, head, policy, redactions, report, verifier,
    ]

    /// What a bundle of this scope has besides its manifest, in ascending order of bytes.
    static func required(isAll: Bool) -> [String] {
        isAll ? always : (always + [proofs]).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// Whether a manifest may list it: a file of the table, a schema, or an attachment by its hash.
    static func mayBeListed(_ path: String) -> Bool {
        if always.contains(path) || path == proofs { return true }
        guard path.utf8.count <= AuditLimits.pathBytes else { return false }
        if path.hasPrefix(schemas), path.hasSuffix(".json") {
            return isType(path.utf8.dropFirst(schemas.utf8.count).dropLast(5))
        }
        return attachmentHash(of: path) != nil
    }

    /// The 64 digits by which an attachment is named; nil for anything else.
    static func attachmentHash(of path: String) -> Substring? {
        guard path.hasPrefix(attachments) else { return nil }
        let digits = path.dropFirst(attachments.count)
        return isHexadecimalHash(digits) ? digits : nil
    }

    /// The path of the schema of a type of event: `schemas/agreement.confirmed.json`.
    static func schema(of type: String) -> String {
        "\(schemas)\(type.split(separator: "/").joined(separator: "-")).json"
    }

    /// 64 hexadecimal digits in small letters.
    static func isHexadecimalHash(_ text: some StringProtocol) -> Bool {
        text.utf8.count == 64
            && text.utf8.allSatisfy {
                UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 || UInt8(ascii: "a")...UInt8(ascii: "f") ~= $0
            }
    }

    /// `[A-Za-z]+\.[A-Za-z]+(-[1-9][0-9]*)?`
    private static func isType(_ name: Substring.UTF8View) -> Bool {
        let versioned = name.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard let type = versioned.first, versioned.count <= 2 else { return false }
        let words = type.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        let areWords = words.allSatisfy { word in
            !word.isEmpty && word.allSatisfy { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 | 0x20 }
        }
        guard words.count == 2, areWords else { return false }
        guard versioned.count == 2 else { return true }
        let digits = versioned[1]
        return digits.first.map { $0 != UInt8(ascii: "0") } == true
            && digits.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    }
}
