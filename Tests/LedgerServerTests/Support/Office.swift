import CanonicalJSON
import Foundation
import LMDB
import LedgerDomain
import LedgerFormat
import LedgerRPC
import LedgerService
import LedgerStore
import Logging
import Synchronization

@testable import LedgerServer

/// A simulated ledger in a directory of its own, asked as the socket would ask it, without a socket. Gia manages cara,
/// who manages dana and omar; hana is hr; the clock stands on Monday, 25 September 2017.
final class Office {
    private let place: URL
    let service: LedgerService

    struct Refused: Error, CustomStringConvertible {
        let failure: Failure
        var description: String { "\(failure)" }
    }

    init() throws {
        place = FileManager.default.temporaryDirectory.appending(path: "ledger-server-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        let layout = Layout(directory: place.path + "/ledger")
        var limits = StoreLimits()
        limits.journalBytes = 1 << 20
        limits.mapBytes = 1 << 30
        limits.growBytes = 0
        limits.reserveBytes = 0
        let start = Instant(utcStartOf: Day(text: "2017-09-25")!)
        let opening = openLedger(
            name: "Northwind", zone: "UTC", zoneIsKnown: true, simulatedFrom: start, handle: "hana", hrName: "Hana",
            username: "hana")
        guard case .accepted(let accepted) = opening else { preconditionFailure("\(opening)") }
        _ = try Store.create(
            NewLedger(events: accepted.events, name: "northwind", isSimulated: true), at: layout, limits: limits,
            operatorKey: nil, now: start)
        var logger = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
        logger.logLevel = .critical
        service = try LedgerService(
            opening: layout, limits: limits, operatorKey: nil, daemonUID: 0, logger: logger, batchEnded: {},
            failed: { _ in })
        for handle in ["gia", "cara", "dana", "omar", "zoe"] {
            try command("member.register", ["handle": .string(handle), "name": .string(handle)])
        }
        for (member, manager) in [("cara", "gia"), ("dana", "cara"), ("omar", "cara")] {
            try command("relationship.assign", ["manager": .string(manager), "member": .string(member)])
        }
        try command(
            "metric.define",
            [
                "aggregate": "sum", "collector": "crm", "counts": "outcome", "direction": "up", "formula": "won deals",
                "name": "closed_won", "settleDays": 3, "source": "crm", "unit": "USD",
            ])
        try command(
            "goal.publish",
            ["period": ["from": "2017-09-01", "to": "2017-12-31"], "title": "Win the year"], as: "gia")
        try command(
            "goal.publish",
            [
                "metric": "closed_won", "parent": "G1", "period": ["from": "2017-10-01", "to": "2017-12-31"],
                "target": "1000", "title": "Win the quarter",
            ], as: "cara")
    }

    deinit {
        service.stop()
        try? FileManager.default.removeItem(at: place)
    }

    /// A command; throws ``Refused`` when it is.
    @discardableResult
    func command(_ method: String, _ params: JSONTree, as person: String = "hana") throws -> CommandAnswer {
        guard let method = CommandMethods.all.first(where: { $0.name == method }) else {
            preconditionFailure("there is no \(method)")
        }
        let bytes = params.canonicalBytes
        let directory = service.directory
        let answer = Mutex<Result<CommandAnswer, Failure>?>(nil)
        let done = DispatchSemaphore(value: 0)
        let request = CommandRequest(
            caller: Peer(uid: 0, username: "root"), actingAs: person, id: nil, digest: Digest16(high: 0, low: 0),
            expectedRevision: nil, deadline: nil, wantsReceipt: false,
            read: { facts, asker in try Office.read(method, bytes, Resolver(facts, directory: directory, asker: asker))
            })
        let work = CommandWork(service, request) { outcome in
            answer.withLock { $0 = outcome }
            done.signal()
        }
        guard service.sequencer.submit([work]) else { preconditionFailure("there is room for one command") }
        done.wait()
        switch answer.withLock({ $0 }) {
        case .success(let answer)?: return answer
        case .failure(let failure)?: throw Refused(failure: failure)
        case nil: preconditionFailure("a command is answered")
        }
    }

    static func read(
        _ method: CommandMethod, _ bytes: [UInt8], _ resolver: Resolver
    ) throws -> Result<Command, Failure> {
        do {
            let reader = try ObjectReader(JSONDocument(parsing: bytes).root)
            let command = try method.read(reader, resolver)
            try reader.finish(unknown: .refuse)
            if let failure = resolver.failure { throw failure }
            return .success(command)
        } catch let error as ShapeError {
            return .failure(.invalid(error))
        }
    }

    /// The answer of a query.
    func query<Result: WireObject>(
        _ type: Result.Type, _ method: String, _ params: JSONTree = [:], as person: String
    ) throws -> Result {
        try Result(JSONDocument(parsing: answer(method, params, as: person)).root)
    }

    func answer(_ method: String, _ params: JSONTree = [:], as person: String) throws -> [UInt8] {
        guard let method = QueryMethods.all.first(where: { $0.name == method }) else {
            preconditionFailure("there is no \(method)")
        }
        let service = service
        return try looking { facts in
            let viewer = try facts.member(withHandle: person)!
            let query = try Query(service, facts, viewer: viewer, holdsFor: 0)
            return try method.answer(query, ObjectReader(JSONDocument(parsing: params.canonicalBytes).root))
        }
    }

    /// Looks at everything acknowledged, between commands.
    func looking<Found: Sendable>(_ body: @escaping @Sendable (StoreFacts) throws -> Found) throws -> Found {
        let found = Mutex<Swift.Result<Found, any Error>?>(nil)
        let done = DispatchSemaphore(value: 0)
        let work = QueryWork(
            run: { facts in
                let result = Swift.Result { try body(facts) }
                found.withLock { $0 = result }
                return []
            }, reply: { _ in done.signal() })
        guard service.sequencer.submit([work]) else { preconditionFailure("there is room for one query") }
        done.wait()
        return try found.withLock { $0! }.get()
    }
}

extension Office {
    /// The clock goes to the start of a day.
    func advance(to day: String) throws { try command("clock.advance", ["to": .string(day)]) }

    /// Terms for the fourth quarter that lack nothing, with help promised unless said.
    static func terms(help: Bool = true, target: String = "300") -> JSONTree {
        var terms: JSONTree = [
            "cadenceDays": 14, "contribution": ["goal": "G2", "how": "New customers in the north"],
            "measures": [["baseline": "200", "metric": "closed_won", "target": .string(target)]],
            "milestones": [
                ["from": "2017-10-01", "metric": "closed_won", "target": "100", "to": "2017-10-31"],
                ["from": "2017-11-01", "metric": "closed_won", "target": "100", "to": "2017-11-30"],
            ], "outcome": "Win deals that stay", "window": ["from": "2017-10-01", "to": "2017-12-31"],
        ]
        if help {
            terms["promises"] = [["debtor": "cara", "due": "2017-10-15", "kind": "support", "what": "A course"]]
        }
        return terms
    }

    /// An agreement proposed by cara.
    @discardableResult
    func propose(to member: String = "dana", help: Bool = true, cadenceDays: Int64 = 14) throws -> String {
        let terms = Self.terms(help: help).with("cadenceDays", .integer(cadenceDays))
        return try command("agreement.propose", ["member": .string(member), "terms": terms], as: "cara").id("agreement")
    }

    /// An agreement of cara with somebody, confirmed by both.
    @discardableResult
    func agree(with member: String = "dana", cadenceDays: Int64 = 14) throws -> String {
        let id = try propose(to: member, cadenceDays: cadenceDays)
        try command("agreement.confirm", ["agreement": .string(id), "inOwnWords": "I win deals"], as: member)
        try command("agreement.confirm", ["agreement": .string(id)], as: "cara")
        return id
    }
}

extension CommandAnswer {
    func id(_ noun: String) -> String { ids.first { $0.noun == noun }?.id ?? "?" }
}
