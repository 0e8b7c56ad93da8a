internal import LedgerDomain
internal import LedgerFormat
package import LedgerStore

/// One command on its way through the sequencer.
package final class CommandWork: SequencedWork, @unchecked Sendable {
    private let service: LedgerService
    private let request: CommandRequest
    private let reply: @Sendable (Result<CommandAnswer, Failure>) -> Void
    /// Written by `perform`, read by `finish`, both in the sequencer.
    private var outcome: Result<CommandAnswer, Failure>?

    package init(
        _ service: LedgerService, _ request: CommandRequest,
        reply: @escaping @Sendable (Result<CommandAnswer, Failure>) -> Void
    ) {
        self.service = service
        self.request = request
        self.reply = reply
    }

    package func perform(in store: Store) throws {
        outcome = try decideAndAppend(in: store)
    }

    package func finish(_ failure: StoreError?) {
        switch failure {
        case nil: reply(outcome ?? .failure(.notApplied(reason: "it was never decided")))
        case .outcomeUnknown(let reason): reply(.failure(.unknown(reason: reason)))
        case let failure?: reply(.failure(.notApplied(reason: failure.description)))
        }
    }

    private func decideAndAppend(in store: Store) throws -> Result<CommandAnswer, Failure> {
        if let cancellation = request.cancellation, !cancellation.begin() { return .failure(.cancelled) }
        if let deadline = request.deadline, BootClock.milliseconds() > deadline { return .failure(.deadline) }
        if let doubt = service.honestTime?.doubt() { return .failure(.timeDoubted(doubt)) }
        let hasRoom = store.hasRoom
        if store.hasDue, hasRoom {
            let now = try store.withFacts { try service.now(given: $0) }
            guard try service.recordDue(by: now, in: store) else {
                return .failure(.unavailable(reason: "the clock is catching up", retryAfterMs: 100))
            }
        }
        switch try store.withFacts({ try consider($0, hasRoom: hasRoom) }) {
        case .answered(let answer): return answer
        case .repeated(let entry): return .success(try service.answer(to: entry, events: store.events(of: entry)))
        case .accepted(let accepted, let command, let identity, let now):
            return try append(accepted, of: command, by: identity, at: now, in: store)
        }
    }

    private enum Consideration {
        case answered(Result<CommandAnswer, Failure>)
        /// The same id and body again: the first answer.
        case repeated(CommandEntry)
        case accepted(Accepted, Command, Identity, Instant)
    }

    /// Everything before something is written, from one look at the ledger.
    private func consider(_ facts: StoreFacts, hasRoom: Bool) throws -> Consideration {
        let now = try service.now(given: facts)
        let identity: Identity
        switch try request.caller.identity(
            actingAs: request.actingAs, at: now, daemon: service.daemonUID, given: facts)
        {
        case .success(let found): identity = found
        case .failure(let failure): return .answered(.failure(failure))
        }
        if let id = request.id, let entry = try facts.reading.command(id, in: facts.view) {
            let isSame = entry.digest == request.digest && entry.actor == identity.member.number
            return isSame ? .repeated(entry) : .answered(.failure(.idConflict))
        }
        guard hasRoom else {
            return .answered(.failure(.storageFull(reason: "the disk or the quota is nearly full")))
        }
        let command: Command
        switch try request.read(facts, identity.member) {
        case .success(let read): command = read
        case .failure(let failure): return .answered(.failure(failure))
        }
        if let expected = request.expectedRevision, let stream = command.stream {
            let actual = UInt64(try facts.count(of: stream))
            guard actual == expected else { return .answered(.failure(.conflict(expected: expected, actual: actual))) }
        }
        switch try decide(command, by: identity.member, at: now, given: facts) {
        case .refused(let refusal): return .answered(.failure(try service.spoken(.refused(refusal), given: facts)))
        case .accepted(let accepted): return .accepted(accepted, command, identity, now)
        }
    }

    private func append(
        _ accepted: Accepted, of command: Command, by identity: Identity, at now: Instant, in store: Store
    ) throws -> Result<CommandAnswer, Failure> {
        guard accepted.events.count <= FormatLimits.eventsPerCommand else {
            return .failure(
                .refused(
                    Refusal(
                        .invalid(at: "", expected: "at most \(FormatLimits.eventsPerCommand) events"),
                        "the command would write \(accepted.events.count) events", hint: "send it in parts")))
        }
        var events: [AppendedEvent] = []
        if !accepted.events.isEmpty {
            do {
                events = try store.append(
                    accepted.events, by: identity.author, command: request.id ?? store.freshCommandID(at: now),
                    digest: request.id == nil ? nil : request.digest, unchanged: accepted.unchanged, at: now)
            } catch let error as LeafError {
                return .failure(.refused(error.refusal))
            }
        }
        if case .clock(.advance(let to)) = command { _ = try service.recordDue(by: to, in: store) }
        return .success(
            CommandAnswer(
                events: events, ids: accepted.ids, size: store.size, unchanged: accepted.unchanged, isDuplicate: false))
    }
}

extension LedgerService {
    /// The answer that a command got, made again from what it wrote.
    package func answer(to entry: CommandEntry, events: [AppendedEvent]) throws -> CommandAnswer {
        var ids: [Accepted.IDPair] = []
        // What else began with it has no name in the answer, such as the promises of terms that entered force; but the
        // one-to-one that was planned with it has.
        for (index, event) in events.enumerated() where event.rev == 0 {
            if index > 0, event.stream.kind != .checkpoint { continue }
            switch event.stream {
            case .person(let id): ids.append(.init("member", id.description))
            case .goal(let id): ids.append(.init("goal", id.description))
            case .metric(let id): ids.append(.init("metric", id.description))
            case .agreement(let id): ids.append(.init("agreement", id.description))
            case .promise(let id): ids.append(.init("promise", id.description))
            case .strategy(let id): ids.append(.init("strategy", id.description))
            case .export(let id): ids.append(.init("export", id.description))
            case .checkpoint(let id): ids.append(.init("checkpoint", id.description))
            case .feedback(let id): ids.append(.init("feedback", id.description))
            case .ledger, .measurement, .agenda, .looked: break
            }
        }
        return CommandAnswer(
            events: events, ids: ids, size: entry.first + UInt64(entry.count), unchanged: Int(entry.unchanged),
            isDuplicate: true)
    }
}

extension LeafError {
    var refusal: Refusal {
        switch self {
        case .leafTooLong(let bytes):
            Refusal(
                .invalid(at: "", expected: "at most \(FormatLimits.leafBytes) bytes of one event"),
                "the event would have \(bytes) bytes", hint: "say it in fewer parts")
        case .sealedTooLong(let pointer, let bytes):
            Refusal(
                .invalid(at: pointer, expected: "at most \(FormatLimits.sealedBytes) bytes"),
                "the text has \(bytes) bytes", hint: "shorten it, or keep the rest in a document that you name")
        case .tooManySealed(let count):
            Refusal(
                .invalid(at: "", expected: "at most \(FormatLimits.sealedMembers) texts in one event"),
                "there are \(count) texts", hint: "say it in fewer parts")
        }
    }
}
