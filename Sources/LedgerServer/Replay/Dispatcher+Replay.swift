internal import LedgerDomain
internal import LedgerRPC
internal import LedgerService
internal import LedgerStore
internal import Synchronization

extension Dispatcher {
    func answer(_ method: ReplayMethod, _ request: Request, _ id: RequestID, to connection: Connection) {
        let parameters: ReplayMethod.Parameters
        do {
            parameters = try method.read(try request.paramsReader())
        } catch {
            return connection.answer(ResponseLine.error(id: id, RPCError(error)))
        }
        if method.isOperators, !connection.caller.isOperator(daemon: service.daemonUID) {
            return refuseOperator(id, connection)
        }
        let asker = ReplayAsker(self, request, connection)
        switch parameters {
        case .subscribe(let parameters): subscribe(parameters, asker, id, connection)
        case .create(let name, let from, let filter):
            change(id, connection) { try asker.create(name, from: from, filter, in: $0) }
        case .ack(let name, let seq):
            let sent = connection.heldConsumers
            change(id, connection) { try asker.acknowledge(name, seq, sent: sent, in: $0) }
        case .delete(let name): change(id, connection) { try asker.delete(name, in: $0) }
        case .none:
            read(id, connection) { facts in
                let list = method.isOperators ? try asker.everybodys(facts) : try asker.own(facts)
                return (ResponseLine.result(id: id, list), nil)
            }
        }
    }

    private static let smallAnswer = 8 << 10

    // MARK: Subscribing

    private func subscribe(
        _ parameters: SubscribeParameters, _ asker: ReplayAsker, _ id: RequestID, _ connection: Connection
    ) {
        connection.lastSubscription += 1
        let number = connection.lastSubscription
        guard connection.subscriptions.count + connection.subscribing < Limits.subscriptionsPerConnection else {
            let error = RPCError(
                .unavailable, "this connection has \(Limits.subscriptionsPerConnection) subscriptions already",
                hint: "end one by $/cancel, or use another connection")
            return connection.answer(ResponseLine.error(id: id, error))
        }
        guard let place = replay.take() else {
            let error = RPCError(
                .unavailable, "there are \(Limits.subscriptions) subscriptions already", hint: "try again",
                retryAfterMs: 1_000)
            return connection.answer(ResponseLine.error(id: id, error))
        }
        connection.subscribing += 1
        read(id, connection, answered: { connection.subscribing -= 1 }) { facts in
            let plan = try asker.plan(parameters, place, facts)
            let answer = Subscribed(from: plan.from, size: plan.size, subscription: number)
            return (ResponseLine.result(id: id, answer), { connection.begin(plan, request: id, id: number) })
        }
    }

    // MARK: Ways to the ledger

    /// Answers from a state that shows everything acknowledged, consumers' positions too.
    ///
    /// - Parameters:
    ///   - answered: called with the answer, whatever it is, on the loop.
    ///   - run: makes the answer, and says what begins with it.
    private func read(
        _ id: RequestID, _ connection: Connection, answered: @escaping @Sendable () -> Void = {},
        _ run: @escaping @Sendable (StoreFacts) throws -> ([UInt8], then: (@Sendable () -> Void)?)
    ) {
        let service = service
        let beginning = Beginning()
        let answer: @Sendable (StoreFacts) throws -> Answered = { facts in
            try service.settled(id, facts) {
                let (bytes, then) = try run(facts)
                beginning.set(then)
                return Answered(bytes)
            }
        }
        if service.isClean(), service.store.sidesAreCommitted, !connection.isWaiting {
            connection.answer(service.snapshot(id, answer).bytes)
            answered()
            return beginning.begin()
        }
        let cancellation = Cancellation()
        let keep: @Sendable ([UInt8]) -> Void = { bytes in
            connection.mailbox.keep(bytes, for: connection, releasing: Self.smallAnswer, to: id) {
                answered()
                beginning.begin()
            }
        }
        let work = QueryWork(run: { (facts) throws -> [UInt8] in
            cancellation.begin() ? try answer(facts).bytes : ResponseLine.error(id: id, RPCError(Failure.cancelled))
        }) { outcome in
            switch outcome {
            case .success(let bytes): keep(bytes)
            case .failure(let failure):
                beginning.set(nil)
                keep(ResponseLine.error(id: id, RPCError(.unavailable, failure.description)))
            }
        }
        connection.hold(Self.smallAnswer, id, cancellation)
        connection.mailbox.send(work) { keep(ResponseLine.error(id: id, RPCError(Self.busy))) }
    }

    /// Changes something durable that is no event.
    private func change(
        _ id: RequestID, _ connection: Connection,
        _ run: @escaping @Sendable (Store) throws -> Result<ConsumerPosition, Failure>
    ) {
        let cancellation = Cancellation()
        let keep: @Sendable ([UInt8]) -> Void = {
            connection.mailbox.keep($0, for: connection, releasing: Self.smallAnswer, to: id)
        }
        let work = SideWork(run: { (store) throws -> Result<[UInt8], Failure> in
            guard cancellation.begin() else { return .failure(.cancelled) }
            return try run(store).map { ResponseLine.result(id: id, $0) }
        }) { outcome in
            switch outcome {
            case .success(let bytes): keep(bytes)
            case .failure(let failure): keep(ResponseLine.error(id: id, RPCError(failure)))
            }
        }
        connection.hold(Self.smallAnswer, id, cancellation)
        connection.mailbox.send(work) { keep(ResponseLine.error(id: id, RPCError(Self.busy))) }
    }
}

/// What begins when an answer is on its way.
private final class Beginning: Sendable {
    private let then = Mutex<(@Sendable () -> Void)?>(nil)

    func set(_ then: (@Sendable () -> Void)?) { self.then.withLock { $0 = then } }

    func begin() {
        let then = self.then.withLock { (then) in
            defer { then = nil }
            return then
        }
        then?()
    }
}
