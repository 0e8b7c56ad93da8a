import CanonicalJSON
import Foundation
import LedgerFormat
import Testing
import TransparencyLog

@testable import LedgerAudit

@Suite struct `The page of a bundle` {
    @Test func `finds itself good in a browser, says what it cannot check, and is red where it was damaged`() throws {
        let bundles = [try MadeBundle.agreement(recipient: .string(hostile)), try .person(), try .all()]
        try Look.at(bundles.map { $0.path + "/report.html" })
    }

    @Test func `shows others' words as text, whatever they are`() throws {
        let bundle = try MadeBundle.agreement(recipient: .string(hostile))
        let page = try bundle.text("report.html")
        #expect(page.components(separatedBy: "<script").count == 3)
        #expect(!page.contains("<img"))
        let shown = page.components(separatedBy: "<script")[0]
        #expect(!shown.unicodeScalars.contains("\u{202E}") && !shown.unicodeScalars.contains("\u{200B}"))
        #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x&gt; ⟨U+202E⟩desrever⟨U+200B⟩"))
    }

    @Test func `asks no network for anything and runs nothing but its own script`() throws {
        let page = try MadeBundle.all().text("report.html")
        let policy = try #require(page.firstRange(of: /Content-Security-Policy" content="[^"]*"/)).description
        #expect(!policy.isEmpty)
        #expect(page.contains("default-src 'none'; script-src 'sha256-"))
        for reference in ["http:", "https:", " src=\"", ": url(", "@import", "fetch(", "XMLHttpRequest", "WebSocket"] {
            #expect(!page.contains(reference), "\(reference)")
        }
    }

    /// A leaf may list thousands; whoever made the bundle chose how many, and the page has to open.
    @Test func `stays small for terms that nobody could keep`() throws {
        var ledger = try SmallLedger.agreement()
        let span: JSONTree = ["from": "2026-11-01", "metric": "M1@1", "target": "1", "to": "2026-11-30"]
        let terms: JSONTree = [
            "consequences": .array(.init(repeating: ["misses": 1, "of": 2, "step": 1, "what": "x"], count: 900)),
            "measures": .array((0..<1_800).map { ["metric": .string($0 < 900 ? "M1@1" : "M\($0)@1"), "target": "1"] }),
            "milestones": .array(.init(repeating: span, count: 1_800)),
            "promises": .array(.init(repeating: ["debtor": "U2", "dueOn": "2026-11-30", "what": "x"], count: 900)),
            "window": ["from": "2026-11-01", "to": "2026-11-30"],
        ]
        let proposed: JSONTree = ["manager": "U2", "member": "U3", "terms": terms]
        ledger.append("agreement.proposed", in: "agreement/13", by: "U2", about: ["U2", "U3"], proposed)
        for day in 10..<30 {
            let value: JSONTree = ["asOf": .string("2026-11-\(day)"), "metric": "M1@1", "value": "1"]
            ledger.append("measurement.recorded", in: "measurement/1/3", by: "U2", about: ["U3"], value)
        }
        let complete = [BundleManifest.Complete(of: "all", count: ledger.size)]
        let export = ledger.export("all", complete)
        let bundle = try MadeBundle(ledger)
        let writer = try bundle.writer("all", complete, export)
        for seq in 0..<ledger.size { try writer.append(ledger.entry(seq, withProof: false)) }
        _ = try writer.finish()
        let (page, leaf) = try (bundle.text("report.html"), ledger.leaves[9].count)
        #expect(page.utf8.count < 12 * leaf, "\(page.utf8.count) bytes of a leaf of \(leaf)")
        #expect(page.components(separatedBy: "<svg").count - 1 <= 1)
        #expect(page.contains("and \(1_800 - ReportLimits.terms) more, in events.jsonl"))
        #expect(page.contains("and \(900 - ReportLimits.terms) more, in events.jsonl"))
    }

    @Test func `is the same whenever it is made of the same bundle`() throws {
        let bundle = try MadeBundle.agreement()
        let manifest = try BundleManifest(parsing: bundle.bytes("manifest.json"))
        #expect(try Report.page(ofBundleAt: bundle.path, manifest) == bundle.bytes("report.html"))
    }

    @Test func `of more events than anybody looks at shows the last ones, says so, and sums nothing up`() throws {
        var ledger = try SmallLedger.agreement()
        for _ in 0..<2_100 { ledger.append("clock.advanced", in: "ledger", by: "U3", about: [], ["to": "2026-11-24"]) }
        let complete = [BundleManifest.Complete(of: "all", count: ledger.size)]
        let export = ledger.export("all", complete)
        let bundle = try MadeBundle(ledger)
        let writer = try bundle.writer("all", complete, export)
        for seq in 0..<ledger.size { try writer.append(ledger.entry(seq, withProof: false)) }
        _ = try writer.finish()
        let page = try bundle.text("report.html")
        #expect(page.components(separatedBy: "<article").count - 1 == ReportLimits.events)
        #expect(page.contains("The bundle has \(ledger.size) events. This page shows the last \(ReportLimits.events);"))
        #expect(!page.contains("What was promised"))
    }

    @Test(arguments: 1...33)
    func `knows how the last leaves hang in a tree`(size: Int) throws {
        var ledger = try SmallLedger()
        for index in 0..<size { ledger.append(leaf: [UInt8(index)]) }
        for from in 0..<size {
            var tree = ProofsOfLast(from: UInt64(from))
            for leaf in ledger.leaves { tree.append(MerkleHash.leaf(leaf)) }
            tree.finish()
            let expected = try (from..<size).map { try ledger.proof(of: UInt64($0)) }
            #expect(tree.proofs == expected)
        }
    }

    @Test func `has a sentence for every type of event, and a word for everything sealed`() {
        for type in Catalogue.types {
            #expect(Phrases.sentences[type.name] != nil, "\(type.name) has no sentence on the page")
            for rule in type.sealed {
                #expect(Phrases.labelOf[rule.pointer] != nil, "\(type.name) seals \(rule.pointer)")
            }
        }
    }

    private var hostile: String { "</dd></main><script>alert(1)</script><img src=x> \u{202E}desrever\u{200B} & <!--" }
}

/// The Python script that looks at pages in a headless Chromium.
enum Look {
    /// - Parameter pages: paths of `report.html`; the first one is damaged in many ways as well.
    static func at(_ pages: [String]) throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", root.appending(path: "Report/look.py").path] + pages
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let said = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(String(decoding: said, as: UTF8.self))")
    }
}
