import CanonicalJSON
import Glibc

/// One blocking connection for what is not measured by the request: setting up, asking for positions, reading pages.
final class Conversation {
    private let descriptor: Int32
    private var buffer: UnsafeMutableRawBufferPointer
    private var filled = 0
    private var consumed = 0
    private var nextID = 1

    init(with socket: String) throws(BenchError) {
        descriptor = try connectUnixSocket(socket)
        buffer = .allocate(byteCount: 1 << 20, alignment: 16)
    }

    deinit {
        close(descriptor)
        buffer.deallocate()
    }

    /// Sends a request and returns its result.
    ///
    /// - Parameter actor: on whose behalf (`meta.as`); nil for whoever runs this program.
    func call(_ method: String, _ params: JSONTree = .object([]), as actor: String? = nil) throws(BenchError)
        -> JSONTree
    {
        var params = params
        if let actor { params["meta"] = .object([("as", .string(actor))]) }
        let request: JSONTree = .object([
            ("jsonrpc", "2.0"), ("id", .integer(Int64(nextID))), ("method", .string(method)), ("params", params),
        ])
        nextID += 1
        try send(request.canonicalBytes)
        let line = try receiveLine { Array($0) }
        var limits = JSONLimits()
        limits.bytes = max(limits.bytes, line.count)
        guard let answer = try? JSONDocument(parsing: line, limits: limits), let result = answer.root["result"] else {
            throw .answer(method, text: String(decoding: line.prefix(800), as: UTF8.self))
        }
        return JSONTree(result)
    }

    /// Sends one line; its end is added here.
    func send(_ line: [UInt8]) throws(BenchError) {
        let bytes = line + [0x0A]
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress! + sent, $0.count - sent, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 || errno == EINTR else { throw .lastCall("sending a request") }
            sent += max(count, 0)
        }
    }

    /// Waits for the next line and lends its bytes, without the end, for the closure's time.
    func receiveLine<T>(_ body: (UnsafeRawBufferPointer) throws(BenchError) -> T) throws(BenchError) -> T {
        if consumed == filled { (consumed, filled) = (0, 0) }
        var scanned = consumed
        while true {
            if let end = lineEnd(in: UnsafeRawBufferPointer(buffer), from: scanned, to: filled) {
                let line = UnsafeRawBufferPointer(rebasing: buffer[consumed..<end])
                consumed = end + 1
                return try body(line)
            }
            scanned = filled
            if filled == buffer.count { scanned -= makeRoom() }
            let count = recv(descriptor, buffer.baseAddress! + filled, buffer.count - filled, 0)
            guard count != 0 else { throw .silence("the daemon closed the connection") }
            guard count > 0 || errno == EINTR else { throw .lastCall("reading an answer") }
            filled += max(count, 0)
        }
    }

    /// Moves the bytes that wait to the front, of a larger buffer when they fill it.
    ///
    /// - Returns: by how much they moved.
    private func makeRoom() -> Int {
        let (moved, waiting) = (consumed, filled - consumed)
        if moved == 0 {
            let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: buffer.count * 2, alignment: 16)
            memcpy(larger.baseAddress!, buffer.baseAddress!, waiting)
            buffer.deallocate()
            buffer = larger
        } else {
            memmove(buffer.baseAddress!, buffer.baseAddress! + moved, waiting)
        }
        (consumed, filled) = (0, waiting)
        return moved
    }
}

extension JSONTree {
    var text: String? {
        if case .string(let text) = self { text } else { nil }
    }

    var number: Int? {
        if case .integer(let number) = self { Int(number) } else { nil }
    }

    var elements: [JSONTree] {
        if case .array(let elements) = self { elements } else { [] }
    }

    /// A member that the protocol promises.
    func required<T>(_ key: String, _ read: (JSONTree) -> T?) throws(BenchError) -> T {
        guard let value = self[key], let found = read(value) else {
            throw .answer("a request whose result should have \"\(key)\"", text: String(description.prefix(800)))
        }
        return found
    }
}
