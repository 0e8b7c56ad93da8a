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
    /// How long the first answer by ssh may take: somebody may have to type a password first, or compare a host's key.
    /// The far sshd gives up on that by itself, after two minutes unless it is told otherwise.
    private static let loginMilliseconds = 300_000

    private let socket: Socket
    /// What leads to the ledger if it is on another machine.
    private let ssh: SSHProcess?
    private var hasHeard = false
    private var received = ReceivedLines(bound: Limits.answerBytes)
    private var parked: [RequestID: Response] = [:]
    private var news = PendingNews()
    private var lastID: Int64 = 0

    /// - Throws: `ClientError.cannotConnect`, `.noWay`. What ssh finds at the far end shows at the first answer only.
    package init(_ address: LedgerAddress, ssh program: SSHProgram = SSHProgram()) throws(ClientError) {
        switch address {
        case .socket(let path):
            socket = try Socket(path: path)
            ssh = nil
        case .ssh(let address):
            let (process, descriptor) = try SSHProcess.start(address, by: program)
            socket = Socket(descriptor: descriptor)
            ssh = process
        }
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
            switch try Self.message(try nextLine()) {
            case .answer(let response): try park(response)
            case .notification(let notification): news.append(notification)
            case .unknown: break
            }
        }
    }

    private func park(_ response: Response) throws(ClientError) {
        guard let answered = response.id else {
            if case .error(let error) = response.outcome { throw .refused(error) }
            throw .malformed(because: "it answers nothing")
        }
        parked[answered] = response
    }

    private static func message(_ line: [UInt8]) throws(ClientError) -> ServerMessage {
        do throws(Response.Malformed) {
            return try ServerMessage(line: line)
        } catch {
            throw .malformed(because: error.because)
        }
    }

    /// What a subscription brought, or that nothing came.
    package enum Arrival: Sendable {
        case news(LogNotification)
        /// Nothing came within the time.
        case quiet
        /// The wait was ended from outside.
        case woken
    }

    /// The next notification of a subscription on this connection; answers that come meanwhile are kept.
    ///
    /// - Parameters:
    ///   - milliseconds: how long to wait; 0 takes what is there.
    ///   - wake: ends the wait. What has come already goes first.
    package func nextNews(within milliseconds: Int, wake: Wake? = nil) throws(ClientError) -> Arrival {
        if let next = news.take() { return .news(next) }
        while true {
            while let line = received.takeLine({ [UInt8]($0) }) {
                switch try Self.message(line) {
                case .answer(let response): try park(response)
                case .notification(let notification): return .news(notification)
                case .unknown: break
                }
            }
            try refuseTooLong()
            let ready = try socket.wait(writing: false, milliseconds: milliseconds, wake: wake)
            if ready.isWoken { return .woken }
            guard ready.canRead else { return .quiet }
            try takeIn()
        }
    }

    /// Says something that has no answer.
    package func notify(_ notification: ClientNotification) throws(ClientError) { try send(notification.line) }

    private func refuseTooLong() throws(ClientError) {
        guard !received.isTooLong else {
            throw .malformed(because: "an answer has more than \(Limits.answerBytes) bytes")
        }
    }

    /// The next line as it came: for answers that are read by other means than `Response`.
    ///
    /// Must not be mixed with answers that are still out under ``answer(to:)``.
    package func nextLine() throws(ClientError) -> [UInt8] { try withNextLine { [UInt8]($0) } }

    /// Lends the next line where it was received; what is written over it nobody reads again.
    ///
    /// - Parameter body: must not use the connection.
    package func withNextLine<Result>(
        _ body: (UnsafeMutableRawBufferPointer) -> Result
    ) throws(ClientError) -> Result {
        while true {
            if let result = received.takeLine(body) { return result }
            try refuseTooLong()
            let ready = try socket.wait(writing: false, milliseconds: patience)
            guard ready.canRead else { throw timedOut() }
            try takeIn()
        }
    }

    private func nextID() -> RequestID {
        lastID += 1
        return .integer(lastID)
    }

    private func send(_ bytes: [UInt8]) throws(ClientError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let ready = try socket.wait(writing: true, milliseconds: patience)
            guard ready.canRead || ready.canWrite else { throw timedOut() }
            if ready.canRead { try takeIn() }
            if ready.canWrite { rest = rest.dropFirst(try write(rest)) }
        }
    }

    private var patience: Int { ssh == nil || hasHeard ? timeoutMilliseconds : Self.loginMilliseconds }

    private func timedOut() -> ClientError {
        let waited = patience
        ssh?.stop()
        return .timedOut(milliseconds: waited)
    }

    /// Why there is no connection any more. Before anything was heard from the far end nothing was asked of a ledger:
    /// then there is no way to one.
    private func lost(_ reason: String) -> ClientError {
        guard let ssh else { return .lost(reason: reason) }
        let ending = ssh.end()
        return hasHeard ? .lost(reason: "\(ending.clause), on the way to \(ssh.address)") : .noWay(ssh.address, ending)
    }

    private func write(_ bytes: ArraySlice<UInt8>) throws(ClientError) -> Int {
        do throws(ClientError) {
            return try socket.write(bytes)
        } catch .lost(let reason) {
            throw lost(reason)
        } catch {
            throw error
        }
    }

    private func takeIn() throws(ClientError) {
        let count: Int?
        do throws(ClientError) {
            count = try received.receive { (room) throws(ClientError) in
                let count = try socket.read(into: room)
                if !hasHeard, let count, count > 0 { try hear(room[..<count]) }
                return count
            }
        } catch .lost(let reason) {
            throw lost(reason)
        } catch {
            throw error
        }
        if count == 0 { throw lost("the ledger closed the connection") }
    }

    /// A login script that greets spoils the protocol; better said as that than as malformed JSON.
    private func hear(_ bytes: Slice<UnsafeMutableRawBufferPointer>) throws(ClientError) {
        if let ssh, bytes.first != UInt8(ascii: "{") {
            let start = bytes.prefix(60).prefix { $0 != UInt8(ascii: "\n") }
            ssh.stop()
            throw .noWay(ssh.address, .noise(String(decoding: start, as: UTF8.self)))
        }
        hasHeard = true
    }
}
