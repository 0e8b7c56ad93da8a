internal import CanonicalJSON
internal import LedgerDomain
internal import LedgerFormat
internal import LedgerRPC
internal import LedgerService
internal import LedgerStore
internal import LedgerProjections
internal import LMDB

/// Who asks for a subscription or about a consumer, and what comes of it.
struct ReplayAsker: Sendable {
    private let service: LedgerService
    private let holders: ConsumerHolders
    private let caller: Peer
    private let actingAs: String?
    private let pid: Int

    init(_ dispatcher: Dispatcher, _ request: Request, _ connection: Connection) {
        service = dispatcher.service
        holders = dispatcher.holders
        caller = connection.caller
        pid = connection.pid
        actingAs = request.meta.actingAs
    }

    private func query(_ facts: StoreFacts) throws -> Query {
        let now = try service.now(given: facts)
        let identity = try caller.identity(actingAs: actingAs, at: now, daemon: service.daemonUID, given: facts)
        return try Query(service, facts, viewer: identity.get().member)
    }

    private func holder(_ query: Query) throws -> ConsumerHolder {
        ConsumerHolder(handle: try query.names(of: query.viewer)?.handle, pid: pid, since: WallClock.now().description)
    }

    // MARK: Subscribing

    func plan(
        _ parameters: SubscribeParameters, _ place: ReplayCounts.Place, _ facts: StoreFacts
    ) throws -> SubscriptionPlan {
        let query = try query(facts)
        let size = try query.size()
        var from = parameters.from ?? 0
        var filter = LeafFilter.everything
        var held: ConsumerHold?
        if let name = parameters.consumer {
            guard parameters.from == nil, parameters.filter == nil else {
                throw Failure.invalid(
                    ShapeError(
                        at: parameters.from == nil ? "/filter" : "/from",
                        expected: "neither from nor filter beside consumer, which has its own", found: "both"))
            }
            let key = ConsumerKey(owner: query.viewer, name: name)
            let consumer = try present(key, facts)
            held = try holders.hold(key, by: holder(query))
            from = consumer.position
            filter = try LeafFilter(kept: consumer.filter)
        } else {
            filter = try query.filter(parameters.filter)
        }
        guard from <= size else {
            throw Failure.invalid(
                ShapeError(
                    at: parameters.consumer == nil ? "/from" : "/consumer",
                    expected: "a position of this ledger, at most \(size)", found: "\(from)"))
        }
        return SubscriptionPlan(
            actingAs: actingAs, credit: parameters.credit, from: from, held: held, place: place, size: size,
            terms: SubscriptionTerms(
                filter: filter, asText: parameters.form == .text, disclose: parameters.disclose))
    }

    private func present(_ key: ConsumerKey, _ facts: StoreFacts) throws -> Consumer {
        guard let consumer = try facts.reading.consumer(key, in: facts.view) else {
            throw Failure.refused(
                Refusal(.notFound, "you have no consumer \(key.name)", hint: "ledger consumer list"))
        }
        return consumer
    }

    // MARK: Consumers

    /// Making one again with the same filter changes nothing, so that a lost answer does no harm.
    func create(
        _ name: String, from: UInt64?, _ filter: LogFilter?, in store: Store
    ) throws -> Result<ConsumerPosition, Failure> {
        guard store.hasRoom else { return .failure(.storageFull(reason: "the disk or the quota is nearly full")) }
        return try changing(store) { facts in
            let query = try query(facts)
            let key = ConsumerKey(owner: query.viewer, name: name)
            let filter = try query.filter(filter)
            if let present = try facts.reading.consumer(key, in: facts.view) {
                guard present.filter == filter.kept else {
                    throw Failure.refused(
                        Refusal(
                            .forbidden, "you have a consumer \(name) with another filter",
                            hint: "choose another name, or delete that one first"))
                }
                return (ConsumerPosition(name: name, position: present.position), nil)
            }
            let size = try query.size()
            guard from ?? 0 <= size else {
                throw Self.invalid("/from", "a position of this ledger, at most \(size)", "\(from ?? 0)")
            }
            let own = try facts.reading.consumers(of: query.viewer, in: facts.view).count
            let all = try facts.reading.tables.consumers.count(in: facts.view)
            guard own < Limits.consumersPerMember, all < Limits.consumers else {
                throw Failure.refused(
                    Refusal(
                        .forbidden, "there are too many consumers: \(own) of yours, \(all) of all",
                        hint: "ledger consumer delete NAME"))
            }
            let consumer = Consumer(position: from ?? 0, filter: filter.kept)
            return (
                ConsumerPosition(name: name, position: consumer.position),
                { store in try store.createConsumer(key, consumer) }
            )
        }
    }

    /// - Parameter sent: up to where each consumer that this connection holds was served.
    func acknowledge(
        _ name: String, _ seq: UInt64, sent: [ConsumerKey: UInt64], in store: Store
    ) throws -> Result<ConsumerPosition, Failure> {
        guard store.hasRoom else { return .failure(.storageFull(reason: "the disk or the quota is nearly full")) }
        return try changing(store) { facts in
            let key = ConsumerKey(owner: try query(facts).viewer, name: name)
            let present = try present(key, facts)
            // What is behind already stays there: an acknowledgement sent twice does no harm.
            guard seq > present.position else {
                return (ConsumerPosition(name: name, position: present.position), nil)
            }
            guard let sent = sent[key] else {
                if let holder = holders.holder(of: key) { throw ConsumerHolders.isHeld(key, by: holder) }
                throw Failure.refused(
                    Refusal(
                        .forbidden, "consumer \(name) is acknowledged by who holds it, and nobody does",
                        hint: "log.subscribe with this consumer first, on the same connection"))
            }
            guard seq <= sent else {
                throw Self.invalid("/seq", "at most \(sent), up to where it was served", "\(seq)")
            }
            return (
                ConsumerPosition(name: name, position: seq), { store in try store.moveConsumer(key, to: seq) }
            )
        }
    }

    func delete(_ name: String, in store: Store) throws -> Result<ConsumerPosition, Failure> {
        try changing(store) { facts in
            let query = try query(facts)
            let key = ConsumerKey(owner: query.viewer, name: name)
            let present = try present(key, facts)
            let held = try holders.hold(key, by: holder(query))
            return (
                ConsumerPosition(name: name, position: present.position),
                { store in
                    try store.deleteConsumer(key)
                    held.release()
                }
            )
        }
    }

    private typealias Change = (ConsumerPosition, (@Sendable (Store) throws -> Void)?)

    /// Looks first, then writes: what was lent for looking is given back before.
    private func changing(
        _ store: Store, _ body: (StoreFacts) throws -> Change
    ) throws -> Result<ConsumerPosition, Failure> {
        guard store.hasRoomForSideChange else {
            return .failure(.unavailable(reason: "the batch at hand is full", retryAfterMs: 100))
        }
        let decided = try store.withFacts { (facts) throws -> Result<Change, Failure> in
            do {
                return .success(try body(facts))
            } catch let failure as Failure {
                return .failure(try service.spoken(failure, given: facts))
            }
        }
        switch decided {
        case .failure(let failure): return .failure(failure)
        case .success(let (answer, write)):
            try write?(store)
            return .success(answer)
        }
    }

    private static func invalid(_ at: String, _ expected: String, _ found: String) -> Failure {
        .invalid(ShapeError(at: at, expected: expected, found: found))
    }

    // MARK: Lists

    func own(_ facts: StoreFacts) throws -> ConsumerList {
        try list(of: try query(facts).viewer, facts)
    }

    /// Whose, what it is called, where it stands and who holds it; not what it wants, which may name people.
    func everybodys(_ facts: StoreFacts) throws -> ConsumerList {
        var list = try list(of: nil, facts)
        for index in list.consumers.indices {
            list.consumers[index].filter = nil
            list.consumers[index].holder?.handle = nil
        }
        return list
    }

    private func list(of owner: MemberID?, _ facts: StoreFacts) throws -> ConsumerList {
        let size = try facts.reading.size(in: facts.view)
        let rows = try facts.reading.consumers(of: owner, in: facts.view).map { (key, consumer) in
            let filter = try LeafFilter(kept: consumer.filter)
            return ConsumerRow(
                filter: filter.isEmpty ? nil : filter.spelled, holder: holders.holder(of: key),
                lag: size - min(size, consumer.position), member: key.owner.description, name: key.name,
                position: consumer.position)
        }
        return ConsumerList(consumers: rows, size: size)
    }
}
