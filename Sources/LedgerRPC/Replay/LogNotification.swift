package import CanonicalJSON

/// What a subscription is told: one JSON-RPC notification each.
package enum LogNotification: Sendable {
    /// An event; uses one credit.
    case event(subscription: UInt64, LogEntry)
    /// Everything below `seq` was looked at: go on from there after a break.
    case position(subscription: UInt64, seq: UInt64)
    /// Everything that there is was sent; what comes now is new.
    case caughtUp(subscription: UInt64, seq: UInt64)
    /// Was caught up; now events wait for credit, or for the client to read.
    case fellBehind(subscription: UInt64, seq: UInt64)
    /// Nothing comes any more.
    case end(subscription: UInt64, SubscriptionEnd)

    package var method: LogNotificationMethod {
        switch self {
        case .event: .event
        case .position: .position
        case .caughtUp: .caughtUp
        case .fellBehind: .fellBehind
        case .end: .end
        }
    }

    package var subscription: UInt64 {
        switch self {
        case .event(let subscription, _), .position(let subscription, _), .caughtUp(let subscription, _),
            .fellBehind(let subscription, _), .end(let subscription, _):
            subscription
        }
    }
}

/// Their names on the wire.
package enum LogNotificationMethod: String, CaseIterable, Sendable {
    case event = "log.event"
    case position = "log.position"
    case caughtUp = "log.caughtUp"
    case fellBehind = "log.fellBehind"
    case end = "log.end"
}

/// Why a subscription ended.
package struct SubscriptionEnd: Sendable, Hashable {
    /// A clause in plain words.
    package var because: String
    package var reason: Reason
    /// Go on from here, in another subscription.
    package var seq: UInt64

    package enum Reason: String, CaseIterable, Sendable {
        /// By `$/cancel`.
        case cancelled
        /// A `$/credit` that is none.
        case credit
        /// Who subscribed is no member any more.
        case forbidden
        /// The daemon stops.
        case stopping
        /// The client closed its sending half, and what credit there was is used up.
        case closed
        /// It shows somebody's record, and that it does cannot be recorded now (`reads-recorded`).
        case unrecorded
        /// The daemon's own fault.
        case internalError = "internal_error"
    }

    package init(_ reason: Reason, because: String, seq: UInt64) {
        self.because = because
        self.reason = reason
        self.seq = seq
    }
}

extension LogNotification {
    /// Reads the parameters of a notification.
    package init(_ method: LogNotificationMethod, _ params: JSONValue) throws(ShapeError) {
        let reader = try ObjectReader(params)
        switch method {
        case .event:
            let subscription = try reader.value("subscription", Wire.position)
            self = .event(subscription: subscription, try LogEntry(from: reader))
        case .position:
            let place = try Self.place(reader)
            self = .position(subscription: place.subscription, seq: place.seq)
        case .caughtUp:
            let place = try Self.place(reader)
            self = .caughtUp(subscription: place.subscription, seq: place.seq)
        case .fellBehind:
            let place = try Self.place(reader)
            self = .fellBehind(subscription: place.subscription, seq: place.seq)
        case .end:
            let place = try Self.place(reader)
            let because = try reader.value("because", Wire.text)
            let reason = try reader.value("reason", Wire.word)
            self = .end(
                subscription: place.subscription,
                // A reason of a later version is none that can be dealt with here.
                SubscriptionEnd(.init(rawValue: reason) ?? .internalError, because: because, seq: place.seq))
        }
    }

    private static func place(_ reader: ObjectReader) throws(ShapeError) -> (subscription: UInt64, seq: UInt64) {
        (try reader.value("subscription", Wire.position), try reader.value("seq", Wire.position))
    }

    /// The whole line, LF included.
    package var line: [UInt8] {
        var writer = CanonicalWriter(reservingCapacity: 256)
        writer.object { w in
            w.string("jsonrpc", "2.0")
            w.string("method", method.rawValue)
            w.object("params") { w in writeParams(to: &w) }
        }
        writer.newline()
        return writer.bytes
    }

    private func writeParams(to w: inout ObjectWriter) {
        switch self {
        case .event(let subscription, let entry):
            entry.write(to: &w)
            w.integer("subscription", Int64(subscription))
        case .position(let subscription, let seq), .caughtUp(let subscription, let seq),
            .fellBehind(let subscription, let seq):
            w.integer("seq", Int64(seq))
            w.integer("subscription", Int64(subscription))
        case .end(let subscription, let end):
            w.string("because", end.because)
            w.string("reason", end.reason.rawValue)
            w.integer("seq", Int64(end.seq))
            w.integer("subscription", Int64(subscription))
        }
    }
}
