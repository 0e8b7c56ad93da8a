internal import CanonicalJSON
internal import LedgerFormat
internal import TransparencyLog

/// What a page shows of a bundle: its last events with all that belongs to them, read in bounded memory.
struct ReportContent {
    /// Ascending; at most ``ReportLimits/events``.
    private(set) var events: [ReportEvent] = []
    /// Events in the bundle.
    let count: Int
    /// `head.txt` and `policy.txt` as they are.
    let head: String
    let policy: String

    var isWhole: Bool { events.count == count }

    /// - Parameters:
    ///   - files: those of a bundle.
    ///   - isAll: whether it has no proofs, because the leaves give the root themselves.
    /// - Complexity: O(bytes); memory at most ``ReportLimits/contentBytes`` and its tree of values.
    init(of files: ReportFiles, isAll: Bool) throws(ReportError) {
        head = try BundleLines.whole(BundlePath.head, files)
        policy = try BundleLines.whole(BundlePath.policy, files)
        var lines = try BundleLines(BundlePath.events, files)
        while try lines.next() != nil {}
        count = lines.number
        try readEvents(files, isAll: isAll, after: max(0, count - ReportLimits.events))
        if !isAll { try readProofs(files) }
        try readDisclosures(files)
        try readRedactions(files)
    }

    private mutating func readEvents(_ files: ReportFiles, isAll: Bool, after skipped: Int) throws(ReportError) {
        var lines = try BundleLines(BundlePath.events, files)
        var tree = ProofsOfLast(from: UInt64(skipped))
        while let line = try lines.next() {
            if isAll { tree.append(MerkleHash.leaf(line)) }
            guard lines.number > skipped else { continue }
            guard let event = ReportEvent(line) else {
                throw .malformed(file: BundlePath.events, line: lines.number)
            }
            events.append(event)
        }
        if isAll {
            tree.finish()
            for (index, proof) in tree.proofs.enumerated() { events[index].hashes = proof.map(\.base64url) }
        }
        var bytes = events.reduce(0) { $0 + $1.bytes.count }
        forget(until: &bytes)
    }

    private mutating func readProofs(_ files: ReportFiles) throws(ReportError) {
        var lines = try BundleLines(BundlePath.proofs, files)
        try lines.skip(count - events.count)
        for index in events.indices {
            guard let line = try lines.next(), let proof = try? JSONDocument(parsing: line).root,
                proof["index"]?.integer == Int64(events[index].seq), let hashes = proof["hashes"]
            else { throw .malformed(file: BundlePath.proofs, line: lines.number) }
            events[index].hashes = hashes.elements.compactMap(\.string)
        }
    }

    private mutating func readDisclosures(_ files: ReportFiles) throws(ReportError) {
        var bytes = events.reduce(0) { $0 + $1.bytes.count }
        try readLines(BundlePath.disclosures, files) { (content, index, line) in
            guard let name = line["name"]?.string, let text = line["disclosure"]?.string,
                let value = Disclosure(text: Array(text.utf8)).opened()?.value
            else { return false }
            content.events[index].shown.append(.init(name: name, disclosure: text, value: value))
            bytes += text.utf8.count
            content.forget(until: &bytes)
            return true
        }
    }

    private mutating func readRedactions(_ files: ReportFiles) throws(ReportError) {
        try readLines(BundlePath.redactions, files) { (content, index, line) in
            guard let name = line["name"]?.string, let ground = line["ground"]?.string else { return false }
            content.events[index].hidden[name] = ground
            return true
        }
    }

    /// Hands over each line that is about an event which is shown. `body` says whether it is as it should be.
    private mutating func readLines(
        _ name: String, _ files: ReportFiles, _ body: (inout ReportContent, Int, JSONValue) -> Bool
    ) throws(ReportError) {
        var lines = try BundleLines(name, files)
        while var line = try lines.next() {
            if line.last == UInt8(ascii: ",") { line.removeLast() }
            // Canonical, so that the position comes last: what is not shown is passed over without being read.
            guard let seq = Self.position(atEndOf: line), seq >= events.first?.seq ?? 0 else { continue }
            guard let index = index(of: seq), let value = try? JSONDocument(parsing: line).root,
                body(&self, index, value)
            else { throw .malformed(file: name, line: lines.number) }
        }
    }

    /// 123 of `…"seq":123}`; nil for the first and last line of the redactions.
    private static func position(atEndOf line: [UInt8]) -> UInt64? {
        guard line.last == UInt8(ascii: "}") else { return nil }
        let digits = line.dropLast().suffix(19).reversed().prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
        return UInt64(String(decoding: digits.reversed(), as: UTF8.self))
    }

    /// Where the event at `seq` stands among those that are shown.
    ///
    /// - Complexity: O(log n).
    func index(of seq: UInt64) -> Int? {
        var range = 0..<events.count
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            if events[middle].seq == seq { return middle }
            range = events[middle].seq < seq ? middle + 1..<range.upperBound : range.lowerBound..<middle
        }
        return nil
    }

    func event(_ seq: UInt64?) -> ReportEvent? { seq.flatMap { index(of: $0) }.map { events[$0] } }

    /// Lets go of the first events while there are more bytes than a page shows; the last one always stays.
    private mutating func forget(until bytes: inout Int) {
        guard bytes > ReportLimits.contentBytes else { return }
        var gone = 0
        while bytes > ReportLimits.contentBytes, gone < events.count - 1 {
            bytes -= events[gone].bytes.count + events[gone].shown.reduce(0) { $0 + $1.disclosure.utf8.count }
            gone += 1
        }
        events.removeFirst(gone)
    }
}
