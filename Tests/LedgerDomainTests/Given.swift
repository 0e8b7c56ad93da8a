import LedgerDomain
import Testing

/// A ledger in which something has happened: `Given.team().and(…).when(…, by: dana).thenRefused([…])`.
struct Given {
    private(set) var ledger = MemoryLedger()
    /// Each act comes a second after the one before.
    private(set) var now: Instant

    struct Refused: Error, CustomStringConvertible {
        var command: Command
        var refusal: Refusal
        var description: String { "given \(command), which is refused: \(refusal)" }
    }

    init(openedAt now: Instant, simulated: Bool = true, zone: String = "UTC") throws {
        self.now = now
        let opening = openLedger(
            name: "Northwind", zone: zone, zoneIsKnown: Zones.startOfDay(now.utcDay, zone: zone) != nil,
            simulatedFrom: simulated ? now : nil, handle: "hana", hrName: "Hana", username: "hana")
        guard case .accepted(let accepted) = opening else { throw Unopened() }
        ledger.append(accepted.events, by: .operator, at: now)
    }

    struct Unopened: Error {}

    /// The command happened, and was accepted.
    func and(
        _ command: Command, by actor: MemberID, at: Instant? = nil
    ) throws -> Given {
        let then = try when(command, by: actor, at: at)
        if case .refused(let refusal) = then.decision { throw Refused(command: command, refusal: refusal) }
        return then.given
    }

    /// Time went by until the start of `day`, and the clock recorded what came due.
    func until(_ day: String) throws -> Given {
        var next = self
        next.now = max(now, Instant(utcStartOf: Day(text: day)!))
        try next.recordDue()
        return next
    }

    /// Somebody asks; what comes of it is appended.
    func when(_ command: Command, by actor: MemberID, at: Instant? = nil) throws -> Then {
        var next = self
        next.now = max(now, at ?? now).advanced(seconds: 1)
        try next.recordDue()
        let decision = try decide(command, by: actor, at: next.now, given: next.ledger)
        if case .accepted(let accepted) = decision {
            next.ledger.append(accepted.events, by: .member(actor), at: next.now)
        }
        return Then(decision: decision, given: next)
    }

    private mutating func recordDue() throws {
        while let stream = firstDue() {
            let events =
                switch stream {
                case .agreement(let id): try decideDue(stream: ledger.agreements[id]!, at: now, given: ledger)
                case .checkpoint(let id): try decideDue(stream: ledger.checkpoints[id]!, at: now, given: ledger)
                case .promise(let id): try decideDue(promise: ledger.promises[id]!, at: now, given: ledger)
                default: [NewEvent]()
                }
            guard !events.isEmpty else { throw NothingCameOfIt(stream: stream) }
            ledger.append(events, by: .clock, at: now)
        }
    }

    struct NothingCameOfIt: Error { var stream: StreamName }

    /// In the order of (due, kind, number), as the store's index has it.
    private func firstDue() -> StreamName? {
        let all =
            ledger.agreements.values.map {
                (due: $0.nextDue, kind: 4, number: $0.id.number, stream: StreamName.agreement($0.id))
            }
            + ledger.promises.values.map { (due: $0.nextDue, kind: 7, number: $0.id.number, stream: .promise($0.id)) }
            + ledger.checkpoints.values.map {
                (due: $0.nextDue, kind: 8, number: $0.id.number, stream: .checkpoint($0.id))
            }
        return all.filter { $0.due.map { $0 <= now } ?? false }
            .min { ($0.due!, $0.kind, $0.number) < ($1.due!, $1.kind, $1.number) }?.stream
    }
}

struct Then {
    var decision: Decision
    var given: Given

    /// The names of the events, as the cases of ``Event`` are called.
    @discardableResult
    func thenHappens(_ names: [String], at location: SourceLocation = #_sourceLocation) -> Given {
        #expect(self.names == names, "\(decision)", sourceLocation: location)
        return given
    }

    /// Exactly these rules are broken, in whatever order, each with a reason; a rejection, unless another kind is said.
    @discardableResult
    func thenRefused(
        _ rules: [RuleName], _ kind: Refusal.Kind = .rejected, at location: SourceLocation = #_sourceLocation
    ) -> Given {
        guard case .refused(let refusal) = decision else {
            Issue.record("was accepted: \(names)", sourceLocation: location)
            return given
        }
        #expect(refusal.rules.map(\.rule.text).sorted() == rules.map(\.text).sorted(), sourceLocation: location)
        #expect(refusal.kind == kind, sourceLocation: location)
        #expect(refusal.rules.allSatisfy { !$0.because.isEmpty && $0.because.last != "." }, sourceLocation: location)
        return given
    }

    var names: [String] { events.map(\.event.caseName) }

    var events: [NewEvent] {
        if case .accepted(let accepted) = decision { accepted.events } else { [] }
    }

    var refusal: Refusal? {
        if case .refused(let refusal) = decision { refusal } else { nil }
    }
}

extension Event {
    /// `agreement.proposed`: noun and verb as they are called here.
    var caseName: String {
        guard let noun = Mirror(reflecting: self).children.first else { return "" }
        // A verb that carries nothing has no child, and is called as it is spelled.
        return "\(noun.label ?? "").\(Mirror(reflecting: noun.value).children.first?.label ?? "\(noun.value)")"
    }
}
