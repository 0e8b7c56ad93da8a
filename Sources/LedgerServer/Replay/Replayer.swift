internal import LedgerDomain
internal import LedgerRPC
internal import LedgerService
internal import LedgerStore
internal import LMDB
internal import NIOCore
internal import Synchronization
internal import CoreMetrics

/// The subscriptions of one event loop: who is next, and one page for each in turn.
///
/// Nothing is kept for anybody: who cannot be sent to now is not read for, and the events stay in the log. News is one flag
/// for the whole loop, set after a commit. Only on the loop, but for ``wake()``.
final class Replayer: @unchecked Sendable {
    let loop: any EventLoop
    private let service: LedgerService
    private let counts: ReplayCounts
    private var all: [ObjectIdentifier: Subscription] = [:]
    private var queue: [Subscription] = []
    private var head = 0
    private var isScheduled = false
    private var isTicking = false
    private let hasAny = Atomic<Bool>(false)
    private let isWoken = Atomic<Bool>(false)
    private var shared = SharedPages()
    private var recorded = RecordedLooks()

    /// Bytes that one turn of the loop reads for subscriptions, all together, before others on the loop get theirs.
    private static let turnBytes = 256 << 10
    /// A page that is only sent takes less of a turn than one that is made too.
    private static let sendingIsCheaper = 4
    /// Leaves that one turn looks at.
    private static let turnLooked = 2_048
    /// Subscriptions that one turn serves.
    private static let turnSubscriptions = 128
    /// Milliseconds between two `log.position` of a subscription that is caught up.
    static let positionMs: Int64 = 1_000

    init(loop: any EventLoop, service: LedgerService, counts: ReplayCounts) {
        self.loop = loop
        self.service = service
        self.counts = counts
    }

    /// Something was committed. From any thread.
    func wake() {
        guard hasAny.load(ordering: .acquiring), !isWoken.exchange(true, ordering: .acquiringAndReleasing) else {
            return
        }
        loop.execute { self.look() }
    }

    private func look() {
        // No plain store: the size below must not be read before whoever commits next sees that it has to wake anew.
        _ = isWoken.exchange(false, ordering: .acquiringAndReleasing)
        shared.forget()
        let size = service.store.committedSize
        for subscription in all.values where subscription.state.hasWork(size: size) {
            if subscription.connection.takesNews {
                enqueue(subscription)
            } else {
                // Somebody who does not read waits for nothing.
                subscription.state.passOver()
                follow(subscription, false)
            }
        }
    }

    func start(_ subscription: Subscription) {
        all[ObjectIdentifier(subscription)] = subscription
        hasAny.store(true, ordering: .releasing)
        counts.subscriptions.add(1, ordering: .relaxed)
        enqueue(subscription)
    }

    /// Forgets a subscription and whatever it held.
    func remove(_ subscription: Subscription) {
        guard !subscription.hasEnded else { return }
        subscription.hasEnded = true
        follow(subscription, false)
        countLive(subscription, false)
        subscription.held?.release()
        all[ObjectIdentifier(subscription)] = nil
        hasAny.store(!all.isEmpty, ordering: .releasing)
        if all.isEmpty { shared.forget() }
        counts.subscriptions.subtract(1, ordering: .relaxed)
    }

    /// Gives it a turn, behind those who wait already.
    func enqueue(_ subscription: Subscription) {
        guard !subscription.isQueued, !subscription.isBeingRecorded, !subscription.hasEnded else { return }
        subscription.isQueued = true
        queue.append(subscription)
        schedule()
    }

    private func schedule() {
        guard !isScheduled, head < queue.count else { return }
        isScheduled = true
        loop.execute { self.turn() }
    }

    private func pop() -> Subscription? {
        guard head < queue.count else { return nil }
        let subscription = queue[head]
        head += 1
        // A queue that is never empty must not grow by what has left it.
        if head * 2 >= queue.count {
            queue.removeFirst(head)
            head = 0
        }
        subscription.isQueued = false
        return subscription
    }

    /// Ends all of them; the daemon stops.
    func stop() {
        for subscription in Array(all.values) {
            subscription.connection.end(subscription, .stopping, because: "the daemon stops")
        }
    }

    // MARK: A turn

    /// What a turn brought for one subscription. It is sent when the snapshot is closed: sending may run other works.
    private struct Served {
        let subscription: Subscription
        var lines = ByteBuffer()
        var end: (reason: SubscriptionEnd.Reason, because: String)?
        /// Whose records its page shows, of which something has to be recorded before it is sent.
        var look: Look?
    }

    private func turn() {
        isScheduled = false
        let now = BootClock.milliseconds()
        var served: [Served] = []
        do {
            try service.reading.environment.read { (transaction) throws in
                try serve(service.reading.facts(in: transaction), now, &served)
            }
        } catch {
            // A log that cannot be read is said by whoever reads it next; these have no other way of being told.
            let because = "\(StoreError(wrapping: error))"
            for subscription in Array(all.values) where !served.contains(where: { $0.subscription === subscription }) {
                served.append(Served(subscription: subscription, end: (.internalError, because)))
            }
        }
        for one in served where !one.subscription.hasEnded {
            if let look = one.look { record(look, for: one.subscription) }
            one.subscription.connection.push(one.lines)
            if let end = one.end { one.subscription.connection.end(one.subscription, end.reason, because: end.because) }
        }
        for one in served { one.subscription.connection.flushNews() }
        schedule()
    }

    /// Who reads, as of the snapshot.
    private struct Reader {
        var sight: LeafSight
        let author: Author
    }

    private struct ReaderName: Hashable {
        let caller: Peer
        let actingAs: String?
    }

    private func serve(_ facts: StoreFacts, _ now: Int64, _ served: inout [Served]) throws {
        let size = try facts.reading.size(in: facts.view)
        shared.use(snapshot: facts.view.number)
        var readers: [ReaderName: Reader] = [:]
        var bytes = 0
        var looked = 0
        while served.count < Self.turnSubscriptions, bytes < Self.turnBytes, looked < Self.turnLooked,
            let subscription = pop()
        {
            guard !subscription.hasEnded, !subscription.isBeingRecorded, subscription.connection.takesNews else {
                continue
            }
            var one = Served(subscription: subscription)
            if subscription.state.hasWork(size: size) {
                do {
                    let name = ReaderName(caller: subscription.caller, actingAs: subscription.actingAs)
                    var reader = try readers[name] ?? self.reader(name, facts)
                    readers[name] = nil
                    try serve(&reader, size: size, now, &one, &bytes, &looked)
                    readers[name] = reader
                } catch let failure as Failure {
                    one.end = (.forbidden, RPCError(failure).message)
                }
            }
            if one.look == nil {
                settle(subscription, size: size, now)
                if one.end == nil { one.end = subscription.endWhenNothingMayCome() }
            }
            served.append(one)
        }
    }

    /// A page for one subscription. When it throws, the subscription is where it was.
    private func serve(
        _ reader: inout Reader, size: UInt64, _ now: Int64, _ one: inout Served, _ bytes: inout Int, _ looked: inout Int
    ) throws {
        let subscription = one.subscription
        let query = reader.sight.query
        let place = SharedPages.Place(
            viewer: query.viewer, day: query.today, terms: subscription.terms, state: subscription.state.place,
            mayTell: now - subscription.toldAt >= Self.positionMs)
        if let page = shared.page(from: place, subscription.state) {
            one.lines = page.lines
            subscription.state = page.after
            counts.events.increment(by: page.events)
            bytes += page.lines.readableBytes / Self.sendingIsCheaper
            return
        }
        var page = SubscriptionPage()
        var state = subscription.state
        try page.serve(&state, subscription.terms, &reader.sight, size: size, mayTell: place.mayTell)
        looked += page.lookedAt
        if try query.viewing(by: reader.author) != nil {
            // The page is made again once that is on disk.
            one.look = Look(author: reader.author, shown: query.shown, viewer: query.viewer)
            subscription.isBeingRecorded = true
            return
        }
        recorded.insert(query.shown.keys, seenBy: query.viewer, on: query.today)
        one.lines = subscription.connection.buffer(page.lines)
        if all.count > 1 {
            shared.keep(one.lines, events: page.events, from: place, before: subscription.state, after: state)
        }
        subscription.state = state
        bytes += page.lines.count
        counts.events.increment(by: page.events)
    }

    private func reader(_ name: ReaderName, _ facts: StoreFacts) throws -> Reader {
        let identity = try name.caller.identity(
            actingAs: name.actingAs, at: try service.now(given: facts), daemon: service.daemonUID, given: facts
        ).get()
        let query = try Query(service, facts, viewer: identity.member)
        let recorded = recorded.people(seenBy: query.viewer, on: query.today)
        return Reader(sight: try LeafSight(query, recorded: recorded), author: identity.author)
    }

    /// What a subscription waits for after its page.
    private func settle(_ subscription: Subscription, size: UInt64, _ now: Int64) {
        if subscription.state.hasWork(size: size) { enqueue(subscription) }
        follow(subscription, subscription.state.waitsForNews(size: size))
        countLive(subscription, subscription.state.isLive)
        if subscription.state.isUntold { tickSoon() } else { subscription.toldAt = now }
    }

    private func follow(_ subscription: Subscription, _ isFollowing: Bool) {
        guard subscription.isFollowing != isFollowing else { return }
        subscription.isFollowing = isFollowing
        service.sequencer.follow(isFollowing ? 1 : -1)
    }

    private func countLive(_ subscription: Subscription, _ isLive: Bool) {
        guard subscription.countsAsLive != isLive else { return }
        subscription.countsAsLive = isLive
        counts.live.add(isLive ? 1 : -1, ordering: .relaxed)
    }

    // MARK: Whose records are shown

    /// Records that somebody is shown the records of others, then lets the subscription go on.
    private func record(_ look: Look, for subscription: Subscription) {
        let service = service
        let bound = NIOLoopBound(subscription, eventLoop: loop)
        let goOn: @Sendable (String?) -> Void = { because in
            self.loop.execute {
                let subscription = bound.value
                subscription.isBeingRecorded = false
                guard !subscription.hasEnded else { return }
                guard let because else { return self.enqueue(subscription) }
                subscription.connection.end(subscription, .unrecorded, because: because)
            }
        }
        let refused: @Sendable (Failure) -> [UInt8] = { Array(RPCError($0).message.utf8) }
        let work = QueryWork(service, run: { try look.answered(service, $0) }, refused: refused) { outcome in
            switch outcome {
            // It is read from what is committed, and so must be there too.
            case .success(let because) where because.isEmpty:
                service.sequencer.afterCommit { goOn($0?.description) }
            case .success(let because): goOn(String(decoding: because, as: UTF8.self))
            case .failure(let failure): goOn(failure.description)
            }
        }
        if !service.sequencer.submit([work]) { goOn("too much waits for the daemon") }
    }

    // MARK: Positions while nothing comes

    private func tickSoon() {
        guard !isTicking else { return }
        isTicking = true
        loop.scheduleTask(in: .milliseconds(Self.positionMs)) { self.tick() }
    }

    private func tick() {
        isTicking = false
        let now = BootClock.milliseconds()
        for subscription in all.values where subscription.state.isUntold && subscription.connection.takesNews {
            var news: [LogNotification] = []
            subscription.state.tell(&news)
            subscription.toldAt = now
            for notification in news { subscription.connection.push(notification.line) }
            subscription.connection.flushNews()
        }
        if all.values.contains(where: { $0.state.isUntold }) { tickSoon() }
    }
}

extension Subscription {
    /// Who closed its sending half can give no more credit.
    func endWhenNothingMayCome() -> (reason: SubscriptionEnd.Reason, because: String)? {
        guard connection.saysNoMore, state.credit == 0, state.isLive || state.waitsForCredit else { return nil }
        return (.closed, "the client said that nothing more comes from it, and its credit is used up")
    }
}
