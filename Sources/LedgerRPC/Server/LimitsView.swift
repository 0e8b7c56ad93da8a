package import CanonicalJSON

/// The bounds that a client has to keep, from ``Limits``.
package struct LimitsView: WireObject, Hashable {
    package var answerBytes: Int
    package var connections: Int
    package var inFlight: Int
    package var leafBytes: Int
    package var lineBytes: Int
    package var listRows: Int
    package var logRows: Int
    package var recordMany: Int
    package var sealedBytes: Int

    package init(
        answerBytes: Int, connections: Int, inFlight: Int, leafBytes: Int, lineBytes: Int, listRows: Int, logRows: Int,
        recordMany: Int, sealedBytes: Int
    ) {
        self.answerBytes = answerBytes
        self.connections = connections
        self.inFlight = inFlight
        self.leafBytes = leafBytes
        self.lineBytes = lineBytes
        self.listRows = listRows
        self.logRows = logRows
        self.recordMany = recordMany
        self.sealedBytes = sealedBytes
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        answerBytes = try reader.value("answerBytes", Wire.count)
        connections = try reader.value("connections", Wire.count)
        inFlight = try reader.value("inFlight", Wire.count)
        leafBytes = try reader.value("leafBytes", Wire.count)
        lineBytes = try reader.value("lineBytes", Wire.count)
        listRows = try reader.value("listRows", Wire.count)
        logRows = try reader.value("logRows", Wire.count)
        recordMany = try reader.value("recordMany", Wire.count)
        sealedBytes = try reader.value("sealedBytes", Wire.count)
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.integer("answerBytes", Int64(answerBytes))
        w.integer("connections", Int64(connections))
        w.integer("inFlight", Int64(inFlight))
        w.integer("leafBytes", Int64(leafBytes))
        w.integer("lineBytes", Int64(lineBytes))
        w.integer("listRows", Int64(listRows))
        w.integer("logRows", Int64(logRows))
        w.integer("recordMany", Int64(recordMany))
        w.integer("sealedBytes", Int64(sealedBytes))
    }
}

extension LimitsView {
    /// The bounds of this version.
    package static let current = LimitsView(
        answerBytes: Limits.answerBytes, connections: Limits.connections, inFlight: Limits.inFlightPerConnection,
        leafBytes: Limits.leafBytes, lineBytes: Limits.lineBytes, listRows: Limits.listRows, logRows: Limits.logRows,
        recordMany: Limits.recordMany, sealedBytes: Limits.sealedBytes)
}
