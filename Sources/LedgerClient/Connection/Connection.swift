package import CanonicalJSON
package import LedgerRPC

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// One connection to a ledger. Requests may be sent ahead of the answers; answers are found by their ids.
///
/// For one thread. While it writes it also reads, so that neither end can wait for the other for ever.
package final class Connection {
    /// How long an answer may take before the wait is given up.
    package var timeoutMilliseconds = 30_000

    private let socket: Socket
    private var splitter = LineSplitter(bound: Limits.answerBytes)
    private var buffer = [UInt8](repeating: 0, count: 64 << 10)
    private var lines: [[UInt8]] = []
    private var parked: [RequestID: Response] = [:]
    private var lastID: Int64 = 0

    /// - Throws: `ClientError.cannotConnect`.
    package init(path: String) throws(ClientError) {
        socket = try Socket(path: path)
    }

    /// Sends a request and waits for its answer.
    ///
    /// - Throws: `ClientError.refused` with the ledger's error; `.lost`, `.timedOut`, `.malformed`.
    package func call(_ method: String, _ params: JSONTree = [:], meta: RequestMeta = .init()) throws(ClientError)
        -> JSONValue
    {
        try answer(to: post(method, params, meta: meta))
    }

    /// Sends a request; its answer is asked for later, by ``answer(to:)``.
    package func post(_ method: String, _ params: JSONTree = [:], meta: RequestMeta = .init()) throws(ClientError)
        -> RequestID
    {
        let id = nextID()
        try send(RequestLine.bytes(id: id, method: method, params: params, meta: meta))
        return id
    }

    /// As ``post(_:_:meta:)``, with parameters that are canonical JSON already, `meta` among them.
    package func post(_ method: String, canonicalParams: [UInt8]) throws(ClientError) -> RequestID {
        let id = nextID()
        try send(RequestLine.bytes(id: id, method: method, canonicalParams: canonicalParams))
        return id
    }

    /// Waits for the answer to a request that was sent; each can be asked for once.
    package func answer(to id: RequestID) throws(ClientError) -> JSONValue {
        while true {
            if let response = parked.removeValue(forKey: id) {
                switch response.outcome {
                case .result(let value): return value
                case .error(let error): throw .refused(error)
                }
            }
            let response: Response
            do {
                response = try Response(line: try nextLine())
            } catch let error as Response.Malformed {
                throw ClientError.malformed(because: error.because)
            } catch let error as ClientError {
                throw error
            } catch {
                throw ClientError.malformed(because: "\(error)")
            }
            guard let answered = response.id else {
                if case .error(let error) = response.outcome { throw .refused(error) }
                throw .malformed(because: "it answers nothing")
            }
            parked[answered] = response
        }
    }

    /// The next line as it came: for answers that are read by other means than `Response`.
    ///
    /// Must not be mixed with answers that are still out under ``answer(to:)``.
    package func nextLine() throws(ClientError) -> [UInt8] {
        while lines.isEmpty {
            let ready = try socket.wait(writing: false, milliseconds: timeoutMilliseconds)
            guard ready.canRead else { throw .timedOut(milliseconds: timeoutMilliseconds) }
            try takeIn()
        }
        return lines.removeFirst()
    }

    private func nextID() -> RequestID {
        lastID += 1
        return .integer(lastID)
    }

    private func send(_ bytes: [UInt8]) throws(ClientError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let ready = try socket.wait(writing: true, milliseconds: timeoutMilliseconds)
            guard ready.canRead || ready.canWrite else { throw .timedOut(milliseconds: timeoutMilliseconds) }
            if ready.canRead { try takeIn() }
            if ready.canWrite { rest = rest.dropFirst(try socket.write(rest)) }
        }
    }

    private func takeIn() throws(ClientError) {
        guard let count = try socket.read(into: &buffer) else { return }
        guard count > 0 else { throw .lost(reason: "the ledger closed the connection") }
        // A buffer that was filled suggests a page: then fewer, larger reads.
        let isFull = count == buffer.count
        var isTooLong = false
        buffer.withUnsafeBytes { bytes in
            splitter.feed(UnsafeRawBufferPointer(rebasing: bytes[..<count])) { piece in
                switch piece {
                case .line(let line): lines.append(line)
                case .tooLong: isTooLong = true
                }
            }
        }
        if isTooLong { throw .malformed(because: "an answer has more than \(Limits.answerBytes) bytes") }
        if isFull, buffer.count < 1 << 20 { buffer = [UInt8](repeating: 0, count: buffer.count * 4) }
    }
}
