import CanonicalJSON
import LedgerClient
import LedgerRPC
import TransparencyLog

/// Reads the whole log back and counts its root anew.
///
/// Two pages are on their way at a time, so that the ledger reads while this end hashes.
struct LogVerification {
    let connection: Connection
    let actingAs: String?
    /// Events to read: those of the signed head, whatever is added meanwhile.
    let size: UInt64
    private var waiting: [Int64: [UInt8]] = [:]

    init(_ connection: Connection, size: UInt64, actingAs: String?) {
        self.connection = connection
        self.size = size
        self.actingAs = actingAs
    }

    /// The root of the leaves as they are.
    ///
    /// - Parameter progress: called now and then with how many events are read.
    /// - Throws: what asking may throw, and a complaint if the ledger gives fewer leaves than it has.
    /// - Complexity: O(bytes); memory for two pages.
    mutating func root(progress: (UInt64) -> Void = { _ in }) throws -> Hash256 {
        var edge = RightEdge()
        var ahead: (from: UInt64, id: Int64)?
        while edge.size < size {
            let from = edge.size
            if let early = ahead, early.from != from {
                _ = try line(early.id)
                ahead = nil
            }
            let id = try ahead?.id ?? ask(from)
            let after = from + UInt64(Limits.logRows)
            ahead = after < size ? (after, try ask(after)) : nil
            let next = try take(id, into: &edge)
            guard next > from, edge.size == next else {
                throw Complaint("the ledger has \(size) events and gives only \(edge.size)", status: .notTrusted)
            }
            progress(next)
        }
        return edge.root
    }

    private func ask(_ from: UInt64) throws -> Int64 {
        let limit = min(UInt64(Limits.logRows), size - from)
        let id = try connection.post(
            "log.read",
            ["as": "json", "disclose": false, "from": .integer(Int64(from)), "limit": .integer(Int64(limit))],
            meta: RequestMeta(actingAs: actingAs))
        guard case .integer(let number) = id else { preconditionFailure("a connection numbers its requests") }
        return number
    }

    /// The answer to a request, whatever comes before it.
    private mutating func line(_ id: Int64) throws -> [UInt8] {
        while true {
            if let line = waiting.removeValue(forKey: id) { return line }
            let line = try connection.nextLine()
            if let answered = line.withUnsafeBytes({ PageScanner.id(of: $0) }) {
                waiting[answered] = line
            } else {
                try keep(line)
            }
        }
    }

    /// An answer that is spelled in another way: an error, or a page of another hand.
    private mutating func keep(_ line: [UInt8]) throws {
        let response: Response
        do throws(Response.Malformed) {
            response = try Response(line: line)
        } catch {
            throw ClientError.malformed(because: error.because)
        }
        if case .error(let error) = response.outcome { throw ClientError.refused(error) }
        guard case .integer(let id) = response.id else { throw ClientError.malformed(because: "it answers nothing") }
        waiting[id] = line
    }

    /// What the next line turned out to be.
    private enum Arrival {
        /// The page that was waited for, hashed; where to read on.
        case hashed(next: UInt64)
        /// Anything else, with the id that it answers if it is spelled as a page.
        case other(id: Int64?, line: [UInt8])
    }

    /// Hashes the leaves of a page where they were received, or as the strict reader gives them.
    private mutating func take(_ id: Int64, into edge: inout RightEdge) throws -> UInt64 {
        if let line = waiting.removeValue(forKey: id) { return try takeStrictly(line, into: &edge) }
        while true {
            let before = edge
            let arrival: Arrival = try connection.withNextLine { bytes in
                let line = UnsafeRawBufferPointer(bytes)
                let answered = PageScanner.id(of: line)
                if answered == id,
                    let page = PageScanner(line, leaf: { edge.append(leaf: MerkleHash.leaf($0, in: bytes)) })
                {
                    return .hashed(next: page.next)
                }
                return .other(id: answered, line: [UInt8](bytes))
            }
            switch arrival {
            case .hashed(let next): return next
            case .other(id, let line):
                edge = before
                return try takeStrictly(line, into: &edge)
            case .other(let other?, let line): waiting[other] = line
            case .other(nil, let line):
                try keep(line)
                if let line = waiting.removeValue(forKey: id) { return try takeStrictly(line, into: &edge) }
            }
        }
    }

    private func takeStrictly(_ line: [UInt8], into edge: inout RightEdge) throws -> UInt64 {
        let page = try Self.page(line)
        for entry in page.leaves { edge.append(leaf: MerkleHash.leaf(entry.leafBytes)) }
        return page.next
    }

    /// The first event whose bytes are not what the ledger's own hash of it says, or that is not in its place; nil if
    /// each one is. Reads strictly, after a root that came out wrong.
    func firstFault() throws -> (seq: UInt64, because: String)? {
        var seq: UInt64 = 0
        while seq < size {
            let request = try ask(seq)
            let page = try LogPage(try connection.answer(to: .integer(request)))
            for entry in page.leaves {
                let bytes = entry.leafBytes
                if MerkleHash.leaf(bytes).base64url != entry.hash {
                    return (seq, "its bytes have another hash than the ledger says")
                }
                guard let root = try? JSONDocument(parsing: bytes).root, root["seq"]?.integer == Int64(seq) else {
                    return (seq, "the leaf in that place says that it belongs to another")
                }
                seq += 1
            }
            if page.leaves.isEmpty { return (seq, "it is missing") }
        }
        return nil
    }

    private static func page(_ line: [UInt8]) throws -> LogPage {
        guard case .result(let value) = try Response(line: line).outcome else {
            throw ClientError.malformed(because: "a page that is an error")
        }
        return try LogPage(value)
    }
}
