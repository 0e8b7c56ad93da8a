internal import LedgerRPC
internal import LedgerStore
internal import CanonicalJSON

/// The subscriptions of a connection. Only on its loop.
extension Connection {
    /// Begins a subscription whose answer was just written. Nobody may be there any more: then what it held is let go
    /// with the plan.
    func begin(_ plan: SubscriptionPlan, request: RequestID, id: UInt64) {
        guard isOpen else { return }
        let subscription = Subscription(plan, request: request, id: id, connection: self)
        subscriptions[id] = subscription
        replayer.start(subscription)
    }

    /// Says why a subscription ends, and forgets it.
    func end(_ subscription: Subscription, _ reason: SubscriptionEnd.Reason, because: String) {
        guard !subscription.hasEnded else { return }
        let end = SubscriptionEnd(reason, because: because, seq: subscription.state.next)
        subscriptions[subscription.state.id] = nil
        replayer.remove(subscription)
        push(LogNotification.end(subscription: subscription.state.id, end).line)
        flush()
        closeIfDone()
    }

    /// The connection is gone.
    func endSilently() {
        for subscription in subscriptions.values { replayer.remove(subscription) }
        subscriptions = [:]
    }

    /// The client reads again, or says no more: each gets a turn.
    func resumeSubscriptions() {
        for subscription in subscriptions.values { replayer.enqueue(subscription) }
    }

    func flushNews() {
        flush()
        closeIfDone()
    }

    /// What was sent to the holder of each consumer by this connection.
    var heldConsumers: [ConsumerKey: UInt64] {
        var held: [ConsumerKey: UInt64] = [:]
        for subscription in subscriptions.values {
            if let hold = subscription.held { held[hold.key] = subscription.state.told }
        }
        return held
    }

    /// `$/credit`. What names no subscription that lives is passed over: it may have ended while this was on its way.
    func grant(_ request: Request) {
        guard let id = request.params?["subscription"]?.integer, let number = UInt64(exactly: id),
            let subscription = subscriptions[number]
        else { return }
        guard let events = request.params?["events"]?.integer, (1...Int64(Limits.credit)).contains(events) else {
            return end(subscription, .credit, because: "credit is 1 to \(Limits.credit) events at a time")
        }
        subscription.state.grant(Int(events))
        replayer.enqueue(subscription)
    }

    /// `$/cancel`.
    func cancel(_ request: Request) {
        guard let id = request.params?["id"].flatMap({ RequestID($0) }) else { return }
        if let subscription = subscriptions.values.first(where: { $0.request == id }) {
            end(subscription, .cancelled, because: "by $/cancel")
        } else {
            takeBack(id)
        }
    }
}
