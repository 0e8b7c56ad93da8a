internal import LedgerRPC

/// How far one subscription is, and what it was told: a value without a connection, a clock or a store.
///
/// `next` only ever grows, by one event at a time, and an event is handed on in the same step. So each event is sent once
/// and none is left out, wherever a page, a pause or the end of what is committed falls.
struct SubscriptionState: Hashable {
    let id: UInt64
    /// The first event that was not looked at yet.
    private(set) var next: UInt64
    /// Everything below is known to the client to be behind it.
    private(set) var told: UInt64
    private(set) var credit: Int
    /// Whether everything that there was has been sent.
    private(set) var isLive = false
    /// Whether the event at `next` is for this client and waits for credit.
    private(set) var waitsForCredit = false
    /// Set when news came while the client did not read.
    private(set) var wasPassedOver = false
    /// Events that there were when it was made. It begins when they are committed: what it is shown is decided by a state
    /// that is no older than the request.
    private var mustReach: UInt64

    init(id: UInt64, from: UInt64, size: UInt64, credit: Int) {
        self.id = id
        next = from
        told = from
        mustReach = size
        self.credit = min(credit, Limits.credit)
    }

    /// All of it that its next page depends on, but for credit.
    struct Place: Hashable {
        let id: UInt64
        let next: UInt64
        let told: UInt64
        let isLive: Bool
        let wasPassedOver: Bool
    }

    var place: Place { Place(id: id, next: next, told: told, isLive: isLive, wasPassedOver: wasPassedOver) }

    /// After the same page as another that began at the same place.
    ///
    /// - Returns: nil if its own credit would have ended the page elsewhere.
    func goingAlong(from before: SubscriptionState, to after: SubscriptionState) -> SubscriptionState? {
        let spent = before.credit - after.credit
        guard place == before.place, credit == before.credit || credit >= spent && !after.waitsForCredit else {
            return nil
        }
        var state = after
        state.credit = credit - spent
        state.mustReach = mustReach
        return state
    }

    /// Adds credit; more than the bound together is let go.
    mutating func grant(_ events: Int) {
        credit = min(credit + events, Limits.credit)
        if credit > 0 { waitsForCredit = false }
    }

    mutating func passOver() { wasPassedOver = true }

    /// Whether looking at the log could do anything for it: something is there, or there is something to say.
    func hasWork(size: UInt64) -> Bool {
        size >= mustReach && !waitsForCredit && (next < size || !isLive)
    }

    /// Whether it waits for what is not committed yet.
    func waitsForNews(size: UInt64) -> Bool {
        size < mustReach || (next >= size && credit > 0)
    }

    /// The event at `next` is not for this client.
    mutating func skip() { next += 1 }

    /// The event at `next` is for this client.
    ///
    /// - Returns: whether it is to be sent now; otherwise it waits for credit.
    mutating func offer(_ news: inout [LogNotification]) -> Bool {
        guard credit > 0 else {
            waitsForCredit = true
            fallBehind(&news)
            return false
        }
        if wasPassedOver { fallBehind(&news) }
        credit -= 1
        next += 1
        told = next
        return true
    }

    private mutating func fallBehind(_ news: inout [LogNotification]) {
        guard isLive else { return }
        isLive = false
        told = next
        news.append(.fellBehind(subscription: id, seq: next))
    }

    /// A page ends here.
    ///
    /// - Parameters:
    ///   - size: events that were there to be looked at.
    ///   - mayTell: whether `log.position` may be sent again already.
    mutating func endPage(size: UInt64, mayTell: Bool, _ news: inout [LogNotification]) {
        if next >= size {
            wasPassedOver = false
            if !isLive {
                isLive = true
                told = next
                news.append(.caughtUp(subscription: id, seq: next))
            }
        }
        if isLive ? mayTell : next < size { tell(&news) }
    }

    /// Whether the client does not know yet how far it is.
    var isUntold: Bool { told < next }

    /// Says how far it is, if that is not known.
    mutating func tell(_ news: inout [LogNotification]) {
        guard isUntold else { return }
        told = next
        news.append(.position(subscription: id, seq: next))
    }
}
