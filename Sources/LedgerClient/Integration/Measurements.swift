import LedgerRPC

/// One value of one metric for one person and day, as its source says it.
public struct LedgerMeasurement: Sendable, Hashable {
    /// A version, an id or a name: `M5@1`, `M5`, `closed_won`.
    public var metric: String
    /// A handle or an id.
    public var member: String
    /// A decimal as text, with at most 18 digits before the point and six behind it: `1054.5`.
    public var value: String
    /// The day that it is of: `2026-10-31`.
    public var asOf: String
    /// The source's own key of the row: the same key with the same value again changes nothing.
    public var reference: String

    public init(metric: String, member: String, value: String, asOf: String, reference: String) {
        self.metric = metric
        self.member = member
        self.value = value
        self.asOf = asOf
        self.reference = reference
    }

    var parameters: [String: LedgerValue] {
        [
            "asOf": .text(asOf), "member": .text(member), "metric": .text(metric), "ref": .text(reference),
            "value": .text(value),
        ]
    }
}

extension LedgerConnection {
    /// How many values one call of `record` may have.
    public static var measurementsAtOnce: Int { Limits.recordMany }

    /// Records one value.
    ///
    /// - Parameters:
    ///   - measurement: what the source says.
    ///   - source: the system that says so: `crm`.
    /// - Throws: `LedgerError.refused`: the rules say why.
    @discardableResult
    public func record(_ measurement: LedgerMeasurement, source: String) throws(LedgerError) -> CommandOutcome {
        var parameters = measurement.parameters
        parameters["source"] = .text(source)
        return try command("measurement.record", .object(parameters))
    }

    /// Records up to ``measurementsAtOnce`` values, all of them or none.
    ///
    /// What was recorded before, exactly so, is counted in ``CommandOutcome/unchanged`` and changes nothing: an import
    /// may be repeated from its beginning.
    ///
    /// - Parameters:
    ///   - measurements: what the source says.
    ///   - source: the system that says so: `crm`.
    @discardableResult
    public func record(_ measurements: [LedgerMeasurement], source: String) throws(LedgerError) -> CommandOutcome {
        try command(
            "measurement.recordMany",
            ["source": .text(source), "values": .list(measurements.map { .object($0.parameters) })])
    }

    /// Says that everything that the source knows of these people and days is recorded, so that no value means none.
    ///
    /// - Parameters:
    ///   - metric: a version, an id or a name.
    ///   - members: handles or ids, up to 500.
    ///   - from: the first day.
    ///   - to: the last day.
    @discardableResult
    public func cover(
        metric: String, members: [String], from: String, to: String
    ) throws(LedgerError) -> CommandOutcome {
        try command(
            "measurement.cover",
            [
                "from": .text(from), "members": .list(members.map { .text($0) }), "metric": .text(metric),
                "to": .text(to),
            ])
    }

    /// Corrects a recorded value; both stay readable.
    ///
    /// - Parameters:
    ///   - position: of the event that recorded it.
    ///   - value: the right one.
    ///   - reason: for people to read; it is sealed for its author.
    @discardableResult
    public func correct(
        measurementAt position: UInt64, to value: String, reason: String
    ) throws(LedgerError) -> CommandOutcome {
        try command(
            "measurement.correct",
            ["of": .integer(Int64(clamping: position)), "reason": .text(reason), "value": .text(value)])
    }
}
