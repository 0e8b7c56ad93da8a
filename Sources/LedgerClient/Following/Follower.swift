import CanonicalJSON
import LedgerRPC

/// Follows a ledger's log: from where it begins up to now, and on from there.
///
/// Each event comes once and in order, whatever becomes of the connection: a new one goes on behind the last event that
/// came, and what comes again after that is passed over. For one thread.
package final class Follower {
    package enum Step: Sendable {
        case event(FollowedEvent)
        /// Everything below was looked at.
        case position(UInt64)
        /// Everything that there is has come.
        case caughtUp(UInt64)
        /// Was caught up; more waits than was asked for.
        case fellBehind(UInt64)
        /// Nothing came within the time.
        case quiet
        /// The wait was ended from outside.
        case woken
        /// There is no connection; the next step tries again after so long.
        case apart(because: ClientError, retryMs: Int)
        /// There is one again.
        case back
    }

    package let options: FollowOptions
    /// The origin of the ledger that is followed; another one is not.
    package let origin: String
    /// Number of events at the last subscribing.
    package private(set) var size: UInt64 = 0
    /// Where to go on: everything below has come.
    package private(set) var next: UInt64 = 0

    private let connect: () throws(ClientError) -> LedgerSession
    private let wake: Wake
    private var state: State
    /// Everything below was sent on this connection, so that it may be acknowledged on it.
    private var sent: UInt64 = 0
    private var acknowledged: UInt64 = 0
    private var toAcknowledge: UInt64 = 0
    /// A loss that was noticed while acknowledging, to be told by the next step.
    private var lost: ClientError?

    private enum State {
        case following(LedgerSession, subscription: UInt64, used: Int)
        case apart(retryMs: Int)
    }

    /// Subscribes.
    ///
    /// - Parameters:
    ///   - session: of the ledger that is to be followed; nobody else uses its connection any more.
    ///   - wake: ends waits from outside.
    ///   - connect: makes another session when the first one is lost.
    /// - Throws: `ClientError.refused` when the ledger does not take the subscription: a position beyond the log, a
    ///   consumer that somebody holds (the message says who).
    package init(
        _ options: FollowOptions, session: LedgerSession, wake: Wake,
        reconnecting connect: @escaping () throws(ClientError) -> LedgerSession
    ) throws(ClientError) {
        self.options = options
        self.connect = connect
        self.wake = wake
        origin = session.discovery.origin
        state = .apart(retryMs: 0)
        try subscribe(session, resuming: false)
    }

    /// What comes next.
    ///
    /// - Parameter milliseconds: how long to wait for it; 0 takes what is there.
    /// - Throws: what cannot be mended by trying again; without ``FollowOptions/reconnects`` a lost connection too.
    package func step(within milliseconds: Int) throws(ClientError) -> Step {
        switch state {
        case .apart(let retryMs): return try reconnect(after: retryMs)
        case .following(let session, let subscription, _):
            do throws(ClientError) {
                if toAcknowledge > acknowledged, toAcknowledge <= sent { try acknowledgeNow() }
                return try take(session, subscription, within: milliseconds)
            } catch {
                return try lose(error, FollowOptions.firstRetryMs)
            }
        }
    }

    /// Says that everything below is dealt with: durable when this returns, or if the connection is lost meanwhile,
    /// after a later step.
    ///
    /// Without a consumer there is nothing to say.
    package func acknowledge(below position: UInt64) throws(ClientError) {
        guard case .consumer = options.start, position > toAcknowledge else { return }
        toAcknowledge = position
        guard case .following = state, toAcknowledge <= sent else { return }
        do throws(ClientError) {
            try acknowledgeNow()
        } catch {
            // The next step says it.
            guard options.reconnects, Self.isLoss(error) else { throw error }
            lost = error
        }
    }

    private func acknowledgeNow() throws(ClientError) {
        guard case .consumer(let name) = options.start, case .following(let session, _, _) = state else { return }
        let answer = try session.query(
            ConsumerPosition.self, "consumer.ack",
            ["name": .string(name), "seq": .integer(Int64(clamping: toAcknowledge))])
        acknowledged = answer.position
    }

    private func take(
        _ session: LedgerSession, _ subscription: UInt64, within milliseconds: Int
    ) throws(ClientError) -> Step {
        if let error = lost {
            lost = nil
            throw error
        }
        while true {
            switch try session.connection.nextNews(within: milliseconds, wake: wake) {
            case .quiet: return .quiet
            case .woken: return .woken
            case .news(let news):
                guard news.subscription == subscription else { continue }
                if let step = try step(of: news, session, subscription) { return step }
            }
        }
    }

    /// - Returns: nil for an event that has come before.
    private func step(
        of news: LogNotification, _ session: LedgerSession, _ subscription: UInt64
    ) throws(ClientError) -> Step? {
        switch news {
        case .event(_, let entry):
            let event = try FollowedEvent(entry)
            try use(session, subscription)
            sent = event.position + 1
            guard event.position >= next else { return nil }
            next = sent
            return .event(event)
        case .position(_, let seq):
            moveOn(to: seq)
            return .position(seq)
        case .caughtUp(_, let seq):
            moveOn(to: seq)
            return .caughtUp(seq)
        case .fellBehind(_, let seq): return .fellBehind(seq)
        case .end(_, let end): throw Self.error(end)
        }
    }

    private func moveOn(to seq: UInt64) {
        sent = max(sent, seq)
        next = max(next, seq)
    }

    /// Gives new credit for what was used, a half at a time.
    private func use(_ session: LedgerSession, _ subscription: UInt64) throws(ClientError) {
        guard case .following(_, _, var used) = state else { return }
        used += 1
        if used == FollowOptions.credit / 2 {
            try session.connection.notify(.credit(subscription: subscription, events: used))
            used = 0
        }
        state = .following(session, subscription: subscription, used: used)
    }

    private static func error(_ end: SubscriptionEnd) -> ClientError {
        switch end.reason {
        case .stopping: .lost(reason: "the ledger is stopping")
        case .closed, .cancelled: .lost(reason: end.because)
        case .forbidden: .refused(RPCError(.forbidden, end.because))
        case .credit: .malformed(because: end.because)
        case .unrecorded: .refused(RPCError(.unavailable, end.because))
        case .internalError: .lost(reason: "the ledger ended the subscription: \(end.because)")
        }
    }

    // MARK: The connection

    private func subscribe(_ session: LedgerSession, resuming: Bool) throws(ClientError) {
        guard session.discovery.origin == origin else {
            throw .otherLedger(origin: session.discovery.origin, before: origin)
        }
        var wanted = SubscribeParameters(credit: FollowOptions.credit, disclose: options.disclose)
        switch options.start {
        case .position(let first):
            wanted.from = resuming ? next : first
            wanted.filter = options.filter.isEmpty ? nil : options.filter
        case .consumer(let name): wanted.consumer = name
        }
        let answer = try session.query(Subscribed.self, "log.subscribe", Self.tree(wanted))
        size = answer.size
        sent = answer.from
        acknowledged = answer.from
        next = max(next, answer.from)
        state = .following(session, subscription: answer.subscription, used: 0)
    }

    private func reconnect(after retryMs: Int) throws(ClientError) -> Step {
        if wake.wait(milliseconds: retryMs) { return .woken }
        do throws(ClientError) {
            try subscribe(try connect(), resuming: true)
            return .back
        } catch {
            return try lose(error, min(2 * max(retryMs, FollowOptions.firstRetryMs), FollowOptions.longestRetryMs))
        }
    }

    private func lose(_ error: ClientError, _ retryMs: Int) throws(ClientError) -> Step {
        guard options.reconnects, Self.isLoss(error) else { throw error }
        state = .apart(retryMs: retryMs)
        return .apart(because: error, retryMs: retryMs)
    }

    /// Whether trying again may help. A consumer may still be held by our own connection of before.
    private static func isLoss(_ error: ClientError) -> Bool {
        switch error {
        case .noSocket, .cannotConnect, .noWay, .lost, .timedOut: true
        case .refused(let refusal): refusal.kind == .unavailable
        case .badAddress, .malformed, .unknownOutcome, .alarm, .otherLedger, .noStateDirectory, .state: false
        }
    }

    private static func tree(_ wanted: SubscribeParameters) -> JSONTree {
        guard let document = try? JSONDocument(parsing: wanted.canonicalBytes) else {
            preconditionFailure("what the writer wrote is JSON")
        }
        return JSONTree(document.root)
    }
}
