internal import CanonicalJSON
internal import CoreMetrics
internal import LedgerDomain
internal import LedgerFormat
internal import LedgerRPC
internal import LedgerService
internal import LedgerStore
internal import LMDB
internal import TransparencyLog

/// From a line to the method that answers it.
final class Dispatcher: Sendable {
    let service: LedgerService
    let counter: ConnectionCounter
    let stop: @Sendable () -> Void
    let metrics = ServerMetrics()
    let replay = ReplayCounts()
    let holders = ConsumerHolders()
    /// What the metrics say in this process.
    let exposition: @Sendable () -> String
    private let commands: [String: CommandMethod]
    private let queries: [String: QueryMethod]

    init(
        _ service: LedgerService, counter: ConnectionCounter, exposition: @escaping @Sendable () -> String,
        stop: @escaping @Sendable () -> Void
    ) {
        self.service = service
        self.counter = counter
        self.exposition = exposition
        self.stop = stop
        commands = Dictionary(uniqueKeysWithValues: CommandMethods.all.map { ($0.name, $0) })
        queries = Dictionary(uniqueKeysWithValues: QueryMethods.all.map { ($0.name, $0) })
    }

    /// Every method, in alphabetical order.
    var methodNames: [String] {
        (Array(commands.keys) + Array(queries.keys) + ServerMethod.allCases.map(\.rawValue)
            + ReplayMethod.allCases.map(\.rawValue)).sorted()
    }

    /// Handles one line. Only on the connection's loop; the answer comes at once or through its mailbox.
    func handle(_ line: [UInt8], from connection: Connection) {
        let request: Request
        do {
            request = try Request(line: line)
        } catch {
            if error.id == nil, error.error.kind == .invalid { return connection.ignore() }
            return connection.answer(ResponseLine.error(id: error.id, error.error))
        }
        // Notifications get no answer, whatever they say.
        guard let id = request.id else {
            connection.ignore()
            if request.method == ClientNotification.creditMethod { connection.grant(request) }
            if request.method == ClientNotification.cancelMethod { connection.cancel(request) }
            return
        }
        if let command = commands[request.method] {
            send(command, request, id, held: line.count, from: connection)
        } else if let query = queries[request.method] {
            answer(query, request, id, to: connection)
        } else if let method = ServerMethod(rawValue: request.method) {
            answer(method, request, id, to: connection)
        } else if let method = ReplayMethod(rawValue: request.method) {
            answer(method, request, id, to: connection)
        } else {
            let error = RPCError(
                .methodNotFound, "there is no method \(request.method.prefix(64))", hint: "server.discover lists them")
            connection.answer(ResponseLine.error(id: id, error))
        }
    }

    // MARK: Commands

    /// - Parameter held: bytes of the line; an answer has at most about as many.
    private func send(
        _ method: CommandMethod, _ request: Request, _ id: RequestID, held: Int, from connection: Connection
    ) {
        let params = request.params
        let directory = service.directory
        let cancellation = Cancellation()
        let command = CommandRequest(
            caller: connection.caller, actingAs: request.meta.actingAs,
            id: request.meta.commandID.flatMap { CommandID(text: $0) },
            digest: service.reading.secrets.digest(Self.body(method.name, params)),
            expectedRevision: request.meta.expectedRevision,
            deadline: request.meta.deadlineMs.map { BootClock.milliseconds() + Int64($0) },
            wantsReceipt: request.meta.receipt, cancellation: cancellation,
            read: { facts, asker in
                let resolver = Resolver(facts, directory: directory, asker: asker)
                do {
                    let reader = try request.paramsReader()
                    let command = try method.read(reader, resolver)
                    try reader.finish(unknown: .refuse)
                    if let failure = resolver.failure { throw failure }
                    return .success(command)
                } catch let error as ShapeError {
                    if let failure = resolver.failure { throw failure }
                    return .failure(.invalid(error))
                }
            })
        let service = service
        let metrics = metrics
        let wantsReceipt = command.wantsReceipt
        let keep: @Sendable ([UInt8]) -> Void = {
            connection.mailbox.keep($0, for: connection, releasing: held, to: id)
        }
        let work = CommandWork(service, command) { outcome in
            metrics.count(outcome)
            switch outcome {
            case .success(let answer) where answer.erases:
                // Told when nothing opens it any more; who sends the command again waits as well.
                service.whenErased { erased in
                    switch erased {
                    case .failure(let failure):
                        keep(ResponseLine.error(id: id, RPCError(.unknown(reason: failure.description))))
                    case .success(let unreached):
                        let receipt =
                            wantsReceipt ? try? service.receipt(of: answer.events[answer.events.count - 1].seq) : nil
                        var result = CommandResult(answer, receipt: receipt)
                        if !unreached.isEmpty { result.unreached = unreached.map(\.description) }
                        keep(ResponseLine.result(id: id, result))
                    }
                }
            case .success(let answer) where wantsReceipt && !answer.events.isEmpty:
                service.sequencer.afterCommit { failure in
                    let receipt =
                        failure == nil ? try? service.receipt(of: answer.events[answer.events.count - 1].seq) : nil
                    keep(ResponseLine.result(id: id, CommandResult(answer, receipt: receipt)))
                }
            case .success(let answer): keep(ResponseLine.result(id: id, CommandResult(answer)))
            case .failure(let failure): keep(ResponseLine.error(id: id, RPCError(failure)))
            }
        }
        connection.hold(held, id, cancellation)
        connection.mailbox.send(work) {
            metrics.count(.failure(Self.busy))
            keep(ResponseLine.error(id: id, RPCError(Self.busy)))
        }
    }

    static let busy = Failure.unavailable(
        reason: "the daemon is stopping, or too much waits for it", retryAfterMs: 200)

    /// What a command id stands for: the method and its parameters in canonical form, without `meta`.
    private static func body(_ method: String, _ params: JSONValue?) -> [UInt8] {
        var bytes = Array(method.utf8)
        guard let params else { return bytes }
        bytes.reserveCapacity(params.bytes.count + 64)
        var members = params.members.filter { $0.key != "meta" }
        if !zip(members, members.dropFirst()).allSatisfy({ precedes($0.key, $1.key) }) {
            members.sort { precedes($0.key, $1.key) }
        }
        for member in members {
            bytes.append(10)
            bytes += member.key.utf8
            bytes.append(0)
            if member.value.isCanonicalScalar { bytes += member.value.bytes } else { bytes += member.value.canonical() }
        }
        return bytes
    }

    private static func precedes(_ left: String, _ right: String) -> Bool {
        left.utf8.lexicographicallyPrecedes(right.utf8)
    }

    // MARK: Queries

    private func answer(_ method: QueryMethod, _ request: Request, _ id: RequestID, to connection: Connection) {
        let service = service
        let caller = connection.caller
        // A page of the log may fill a whole answer; a list of as many rows as there may be stays far below this.
        let held = method.name == "log.read" ? Limits.answerBytes : Limits.answerBytes / 16
        let run = { @Sendable (facts: StoreFacts, size: UInt64) throws -> Answered in
            let now = try service.now(given: facts)
            let identity = try caller.identity(
                actingAs: request.meta.actingAs, at: now, daemon: service.daemonUID, given: facts
            ).get()
            let query = try Query(service, facts, viewer: identity.member, holdsFor: size)
            let answer = try method.answer(query, try request.readerOrFailure())
            return Answered(
                ResponseLine.result(id: id, canonical: answer), viewing: try query.viewing(by: identity.author))
        }
        // What this connection sent before and is not decided yet may be anything.
        if !method.readsMeasurements, !request.meta.stale, !connection.isWaiting,
            let size = service.store.sizeBesideMeasurements
        {
            let answered = service.snapshot(id) { facts in try service.settled(id, facts) { try run(facts, size) } }
            if answered.viewing == nil {
                metrics.queriesOfSnapshots.increment()
                return connection.answer(answered.bytes)
            }
        }
        answer(id, stale: request.meta.stale, held: held, to: connection) { facts in try run(facts, 0) }
    }

    /// Answers from a snapshot if that shows everything acknowledged and everything sent before on the same connection,
    /// or need not; else between commands. There, too, what has to be recorded before it is given is recorded.
    ///
    /// - Parameters:
    ///   - held: bytes that the answer may have at most, if it must wait.
    ///   - run: makes the answer; a `Failure` that it throws becomes an error.
    func answer(
        _ id: RequestID, stale: Bool, held: Int, to connection: Connection,
        _ run: @escaping @Sendable (StoreFacts) throws -> Answered
    ) {
        let service = service
        let answer: @Sendable (StoreFacts) throws -> Answered = { facts in
            try service.settled(id, facts) { try run(facts) }
        }
        if stale || service.isClean() && !connection.isWaiting {
            let answered = service.snapshot(id, answer)
            if answered.viewing == nil {
                metrics.queriesOfSnapshots.increment()
                return connection.answer(answered.bytes)
            }
        }
        let keep: @Sendable ([UInt8]) -> Void = {
            connection.mailbox.keep($0, for: connection, releasing: held, to: id)
        }
        metrics.queriesInOrder.increment()
        let cancellation = Cancellation()
        let unlessCancelled: @Sendable (StoreFacts) throws -> Answered = { facts in
            guard cancellation.begin() else {
                return Answered(ResponseLine.error(id: id, RPCError(Failure.cancelled)))
            }
            return try answer(facts)
        }
        let work = QueryWork(service, run: unlessCancelled, refused: { Self.unrecorded(id, $0) }) { outcome in
            switch outcome {
            case .success(let answer): keep(answer)
            case .failure(let failure): keep(ResponseLine.error(id: id, RPCError(.unavailable, failure.description)))
            }
        }
        connection.hold(held, id, cancellation)
        connection.mailbox.send(work) { keep(ResponseLine.error(id: id, RPCError(Self.busy))) }
    }
}

extension Dispatcher {
    /// The answer to whoever asked for a record, where it cannot be recorded that they look.
    static func unrecorded(_ id: RequestID, _ failure: Failure) -> [UInt8] {
        var error = RPCError(failure)
        error.rules.append(
            RuleBroken(
                rule: RuleName.readsRecorded.text,
                because: "it is recorded before somebody else's record is shown, and nothing can be written now"))
        error.hint = error.hint?.replacing("; reading goes on", with: "; reading what is your own goes on")
        return ResponseLine.error(id: id, error)
    }
}

extension JSONValue {
    /// Whether it is a value without parts whose source bytes are its canonical form: only an escape can differ.
    fileprivate var isCanonicalScalar: Bool {
        switch kind {
        case .null, .bool, .integer: true
        case .string: !bytes.contains(UInt8(ascii: "\\"))
        case .array, .object: false
        }
    }
}

extension Request {
    func readerOrFailure() throws(Failure) -> ObjectReader {
        do { return try paramsReader() } catch { throw .invalid(error) }
    }
}

extension LedgerService {
    /// The answer that `run` makes, or the error for the `Failure` that it throws.
    func settled(_ id: RequestID, _ facts: StoreFacts, _ run: () throws -> Answered) throws -> Answered {
        do {
            return try run()
        } catch let failure as Failure {
            return Answered(ResponseLine.error(id: id, RPCError(try spoken(failure, given: facts))))
        }
    }

    /// Answers from a snapshot of the last commit.
    func snapshot(_ id: RequestID, _ run: (StoreFacts) throws -> Answered) -> Answered {
        do {
            return try reading.environment.read { (transaction) throws in try run(reading.facts(in: transaction)) }
        } catch {
            return Answered(
                ResponseLine.error(id: id, RPCError(.internalError, StoreError(wrapping: error).description)))
        }
    }

    /// A `tlog-proof` of a committed event.
    func receipt(of seq: UInt64) throws -> String? {
        try reading.environment.read { (transaction) throws in
            try heads.receipt(of: seq, in: transaction).map { String(decoding: $0.serialised(), as: UTF8.self) }
        }
    }
}
