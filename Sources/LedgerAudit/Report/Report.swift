internal import CanonicalJSON
internal import Crypto
internal import Glibc
internal import TransparencyLog

/// `report.html`: a bundle as one page for people who look rather than read. It needs no network and no other file.
///
/// Everything on it is there without a script. The script, which is in the page too, counts the hash and the proof of
/// every event from its exact bytes, says the event again from them, and compares; it marks what it found.
package enum Report {
    /// The page of a bundle, a directory or a zip.
    ///
    /// Whoever made the bundle made the page in it, and nobody signed that: of a bundle that holds, this makes another to
    /// trust.
    package static func page(ofBundleAt path: String, _ manifest: BundleManifest) throws(ReportError) -> [UInt8] {
        let source: any BundleSource
        do throws(AuditError) {
            source = try bundleSource(at: path)
        } catch {
            throw .unreadable(file: path, because: "\(error)")
        }
        return try page(of: { (name) throws(ReadFailure) in try source.open(name) }, manifest)
    }

    /// The page of a bundle that is not finished.
    ///
    /// - Parameter directory: where all files but the manifest, the page and `VERIFY.txt` lie already.
    static func page(ofUnfinished directory: String, _ manifest: BundleManifest) throws(ReportError) -> [UInt8] {
        try page(
            of: { (name) throws(ReadFailure) in
                let path = "\(directory)/\(name)"
                let file = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
                guard file >= 0 else { throw .system(.now("open", path)) }
                return FileBytes(file, path: path)
            }, manifest)
    }

    /// - Parameters:
    ///   - files: those of a bundle.
    ///   - manifest: what the bundle is; its `files` do not matter.
    /// - Returns: HTML, at most some 60 MB, usually under one.
    /// - Throws: ``ReportError``, when a file cannot be read or is not what was written.
    /// - Complexity: O(bytes of the bundle); memory O(what is shown), which ``ReportLimits`` bounds.
    private static func page(of files: ReportFiles, _ manifest: BundleManifest) throws(ReportError) -> [UInt8] {
        var page = ReportPage(try ReportContent(of: files, isAll: manifest.isAll), manifest)
        page.body()
        let shown = page.html.bytes
        var document = HTMLWriter()
        document.raw("<!DOCTYPE html>\n<html lang=\"en\">\n")
        let head = document.bytes.count
        document.raw("<head>\n<meta charset=\"utf-8\">\n")
        document.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'sha256-")
        document.text(digest(Resources.script))
        document.raw("'; style-src 'sha256-")
        document.text(digest(Resources.style))
        document.raw("'; base-uri 'none'; form-action 'none'\">\n")
        document.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        document.raw("<meta name=\"referrer\" content=\"no-referrer\">\n")
        document.element("title", page.title)
        document.raw("\n<style>")
        document.raw(Resources.style)
        document.raw("</style>\n</head>")
        let before = Array(document.bytes[head...])
        document.raw("\n<body>\n")
        document.raw(shown)
        let data = page.data()
        document.raw("\n<script type=\"application/json\" id=\"data\" data-digest=\"")
        document.text(Base64.url.encode(Array(SHA256.hash(data: shown + data))))
        document.raw("\" data-head=\"")
        document.text(Base64.url.encode(Array(SHA256.hash(data: before))))
        document.raw("\">")
        document.raw(data)
        document.raw("</script>\n<script>")
        document.raw(Resources.script)
        document.raw("</script>\n</body>\n</html>\n")
        return document.bytes
    }

    /// SHA-256 in hexadecimal, as a manifest has it of each file.
    package static func digest(of page: [UInt8]) -> String { hexadecimal(SHA256.hash(data: page)) }

    private static func digest(_ text: [UInt8]) -> String { Base64.standard.encode(Array(SHA256.hash(data: text))) }
}

extension ReportPage {
    /// What stands in the list of contents, in order.
    var sections: [(id: String, name: String)] {
        let summed = agreements().flatMap { agreement in
            [
                ("agreed-\(agreement.number)", "What was agreed: A\(agreement.number)"),
                ("measured-\(agreement.number)", "What was measured: A\(agreement.number)"),
                ("fair-\(agreement.number)", "Seven questions: A\(agreement.number)"),
            ]
        }
        let folded =
            content.isWhole
            ? [("promised", "Promised"), ("missed", "Missed"), ("answers", "Said, and said to it")] : []
        return summed + folded
            + [
                ("timeline", "What happened, in order"), ("redactions", "What is not shown"),
                ("complete", "What is whole"),
            ]
    }

    /// All that is shown, in one element, whose bytes are hashed, as are, apart, those of the document's head.
    mutating func body() {
        begin("div", ["id": "page"])
        header()
        begin("main")
        for agreement in agreements() {
            agreed(agreement)
            measured(agreement)
            fairProcess(agreement)
        }
        if content.isWhole {
            promised()
            missed()
            answers()
        }
        timeline()
        redactions()
        completeness()
        end("main")
        footer()
        end("div")
    }

    /// What the script checks and what it says events with: canonical JSON in which no element can end.
    func data() -> [UInt8] {
        var writer = CanonicalWriter(reservingCapacity: 1 << 20)
        writer.object { (object) in
            object.array("complete") { (array) in
                for each in manifest.complete {
                    array.object {
                        $0.integer("count", Int64(each.count))
                        $0.string("of", each.of)
                    }
                }
            }
            object.array("events") { (array) in for event in events { array.object { event.write(to: &$0) } } }
            object.integer("export", Int64(manifest.export))
            Self.write("grounds", Phrases.grounds.map { ($0.ground, $0.said) }, to: &object)
            object.string("head", content.head)
            object.bool("isWhole", content.isWhole)
            Self.write("labels", Phrases.labels.map { ($0.pointer, $0.label) }, to: &object)
            object.string("madeAt", manifest.madeAt)
            object.string("policy", content.policy)
            object.string("purpose", manifest.purpose)
            if let recipient = manifest.recipient { object.string("recipient", recipient) }
            object.string("requester", manifest.requester)
            object.string("scope", manifest.scope)
            Self.write("sentences", Phrases.all.map { ($0.type, $0.sentence) }, to: &object)
            Self.write("words", Phrases.words.map { ($0.stored, $0.said) }, to: &object)
        }
        var safe: [UInt8] = []
        safe.reserveCapacity(writer.count + 1_024)
        for byte in writer.bytes {
            if byte == UInt8(ascii: "<") { safe += Array("\\u003c".utf8) } else { safe.append(byte) }
        }
        return safe
    }

    /// A table of the page's own words: pairs.
    private static func write(_ name: StaticString, _ pairs: [(String, String)], to object: inout ObjectWriter) {
        object.array(name) { (array) in
            for pair in pairs {
                array.array {
                    $0.string(pair.0)
                    $0.string(pair.1)
                }
            }
        }
    }
}

extension ReportEvent {
    fileprivate func write(to object: inout ObjectWriter) {
        object.array("disclosures") { (array) in for each in shown { array.string(each.disclosure) } }
        object.array("hashes") { (array) in for hash in hashes { array.string(hash) } }
        object.array("hidden") { (array) in
            for (name, ground) in hidden.sorted(by: { $0.key < $1.key }) {
                array.array {
                    $0.string(name)
                    $0.string(ground)
                }
            }
        }
        object.string("leaf", String(decoding: bytes, as: UTF8.self))
    }
}
