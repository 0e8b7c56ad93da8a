import CanonicalJSON
import LedgerAudit
import TransparencyLog

/// What came of verifying evidence, in words and for programs.
enum BundleWords {
    /// `disclosures.jsonl, line 3: it is not what … (disclosure)`
    static func place(_ finding: Finding) -> String {
        var place = finding.file ?? "what you hold"
        if let line = finding.line { place += ", line \(line)" }
        // A line feed in a name that somebody gave to a file must not begin a line of ours.
        return "\(place): \(finding.because) (\(finding.check.rawValue))".replacing("\n", with: "\\u{A}")
    }

    static func text(_ verdict: BundleVerdict, _ path: String, _ terminal: Terminal) -> String {
        guard let manifest = verdict.manifest else { return "" }
        let paint = terminal.paint
        let heading =
            verdict.status == .anchored
            ? "\(paint.good("verified")): \(printable(path)) is evidence out of \(printable(manifest.origin))\n"
            : "\(paint.open("consistent")): \(printable(path)) agrees with itself, and nothing from elsewhere vouches for it\n"
        var facts = Facts()
        let recipient = manifest.recipient.map { ", for \($0)" } ?? ""
        facts.add(
            "what",
            "\(manifest.scope), exported by \(manifest.requester) at \(manifest.madeAt)\(recipient): \(manifest.purpose)"
        )
        facts.add("checked", checked(verdict, manifest))
        facts.add("shown", shown(verdict.counts))
        for anchor in verdict.anchors { facts.add("trusted", words(anchor, verdict, manifest)) }
        if verdict.status == .consistent {
            facts.add("trusted", "nothing: whoever made it could have made all of it up, with a key of their own")
        }
        let complete = manifest.complete.map { "\($0.of) (\($0.count))" }.joined(separator: ", ")
        facts.add("complete", complete.isEmpty ? "nothing is said to be" : "\(complete): all of that is here")
        facts.add(
            "against",
            "whoever hands it over. Against whoever runs the ledger it proves only what receipts, heads and other exports "
                + "that somebody kept would contradict")
        if !verdict.anchors.contains(.digest) {
            facts.add("not signed", "report.html, schemas, verify.py, VERIFY.txt, and why something is not shown")
        }
        facts.add("", "It records and checks; it never says that something is lawful.")
        var text = heading + facts.rendered(width: terminal.width, paint: paint)
        if verdict.status == .consistent {
            text +=
                "To know whose it is: ledger verify --key KEY \(printable(path)), with a key that you noted yourself\n"
        }
        return text
    }

    private static func checked(_ verdict: BundleVerdict, _ manifest: BundleManifest) -> String {
        let counts = verdict.counts
        let how =
            counts.proofs > 0
            ? "each by its own proof in the signed tree of \(manifest.headSize)"
            : "which give the root that was signed"
        return "\(counts.files) files, \(counts.bytes) bytes; \(counts.events) events, \(how)"
    }

    private static func shown(_ counts: BundleVerdict.Counts) -> String {
        let hidden = counts.redactions.sorted { $0.key.rawValue < $1.key.rawValue }
            .map { "\($0.value) \($0.key.rawValue)" }.joined(separator: ", ")
        return
            "\(counts.disclosures) sealed members, each what was sealed; not shown: \(hidden.isEmpty ? "none" : hidden)"
    }

    private static func words(
        _ anchor: BundleVerdict.Anchor, _ verdict: BundleVerdict, _ manifest: BundleManifest
    ) -> String {
        let whose = verdict.isRemembered ? "that this machine remembers" : "that you gave"
        switch anchor {
        case .key: return "the key \(whose), \(verdict.key ?? "")"
        case .head(let comparison): return "the head \(whose): \(words(comparison, manifest))"
        case .receipt(let index, let isHere, let comparison):
            let leaf =
                isHere
                ? "which is here, the same, with the same before it"
                : "which is not here (with --leaf, too, it shows whether it should be)"
            return "the receipt \(whose) for event \(index), \(leaf); its head: \(words(comparison, manifest))"
        case .digest: return "the digest \(whose), of this manifest and so of every file here, signed or not"
        }
    }

    private static func words(_ comparison: BundleVerdict.Comparison, _ manifest: BundleManifest) -> String {
        switch comparison {
        case .sameSize: "of \(manifest.headSize) events, the very same"
        case .extended(let size): "of \(size) events, and this bundle is of the same history"
        case .incomparable(let size):
            "of \(size) events, by the same key; whether of the same history cannot be computed from what is here"
        }
    }

    static func text(_ verdict: LeavesVerdict, _ path: String, _ terminal: Terminal) -> String {
        let paint = terminal.paint
        let root = "root \(verdict.root)\n"
        guard verdict.status == .anchored else {
            return
                "\(paint.open("consistent")): \(verdict.size) events from the first on, each in its form and its place; "
                + "no head that you hold says that they are a ledger's\n\(root)"
                + "To know that: ledger verify --head FILE \(printable(path)), with a head that you kept\n"
        }
        guard verdict.isSigned else {
            let origins = Set(verdict.heads.map { printable($0.origin) }).sorted().joined(separator: " and ")
            let sizes = verdict.heads.map { "\($0.size)" }.joined(separator: ", and of ")
            return
                "\(paint.open("the same")): \(verdict.size) events begin with exactly those of the head that you gave, of "
                + "\(sizes)\n\(root)Whose head that is was not checked: no key of \(origins) is known here. To know it: "
                + "ledger verify --key KEY --head FILE \(printable(path)), with a key that you noted yourself\n"
        }
        let heads = verdict.heads.map { "of \($0.size) events of \(printable($0.origin))" }.joined(separator: ", and ")
        let whose =
            verdict.isRemembered ? "signed by the key that this machine remembers" : "signed by the key that you gave"
        return
            "\(paint.good("verified")): \(verdict.size) events begin with exactly those of the head \(heads), \(whose)\n"
            + root
    }

    /// One line. `finding`, `file` and `line` are null where there is none; Docs/Format.md says which members are stable.
    static func json(_ verdict: BundleVerdict, _ path: String) -> String {
        var tree = outcome(verdict.status, verdict.finding, verdict.unusable, path)
        if let closer = verdict.closer { tree["closer"] = json(closer) }
        tree["anchors"] = .array(verdict.anchors.map { json($0) })
        tree["remembered"] = .bool(verdict.isRemembered)
        guard let manifest = verdict.manifest else { return "\(tree)" }
        tree["scope"] = .string(manifest.scope)
        tree["origin"] = .string(manifest.origin)
        tree["export"] = .integer(Int64(manifest.export))
        tree["head"] = ["root": .string(manifest.headRoot.base64url), "size": .integer(Int64(manifest.headSize))]
        tree["complete"] = .array(
            manifest.complete.map { ["count": .integer(Int64($0.count)), "of": .string($0.of)] as JSONTree })
        tree["disclosures"] = .integer(Int64(verdict.counts.disclosures))
        tree["events"] = .integer(Int64(verdict.counts.events))
        tree["redactions"] = .object(
            verdict.counts.redactions.map { ($0.key.rawValue, JSONTree.integer(Int64($0.value))) })
        return "\(tree)"
    }

    static func json(_ verdict: LeavesVerdict, _ path: String) -> String {
        var tree = outcome(verdict.status, verdict.finding, verdict.unusable, path)
        tree["remembered"] = .bool(verdict.isRemembered)
        tree["root"] = .string(verdict.root.base64url)
        tree["signed"] = .bool(verdict.isSigned)
        tree["size"] = .integer(Int64(verdict.size))
        return "\(tree)"
    }

    private static func outcome(
        _ status: BundleVerdict.Status, _ finding: Finding?, _ unusable: AuditError?, _ path: String
    ) -> JSONTree {
        var tree: JSONTree = ["path": .string(path), "verdict": .string(status.name)]
        tree["finding"] = finding.map { json($0) } ?? .null
        if let because = finding?.because ?? unusable.map({ "\($0)" }) { tree["because"] = .string(because) }
        return tree
    }

    private static func json(_ finding: Finding) -> JSONTree {
        [
            "check": .string(finding.check.rawValue), "file": finding.file.map(JSONTree.string) ?? .null,
            "line": finding.line.map { .integer(Int64($0)) } ?? .null,
        ]
    }

    private static func json(_ anchor: BundleVerdict.Anchor) -> JSONTree {
        switch anchor {
        case .key: return ["by": "key"]
        case .head(let comparison): return json(comparison, ["by": "head"])
        case .receipt(let index, let isHere, let comparison):
            return json(comparison, ["by": "receipt", "index": .integer(Int64(index)), "here": .bool(isHere)])
        case .digest: return ["by": "digest"]
        }
    }

    private static func json(_ comparison: BundleVerdict.Comparison, _ tree: JSONTree) -> JSONTree {
        var tree = tree
        switch comparison {
        case .sameSize: tree["compared"] = "same"
        case .extended(let size):
            tree["compared"] = "extended"
            tree["size"] = .integer(Int64(size))
        case .incomparable(let size):
            tree["compared"] = "incomparable"
            tree["size"] = .integer(Int64(size))
        }
        return tree
    }
}
