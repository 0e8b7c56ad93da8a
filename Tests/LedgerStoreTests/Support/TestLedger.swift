import LMDB
import LedgerDomain
import LedgerFormat
@testable import LedgerStore
import Testing

extension StoreLimits {
    /// Small files, so that hundreds of ledgers can be made.
    static var small: StoreLimits {
        var limits = StoreLimits()
        limits.journalBytes = 1 << 20
        limits.mapBytes = 1 << 30
        limits.growBytes = 0
        limits.reserveBytes = 0
        return limits
    }
}

extension ZoneRules {
    static let utc = ZoneRules(
        startOfDay: { day, zone in zone == "UTC" ? Instant(utcStartOf: day) : nil },
        day: { instant, zone in zone == "UTC" ? instant.utcDay : nil })
}

/// A real ledger in a directory of its own, and the hands of the one who writes it.
final class TestLedger {
    let place: TemporaryDirectory
    let layout: Layout
    let limits: StoreLimits
    private(set) var opened: Store?
    /// Each act comes a second after the one before.
    var now = Instant(utcStartOf: Day(text: "2017-01-02")!)

    var store: Store { opened! }

    /// Makes a ledger with its first HR, and opens it.
    init(limits: StoreLimits = .small, in place: TemporaryDirectory = TemporaryDirectory()) throws {
        self.place = place
        self.limits = limits
        layout = Layout(directory: place.path + "/ledger")
        _ = try Store.create(TestLedger.new, at: layout, limits: limits, operatorKey: nil, now: now)
        try open()
    }

    /// Opens a copy of a ledger, as a crash or a restore left it.
    init(at directory: String, in place: TemporaryDirectory, limits: StoreLimits = .small) throws {
        self.place = place
        self.limits = limits
        layout = Layout(directory: directory)
        try open()
        now = store.lastAt
    }

    static var new: NewLedger { new(simulatedFrom: nil) }

    static func new(simulatedFrom: Instant?) -> NewLedger {
        let opening = openLedger(
            name: "northwind", zone: "UTC", zoneIsKnown: true, simulatedFrom: simulatedFrom, handle: "hana.hollyhock",
            hrName: "Hana Hollyhock-Example", username: "hana-account")
        guard case .accepted(let accepted) = opening else { preconditionFailure("\(opening)") }
        return NewLedger(events: accepted.events, name: "northwind", isSimulated: simulatedFrom != nil)
    }

    func open(limits: StoreLimits? = nil) throws {
        opened = try Store(opening: layout, limits: limits ?? self.limits, operatorKey: nil, zones: .utc)
    }

    /// Ends like a daemon that stops: what is journaled is committed.
    func close() throws {
        try opened?.close()
        opened = nil
    }

    /// Ends like a daemon that crashes: what is journaled stays in the journal.
    func crash() {
        opened?.abandon()
        opened = nil
    }

    deinit { crash() }

    /// What a crash at this moment would leave, as a directory of its own.
    func snapshot(_ name: String) -> String {
        let copy = place.path + "/" + name
        Files.copy(layout.directory, to: copy)
        return copy
    }

    /// Decides and writes a command, and makes it durable.
    @discardableResult
    func act(_ command: Command, by actor: MemberID, id: CommandID? = nil, flush: Bool = true) throws -> [AppendedEvent]
    {
        now = now.advanced(seconds: 1)
        let decision = try store.withFacts { try decide(command, by: actor, at: now, given: $0) }
        guard case .accepted(let accepted) = decision else { throw Refused(decision: decision) }
        let events = try store.append(
            accepted.events, by: Author(actor: .member(actor)), command: id ?? store.freshCommandID(at: now),
            digest: id.map { Digest16(high: $0.low, low: $0.high) }, unchanged: accepted.unchanged, at: now)
        if flush { try store.flushBatch() }
        return events
    }

    struct Refused: Error { let decision: Decision }

    /// Writes what time alone brought about by now.
    func recordDue() throws {
        while let stream = try store.firstDue(by: now) {
            let events = try store.withFacts { (facts) throws -> [NewEvent] in
                switch stream {
                case .agreement(let id): return try decideDue(stream: facts.agreement(id)!, at: now, given: facts)
                case .checkpoint(let id): return try decideDue(stream: facts.checkpoint(id)!, at: now, given: facts)
                case .promise(let id): return try decideDue(promise: facts.promise(id)!, at: now, given: facts)
                default: return []
                }
            }
            _ = try store.append(
                events, by: Author(actor: .clock), command: store.freshCommandID(at: now), digest: nil, unchanged: 0,
                at: now)
        }
        try store.flushBatch()
    }

    /// Every leaf, in order, as whoever holds the writer sees it.
    func leaves() throws -> [StoredLeaf] {
        try store.withTransaction { (transaction) in
            try (0..<store.size).map { try store.reading.leaf(at: $0, in: transaction)! }
        }
    }
}
