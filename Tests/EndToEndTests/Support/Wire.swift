import CanonicalJSON
import Glibc
import Testing

/// A plain connection: whatever bytes a test wants to send, and lines that come back.
final class Wire {
    private let descriptor: Int32
    private var pending: [UInt8] = []
    private var lastID: Int64 = 0
    private var parked: [Int64: Answer] = [:]
    /// Notifications that came while answers were waited for, in order.
    private var news: [JSONTree] = []
    /// What was called and answered, while somebody wants to know.
    var recorded: [Exchange]?

    /// A request and its answer.
    struct Exchange {
        var method: String
        /// With `meta`.
        var params: JSONTree
        var answer: Answer
    }

    struct Broken: Error {
        let what: String
    }

    init(_ path: String) throws {
        descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw Place.Failed(call: "socket", code: errno) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        // Everything is there by now, so that a throw ends in the deinitialiser: closed here, it would be closed twice, and
        // the second time be somebody else's.
        guard result == 0 else { throw Place.Failed(call: "connect", code: errno) }
    }

    /// The other end of a connection that was accepted.
    init(accepted: Int32) { descriptor = accepted }

    deinit { close(descriptor) }

    func send(_ text: String) throws { try send(Array(text.utf8)) }

    func send(_ bytes: [UInt8]) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 || errno == EINTR else { throw Place.Failed(call: "send", code: errno) }
            rest = rest.dropFirst(max(0, count))
        }
    }

    /// Sends as much as the other end takes within a moment.
    ///
    /// - Returns: how many bytes that was.
    func sendWhatFits(_ bytes: [UInt8], within milliseconds: Int32 = 500) -> Int {
        var sent = 0
        while sent < bytes.count {
            var entry = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
            guard poll(&entry, 1, milliseconds) > 0 else { break }
            let count = bytes[sent...].withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
            }
            if count <= 0, errno == EAGAIN { continue }
            guard count > 0 else { break }
            sent += count
        }
        return sent
    }

    func endOfInput() { shutdown(descriptor, Int32(SHUT_WR)) }

    /// The next line; nil at the end of the stream.
    func line(within milliseconds: Int32 = 20_000) throws -> [UInt8]? {
        var searched = 0
        while true {
            if let end = pending[searched...].firstIndex(of: 10) {
                defer { pending.removeFirst(end + 1) }
                return Array(pending[..<end])
            }
            searched = pending.count
            var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            guard poll(&entry, 1, milliseconds) > 0 else { throw Broken(what: "no line within \(milliseconds) ms") }
            var buffer = [UInt8](repeating: 0, count: 1 << 16)
            let count = recv(descriptor, &buffer, buffer.count, 0)
            if count == 0 || (count < 0 && errno == ECONNRESET) { return nil }
            guard count > 0 else { throw Place.Failed(call: "recv", code: errno) }
            pending += buffer[..<count]
        }
    }

    /// Whether nothing comes within a moment.
    func isSilent(for milliseconds: Int32 = 150) -> Bool {
        var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return pending.isEmpty && poll(&entry, 1, milliseconds) == 0
    }

    func answer() throws -> Answer {
        while true {
            guard let line = try line() else { throw Broken(what: "the daemon closed the connection") }
            guard let notification = try Self.notification(line) else { return try Answer(line: line) }
            news.append(notification)
        }
    }

    /// The next notification of any subscription.
    func notification() throws -> JSONTree {
        if !news.isEmpty { return news.removeFirst() }
        guard let line = try line() else { throw Broken(what: "the daemon closed the connection") }
        guard let notification = try Self.notification(line) else {
            throw Broken(what: "no notification: \(String(decoding: line, as: UTF8.self))")
        }
        return notification
    }

    private static func notification(_ line: [UInt8]) throws -> JSONTree? {
        guard line.starts(with: Array(#"{"jsonrpc":"2.0","method":"#.utf8)) else { return nil }
        let tree = JSONTree(try JSONDocument(parsing: line).root)
        #expect(tree.canonicalBytes == line, "a notification is canonical JSON")
        return tree
    }

    /// Sends a notification.
    func notify(_ method: String, _ params: JSONTree) throws {
        try send((["jsonrpc": "2.0", "method": .string(method), "params": params] as JSONTree).canonicalBytes + [10])
    }

    /// Sends a request; its answer comes by ``answer(to:)``.
    func post(_ method: String, _ params: JSONTree = [:], as person: String? = nil, meta: JSONTree? = nil) throws
        -> Int64
    {
        lastID += 1
        try send(Self.request(method, params, as: person, meta: meta, id: lastID).canonicalBytes + [10])
        return lastID
    }

    /// The answer to one request; those to others are kept for later.
    func answer(to id: Int64) throws -> Answer {
        while true {
            if let found = parked.removeValue(forKey: id) { return found }
            let next = try answer()
            guard case .integer(let answered)? = next.id else { throw Broken(what: "an answer to nothing: \(next)") }
            parked[answered] = next
        }
    }

    func call(_ method: String, _ params: JSONTree = [:], as person: String? = nil, meta: JSONTree? = nil) throws
        -> Answer
    {
        let answer = try answer(to: post(method, params, as: person, meta: meta))
        if recorded != nil {
            let request = Self.request(method, params, as: person, meta: meta, id: 0)
            recorded?.append(Exchange(method: method, params: request["params"] ?? [:], answer: answer))
        }
        return answer
    }

    static func request(
        _ method: String, _ params: JSONTree, as person: String?, meta: JSONTree?, id: Int64
    ) -> JSONTree {
        var meta = meta
        if let person { meta = (meta ?? [:]).with("as", .string(person)) }
        var params = params
        if let meta { params["meta"] = meta }
        return ["id": .integer(id), "jsonrpc": "2.0", "method": .string(method), "params": params]
    }
}

extension JSONTree {
    func with(_ key: String, _ value: JSONTree?) -> JSONTree {
        var changed = self
        changed[key] = value
        return changed
    }

    var text: String? { if case .string(let text) = self { text } else { nil } }
    var number: Int64? { if case .integer(let number) = self { number } else { nil } }
    var elements: [JSONTree] { if case .array(let elements) = self { elements } else { [] } }
    var names: [String] { if case .object(let members) = self { members.map(\.0) } else { [] } }
}
