import CanonicalJSON
import Glibc

/// Reads the whole log by pages, as a replica would.
///
/// Pages are asked for ahead, `window` at once; where an answer ends early because of its size, the rest of its span
/// is asked for again, so that every event comes once.
struct LogReading {
    let ledger: BenchLedger
    /// Events a page; the protocol's most.
    static let page = 4096

    /// - Returns: events a second.
    func run(disclose: Bool, window: Int) throws(BenchError) -> Figure {
        let conversation = try Conversation(with: ledger.socket)
        let size = try ledger.size()
        var plan = Plan(size: size)
        var (waiting, bytes, pages): ([Int: Range<Int>], Int, Int) = ([:], 0, 0)
        let begun = monotonicNanoseconds()
        while true {
            while waiting.count < window, let span = plan.next() {
                pages += 1
                waiting[pages] = span
                try conversation.send(request(pages, span, disclose: disclose))
            }
            guard !waiting.isEmpty else { break }
            let (id, next) = try conversation.receiveLine { (line) throws(BenchError) in
                bytes += line.count
                return try Self.answer(line)
            }
            guard let span = waiting.removeValue(forKey: id), next > span.lowerBound || next >= size else {
                throw .answer("log.read", text: "id \(id), next \(next)")
            }
            plan.received(span, upTo: min(next, span.upperBound))
        }
        let seconds = Double(monotonicNanoseconds() - begun) / 1e9
        let name = (disclose ? "log-read-disclosed" : "log-read") + (window == 1 ? "" : "-ahead-\(window)")
        var figure = Figure(name, unit: "events/s", value: Double(plan.events) / seconds)
        figure.add("events", Double(plan.events))
        figure.add("pages", Double(pages))
        figure.add("bytesPerEvent", Double(bytes) / Double(max(plan.events, 1)))
        return figure
    }

    private func request(_ id: Int, _ span: Range<Int>, disclose: Bool) -> [UInt8] {
        Array(
            """
            {"id":\(id),"jsonrpc":"2.0","method":"log.read","params":{"as":"json","disclose":\(disclose),\
            "from":\(span.lowerBound),"limit":\(span.count),"meta":{"as":"\(ledger.auditor)"}}}
            """.utf8)
    }

    /// The id at the line's start and `next` near its end: canonical members stand in alphabetical order.
    private static func answer(_ line: UnsafeRawBufferPointer) throws(BenchError) -> (id: Int, next: Int) {
        let start = String(decoding: line.prefix(24), as: UTF8.self)
        let end = String(decoding: line.suffix(64), as: UTF8.self)
        let number = { (label: String, text: String) -> Int? in
            guard let at = text.firstRange(of: label) else { return nil }
            return Int(text[at.upperBound...].prefix { $0.isASCII && $0.isNumber })
        }
        guard let id = number("{\"id\":", start), let next = number("\"next\":", end) else {
            throw .answer("log.read", text: String(decoding: line.prefix(400), as: UTF8.self))
        }
        return (id, next)
    }

    /// Mean bytes of a leaf, over one page from the middle of the log.
    func meanLeafBytes() throws(BenchError) -> Double {
        let size = try ledger.size()
        let params: JSONTree = .object([
            ("as", "json"), ("disclose", false), ("from", .integer(Int64(size / 2))), ("limit", 256),
        ])
        let page = try Conversation(with: ledger.socket).call("log.read", params, as: ledger.auditor)
        let leaves = try page.required("leaves") { $0.elements.compactMap { $0["leaf"] } }
        return Double(leaves.reduce(0) { $0 + $1.canonicalBytes.count }) / Double(max(leaves.count, 1))
    }
}

/// Which spans of the log are still to be asked for.
private struct Plan {
    private let size: Int
    private var ahead = 0
    private var again: [Range<Int>] = []
    private(set) var events = 0

    init(size: Int) { self.size = size }

    mutating func next() -> Range<Int>? {
        if let span = again.popLast() { return span }
        guard ahead < size else { return nil }
        let span = ahead..<min(ahead + LogReading.page, size)
        ahead = span.upperBound
        return span
    }

    mutating func received(_ span: Range<Int>, upTo next: Int) {
        events += next - span.lowerBound
        if next < span.upperBound { again.append(next..<span.upperBound) }
    }
}
