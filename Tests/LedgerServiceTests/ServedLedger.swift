import Foundation
import LMDB
import LedgerDomain
import LedgerFormat
import LedgerService
import LedgerStore
import Logging
import Synchronization

/// A ledger in a directory of its own, served by the real service, with its clocks in the hand.
final class ServedLedger {
    let clock = HandClock(wall: Instant(utcStartOf: Day(text: "2017-01-02")!))
    let layout: Layout
    private let place: URL
    private(set) var running: LedgerService?

    init(isSimulated: Bool = false) throws {
        place = FileManager.default.temporaryDirectory.appending(path: "ledger-service-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        layout = Layout(directory: place.path + "/ledger")
        let opening = openLedger(
            name: "Northwind", zone: "UTC", zoneIsKnown: true, simulatedFrom: isSimulated ? clock.now : nil,
            handle: "hana", hrName: "Hana", username: "hana")
        guard case .accepted(let accepted) = opening else { preconditionFailure("\(opening)") }
        _ = try Store.create(
            NewLedger(events: accepted.events, name: "northwind", isSimulated: isSimulated), at: layout, limits: limits,
            operatorKey: nil, now: clock.now)
    }

    deinit {
        running?.stop()
        try? FileManager.default.removeItem(at: place)
    }

    private var limits: StoreLimits {
        var limits = StoreLimits()
        limits.journalBytes = 1 << 20
        limits.mapBytes = 1 << 30
        limits.growBytes = 0
        limits.reserveBytes = 0
        return limits
    }

    func start(_ timeAtStart: TimeAtStart = .judged) throws {
        var logger = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
        logger.logLevel = .critical
        running = try LedgerService(
            opening: layout, limits: limits, operatorKey: nil, daemonUID: 0, time: clock.source,
            timeAtStart: timeAtStart, logger: logger, batchEnded: {}, failed: { _ in })
    }

    func stop() {
        running?.stop()
        running = nil
    }

    /// Hana registers somebody.
    func register(_ handle: String) -> Result<CommandAnswer, Failure> {
        let answer = Mutex<Result<CommandAnswer, Failure>?>(nil)
        let done = DispatchSemaphore(value: 0)
        let request = CommandRequest(
            caller: Peer(uid: 1_000, username: "hana"), actingAs: nil, id: nil, digest: Digest16(high: 0, low: 0),
            expectedRevision: nil, deadline: nil, wantsReceipt: false,
            read: { _, _ in .success(.person(.register(handle: handle, name: handle, username: nil))) })
        let work = CommandWork(running!, request) { outcome in
            answer.withLock { $0 = outcome }
            done.signal()
        }
        guard running!.sequencer.submit([work]) else { preconditionFailure("there is room for one command") }
        done.wait()
        return answer.withLock { $0! }
    }

    /// Answers a query: how many events there are.
    func count() throws -> UInt64 {
        let answer = Mutex<[UInt8]>([])
        let done = DispatchSemaphore(value: 0)
        let work = QueryWork(
            run: { facts in Array("\(try facts.reading.size(in: facts.view))".utf8) },
            reply: { outcome in
                if case .success(let bytes) = outcome { answer.withLock { $0 = bytes } }
                done.signal()
            })
        guard running!.sequencer.submit([work]) else { preconditionFailure("there is room for one query") }
        done.wait()
        return UInt64(String(decoding: answer.withLock { $0 }, as: UTF8.self))!
    }

    /// Every event, with who it speaks for; the ledger must be stopped.
    func log() throws -> [(event: Event, actor: Actor)] {
        let store = try Store(opening: layout, limits: limits, operatorKey: nil, zones: ZoneDatabase.rules)
        return try store.reading.environment.read { (transaction) throws in
            try (0..<store.size).map { seq in
                let stored = try store.reading.leaf(at: seq, in: transaction)!
                return (try stored.event(), stored.leaf.header.actor)
            }
        }
    }

    func alive() -> AliveFile.Note? { AliveFile(layout).read() }
}
