package import CanonicalJSON

/// The bounds that a client has to keep, from ``Limits``.
package struct LimitsView: WireObject, Hashable {
    package var answerBytes: Int
    package var connections: Int
    /// Nil from a daemon of before subscriptions.
    package var credit: Int?
    package var inFlight: Int
    package var leafBytes: Int
    package var lineBytes: Int
    package var listRows: Int
    package var logRows: Int
    package var recordMany: Int
    package var sealedBytes: Int
    package var subscriptions: Int?

    package init(
        answerBytes: Int, connections: Int, credit: Int? = nil, inFlight: Int, leafBytes: Int, lineBytes: Int,
        listRows: Int, logRows: Int,
        recordMany: Int, sealedBytes: Int, subscriptions: Int? = nil
    ) {
        self.answerBytes = answerBytes
        self.connections = connections
        self.credit = credit
        self.inFlight = inFlight
        self.leafBytes = leafBytes
        self.lineBytes = lineBytes
        self.listRows = listRows
        self.logRows = logRows
        self.recordMany = recordMany
        self.sealedBytes = sealedBytes
        self.subscriptions = subscriptions
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        answerBytes = try reader.value("answerBytes", Wire.count)
        connections = try reader.value("connections", Wire.count)
        credit = try reader.optional("credit", Wire.count, about: "events that a subscription may be sent at once")
        inFlight = try reader.value("inFlight", Wire.count)
        leafBytes = try reader.value("leafBytes", Wire.count)
        lineBytes = try reader.value("lineBytes", Wire.count)
        listRows = try reader.value("listRows", Wire.count)
        logRows = try reader.value("logRows", Wire.count)
        recordMany = try reader.value("recordMany", Wire.count)
        sealedBytes = try reader.value("sealedBytes", Wire.count)
        subscriptions = try reader.optional("subscriptions", Wire.count, about: "subscriptions of one connection")
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.integer("answerBytes", Int64(answerBytes))
        w.integer("connections", Int64(connections))
        if let credit { w.integer("credit", Int64(credit)) }
        w.integer("inFlight", Int64(inFlight))
        w.integer("leafBytes", Int64(leafBytes))
        w.integer("lineBytes", Int64(lineBytes))
        w.integer("listRows", Int64(listRows))
        w.integer("logRows", Int64(logRows))
        w.integer("recordMany", Int64(recordMany))
        w.integer("sealedBytes", Int64(sealedBytes))
        if let subscriptions { w.integer("subscriptions", Int64(subscriptions)) }
    }
}

extension LimitsView {
    /// The bounds of this version.
    package static let current = LimitsView(
        answerBytes: Limits.answerBytes, connections: Limits.connections, credit: Limits.credit,
        inFlight: Limits.inFlightPerConnection,
        leafBytes: Limits.leafBytes, lineBytes: Limits.lineBytes, listRows: Limits.listRows, logRows: Limits.logRows,
        recordMany: Limits.recordMany, sealedBytes: Limits.sealedBytes,
        subscriptions: Limits.subscriptionsPerConnection)
}
