internal import CanonicalJSON
internal import Glibc
internal import LedgerDomain
internal import LedgerFormat
internal import LedgerProjections
internal import LedgerRPC
internal import LedgerService
internal import LedgerStore
internal import LMDB
internal import NIOPosix
internal import TransparencyLog

/// Methods about the server itself, and those that wait for a commit.
enum ServerMethod: String, CaseIterable, Sendable {
    case discover = "server.discover"
    case status = "server.status"
    case metrics = "server.metrics"
    case document = "rpc.discover"
    case head = "log.head"
    case receipt = "log.receipt"
    case check = "admin.check"
    case shutdown = "admin.shutdown"
}

extension Dispatcher {
    func answer(_ method: ServerMethod, _ request: Request, _ id: RequestID, to connection: Connection) {
        let caller = connection.caller
        let seq: UInt64?
        do {
            seq = try method.readSeq(try request.paramsReader())
        } catch {
            return connection.answer(ResponseLine.error(id: id, RPCError(error)))
        }
        if method.isOperators, !caller.isOperator(daemon: service.daemonUID) { return refuseOperator(id, connection) }
        switch method {
        case .discover:
            answer(id, stale: request.meta.stale, held: Self.smallAnswer, to: connection) { facts in
                Answered(ResponseLine.result(id: id, try self.discovery(caller, request.meta.actingAs, facts)))
            }
        case .status:
            answer(id, stale: request.meta.stale, held: Self.smallAnswer, to: connection) { facts in
                Answered(ResponseLine.result(id: id, try self.status(facts)))
            }
        case .metrics: connection.answer(ResponseLine.result(id: id, MetricsText(text: metricsText())))
        case .document: connection.answer(ResponseLine.result(id: id, canonical: OpenRPCDocument.bytes))
        case .head: afterCommit(id, connection) { try self.head(request, id, caller, $0) }
        case .receipt:
            let look: @Sendable (StoreFacts) throws -> Answered = { try self.look(seq ?? 0, request, caller, $0) }
            afterCommit(id, connection, look) { try self.receipt(seq ?? 0, request, id, caller, $0) }
        case .check: check(id, connection)
        case .shutdown:
            connection.answer(ResponseLine.result(id: id, Stopping(stopping: true)))
            connection.flush()
            stop()
        }
    }

    private static let smallAnswer = 8 << 10

    func refuseOperator(_ id: RequestID, _ connection: Connection) {
        let error = RPCError(
            .forbidden, "only the user who runs the daemon may do this", hint: "run it as that user, or as root")
        connection.answer(ResponseLine.error(id: id, error))
    }

    /// Runs on a snapshot that holds everything acknowledged, once it is committed.
    ///
    /// - Parameter look: what has to be recorded before the answer is given; its bytes are none.
    private func afterCommit(
        _ id: RequestID, _ connection: Connection, _ look: (@Sendable (StoreFacts) throws -> Answered)? = nil,
        _ run: @escaping @Sendable (borrowing ReadTransaction) throws -> [UInt8]
    ) {
        let service = service
        let answer: @Sendable () -> [UInt8] = { service.inSnapshot(id, run) }
        var recorder: (@Sendable (StoreFacts) throws -> Answered)?
        if let look, service.snapshot(id, look).viewing != nil || !service.isClean() { recorder = look }
        if recorder == nil, service.isClean(), !connection.isWaiting { return connection.answer(answer()) }
        onceCommitted(id, connection, held: Self.smallAnswer, recorder) {
            connection.mailbox.keep(answer(), for: connection, releasing: Self.smallAnswer, to: id)
        }
    }

    /// Calls `body` once everything acknowledged, and everything sent before on the same connection, is committed; not if
    /// the request is taken back until then.
    ///
    /// - Parameters:
    ///   - held: bytes that the answer may have; `body` must release them.
    ///   - look: runs before, in the order of what was sent.
    private func onceCommitted(
        _ id: RequestID, _ connection: Connection, held: Int,
        _ look: (@Sendable (StoreFacts) throws -> Answered)? = nil, _ body: @escaping @Sendable () -> Void
    ) {
        let sequencer = service.sequencer
        let cancellation = Cancellation()
        let keep: @Sendable ([UInt8]) -> Void = { bytes in
            connection.mailbox.keep(bytes, for: connection, releasing: held, to: id)
        }
        let refuse: @Sendable (String) -> Void = { reason in
            keep(ResponseLine.error(id: id, RPCError(.unavailable, reason, hint: "try again", retryAfterMs: 200)))
            connection.mailbox.deliver()
        }
        let wait: @Sendable () -> Void = {
            sequencer.afterCommit { failure in
                if let failure { return refuse(failure.description) }
                if cancellation.begin() {
                    body()
                } else {
                    keep(ResponseLine.error(id: id, RPCError(Failure.cancelled)))
                }
            }
        }
        let wasWaiting = connection.isWaiting
        connection.hold(held, id, cancellation)
        guard wasWaiting || look != nil else { return wait() }
        let refused: @Sendable (Failure) -> [UInt8] = { Self.unrecorded(id, $0) }
        let run: @Sendable (StoreFacts) throws -> Answered = { facts in
            // Nothing is recorded of what was taken back. What was recorded is answered.
            guard let look else { return Answered([]) }
            guard cancellation.begin() else { return Answered(ResponseLine.error(id: id, RPCError(Failure.cancelled))) }
            return try look(facts)
        }
        let turn = QueryWork(service, run: run, refused: refused) { outcome in
            switch outcome {
            case .success(let bytes) where bytes.isEmpty: wait()
            case .success(let bytes): keep(bytes)
            case .failure(let failure): refuse(failure.description)
            }
        }
        connection.mailbox.send(turn) { refuse("the daemon is stopping, or too much waits for it") }
    }

    private func discovery(_ caller: Peer, _ actingAs: String?, _ facts: StoreFacts) throws -> Discovery {
        let ledger = try facts.ledger()
        let now = try service.now(given: facts)
        let identity = try caller.identity(actingAs: actingAs, at: now, daemon: service.daemonUID, given: facts)
        var you = Caller(roles: [], uid: Int(caller.uid), username: caller.username)
        if case .success(let identity) = identity, let person = try facts.person(identity.member) {
            you.member = identity.member.description
            you.handle = try service.directory.names(of: identity.member, given: facts)?.handle
            you.entered = try facts.lastTermsEntered(of: identity.member)
            you.roles = person.roles.map(\.role.rawValue).sorted()
        }
        if ledger.isSimulated, caller.isOperator(daemon: service.daemonUID) { you.mayActAsAnybody = true }
        let size = try facts.reading.size(in: facts.view)
        let root = try facts.reading.root(ofSize: size, in: facts.view)
        return Discovery(
            limits: .current, methods: methodNames, name: ledger.name, now: now.description,
            origin: facts.reading.origin, protocol: [Limits.protocolVersion],
            root: root.base64url, server: "ledgerd/\(Version.text)",
            simulated: ledger.isSimulated, size: size,
            verifierKey: service.heads.verifierKey.description, you: you, zone: ledger.zone)
    }

    private func status(_ facts: StoreFacts) throws -> ServerStatus {
        let now = try service.now(given: facts)
        let uptime = (WallClock.now().microseconds - service.startedAt.microseconds) / 1_000_000
        let journal = service.store.journalUse
        return ServerStatus(
            committed: service.store.committedSize, connections: counter.count,
            diskBytes: UInt64(try service.diskBytes()),
            journal: JournalUse(bytes: UInt64(journal.bytes), used: UInt64(journal.used)), now: now.description,
            oldestReaderSeconds: service.store.readers.oldestSeconds(now: BootClock.milliseconds()), pid: Int(getpid()),
            size: try facts.reading.size(in: facts.view), startedAt: service.startedAt.description,
            time: TimeTrust(because: service.timeDoubt()?.description), uptimeSeconds: Int(uptime))
    }

    private func head(
        _ request: Request, _ id: RequestID, _ caller: Peer, _ transaction: borrowing ReadTransaction
    ) throws -> [UInt8] {
        _ = try viewer(request, caller, service.reading.facts(in: transaction))
        let (head, note) = try service.heads.head(in: transaction)
        return ResponseLine.result(
            id: id,
            LogHead(
                note: String(decoding: note.serialised(), as: UTF8.self), root: head.root.base64url, size: head.size))
    }

    /// What has to be recorded before the receipt of an event is given; why there is none is said with that.
    private func look(_ seq: UInt64, _ request: Request, _ caller: Peer, _ facts: StoreFacts) throws -> Answered {
        let identity = try caller.identity(
            actingAs: request.meta.actingAs, at: service.now(given: facts), daemon: service.daemonUID, given: facts)
        guard case .success(let identity) = identity,
            let stored = try facts.reading.leaf(at: seq, in: facts.view),
            !LeafHeaderOnly(stored).isPublic
        else { return Answered([]) }
        let query = try Query(service, facts, viewer: identity.member)
        guard try query.maySee(stored) else { return Answered([]) }
        try query.show(stored.leaf.header.subjects)
        return Answered([], viewing: try query.viewing(by: identity.author))
    }

    private func receipt(
        _ seq: UInt64, _ request: Request, _ id: RequestID, _ caller: Peer, _ transaction: borrowing ReadTransaction
    ) throws -> [UInt8] {
        let facts = service.reading.facts(in: transaction)
        let query = try Query(service, facts, viewer: try viewer(request, caller, facts))
        guard let stored = try facts.reading.leaf(at: seq, in: transaction), try query.maySee(stored) else {
            throw Failure.refused(Refusal(.notFound, "there is no event \(seq) that you may see"))
        }
        guard let receipt = try service.heads.receipt(of: seq, in: transaction) else {
            throw Failure.storageFull(reason: "the signed head that would prove event \(seq) cannot be kept")
        }
        return ResponseLine.result(
            id: id, ReceiptText(receipt: String(decoding: receipt.serialised(), as: UTF8.self), seq: seq))
    }

    /// Reads the whole log back, on a thread of its own: neither commands nor other connections wait for it.
    private func check(_ id: RequestID, _ connection: Connection) {
        let service = service
        let held = Limits.answerBytes
        let run: @Sendable () -> Void = {
            let answer = service.inSnapshot(id) { (transaction) throws in
                let report = try service.check(in: transaction)
                return ResponseLine.result(
                    id: id,
                    CheckResult(
                        ok: report.problems.isEmpty, problems: report.problems, root: report.root.base64url,
                        size: report.size))
            }
            connection.mailbox.keep(answer, for: connection, releasing: held, to: id)
            connection.mailbox.deliver()
        }
        onceCommitted(id, connection, held: held) { NIOThreadPool.singleton.submit { _ in run() } }
    }

    /// Who asks; everything but discovery and status is for members.
    private func viewer(_ request: Request, _ caller: Peer, _ facts: StoreFacts) throws -> MemberID {
        let now = try service.now(given: facts)
        return try caller.identity(
            actingAs: request.meta.actingAs, at: now, daemon: service.daemonUID, given: facts
        ).get().member
    }
}

extension LedgerService {
    /// Answers from a transaction on the last commit; a `Failure` becomes an error.
    fileprivate func inSnapshot(
        _ id: RequestID, _ run: (borrowing ReadTransaction) throws -> [UInt8]
    ) -> [UInt8] {
        do {
            return try reading.environment.read { (transaction) throws in
                do {
                    return try run(transaction)
                } catch let failure as Failure {
                    return ResponseLine.error(id: id, RPCError(failure))
                }
            }
        } catch {
            return ResponseLine.error(id: id, RPCError(.internalError, StoreError(wrapping: error).description))
        }
    }
}

/// The version that programs and answers name.
package enum Version {
    package static let text = "0.1.0"
}
