package import CanonicalJSON

/// What `log.subscribe` is asked for.
package struct SubscribeParameters: WireObject, Hashable {
    package enum Form: String, CaseIterable, Sendable {
        /// Each leaf embedded as a JSON object.
        case json
        /// Each leaf as a string of its exact bytes.
        case text
    }

    /// Named consumer whose position and filter to go by; then there is neither `from` nor `filter`.
    package var consumer: String?
    /// How many `log.event` may be sent before more credit is given.
    package var credit: Int
    /// With what opens sealed members, as far as the reader may see them.
    package var disclose: Bool
    package var filter: LogFilter?
    /// Where to begin; at most the size of the log.
    package var from: UInt64?
    package var form: Form

    package init(
        from: UInt64? = nil, consumer: String? = nil, filter: LogFilter? = nil, credit: Int = 0,
        disclose: Bool = false, as form: Form = .json
    ) {
        self.consumer = consumer
        self.credit = credit
        self.disclose = disclose
        self.filter = filter
        self.from = from
        self.form = form
    }

    private static let form = Shape<Form>.choice(of: Form.self)
    private static let credit = Shape<Int>.integer(0...Limits.credit)

    package init(from reader: ObjectReader) throws(ShapeError) {
        form =
            try reader.optional("as", Self.form, about: "text: each leaf as a string of its exact bytes") ?? .json
        consumer = try reader.optional(
            "consumer", ConsumerName.shape, about: "go by its position and filter, and hold it")
        credit =
            try reader.optional("credit", Self.credit, about: "events that may be sent at once; 0 unless said") ?? 0
        disclose =
            try reader.optional("disclose", Wire.flag, about: "with what opens sealed members; false unless said")
            ?? false
        filter = try reader.optional(LogFilter.self, "filter")
        from = try reader.optional("from", Wire.position, about: "where to begin, at most the size; 0 unless said")
        try reader.finish(unknown: .refuse)
    }

    package func write(to w: inout ObjectWriter) {
        if form != .json { w.string("as", form.rawValue) }
        if let consumer { w.string("consumer", consumer) }
        if credit != 0 { w.integer("credit", Int64(credit)) }
        if disclose { w.bool("disclose", true) }
        if let filter { w.one("filter", filter) }
        if let from { w.integer("from", Int64(from)) }
    }
}

/// Answer of `log.subscribe`.
package struct Subscribed: WireObject, Hashable {
    /// Where it begins.
    package var from: UInt64
    /// Number of events by now: `log.caughtUp` comes no sooner than there.
    package var size: UInt64
    /// Tells its notifications from others' on this connection.
    package var subscription: UInt64

    package init(from: UInt64, size: UInt64, subscription: UInt64) {
        self.from = from
        self.size = size
        self.subscription = subscription
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        from = try reader.value("from", Wire.position, about: "where it begins")
        size = try reader.value("size", Wire.position, about: "number of events by now")
        subscription = try reader.value("subscription", Wire.position, about: "unique on this connection")
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.integer("from", Int64(from))
        w.integer("size", Int64(size))
        w.integer("subscription", Int64(subscription))
    }
}
