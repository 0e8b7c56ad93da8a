internal import CanonicalJSON
internal import LedgerDomain
internal import LedgerFormat
internal import LedgerProjections
internal import LedgerStore

/// Looks up what parameters name: people by handle, metrics by name, as they stand when the command is decided.
///
/// Without facts it describes: every name stands for the example of its shape.
final class Resolver {
    private let facts: StoreFacts?
    private let directory: Directory?
    /// Who asks; the example of a person while describing.
    let asker: MemberID
    /// A failure of the store, which a reader of parameters cannot throw.
    private(set) var failure: (any Error)?

    init(_ facts: StoreFacts?, directory: Directory?, asker: MemberID) {
        self.facts = facts
        self.directory = directory
        self.asker = asker
    }

    static var describing: Resolver { Resolver(nil, directory: nil, asker: Shape<MemberID>.member.example) }

    private static let person = Shape<String>.text(1...64, example: "dana")
    private static let metric = Shape<String>.text(1...200, example: "closed_won")

    /// A person by handle or id.
    func member(_ reader: ObjectReader, _ key: StaticString, about: String = "") throws(ShapeError) -> MemberID {
        try member(called: try reader.value(key, Self.person, about: about), reader, key)
    }

    func optionalMember(_ reader: ObjectReader, _ key: StaticString, about: String = "") throws(ShapeError) -> MemberID?
    {
        guard let text = try reader.optional(key, Self.person, about: about) else { return nil }
        return try member(called: text, reader, key)
    }

    func members(
        _ reader: ObjectReader, _ key: StaticString, count: ClosedRange<Int>
    ) throws(ShapeError) -> [MemberID] {
        var members: [MemberID] = []
        for text in try reader.array(key, count: count, Self.person) {
            members.append(try member(called: text, reader, key))
        }
        return members
    }

    func optionalMembers(
        _ reader: ObjectReader, _ key: StaticString, count: ClosedRange<Int>, about: String = ""
    ) throws(ShapeError) -> [MemberID]? {
        guard let texts = try reader.optionalArray(key, count: count, about: about, Self.person) else { return nil }
        var members: [MemberID] = []
        for text in texts { members.append(try member(called: text, reader, key)) }
        return members
    }

    func member(
        called text: String, _ reader: ObjectReader, _ key: StaticString
    ) throws(ShapeError) -> MemberID {
        guard let facts else { return asker }
        let found = look { try MemberID(text: text) ?? facts.member(withHandle: text) }
        guard let found, look({ try facts.person(found) }) != nil else {
            throw ShapeError(
                at: "\(reader.pointer)/\(key)", expected: "somebody registered, by handle or id (ledger member list)",
                found: "\"\(text)\"")
        }
        return found
    }

    /// A metric's version: `M5@1`, or the newest of `M5` or of the metric of that name.
    func metric(_ reader: ObjectReader, _ key: StaticString, about: String = "") throws(ShapeError) -> MetricVersion {
        try version(try reader.value(key, Self.metric, about: about), reader, key)
    }

    func optionalMetric(_ reader: ObjectReader, _ key: StaticString) throws(ShapeError) -> MetricVersion? {
        guard let text = try reader.optional(key, Self.metric) else { return nil }
        return try version(text, reader, key)
    }

    /// None unless said.
    func metrics(_ reader: ObjectReader, _ key: StaticString) throws(ShapeError) -> [MetricVersion] {
        var versions: [MetricVersion] = []
        for text in try reader.optionalArray(key, count: 0...100, Self.metric) ?? [] {
            versions.append(try version(text, reader, key))
        }
        return versions
    }

    func metricID(_ reader: ObjectReader, _ key: StaticString) throws(ShapeError) -> MetricID {
        try version(try reader.value(key, Self.metric), reader, key).metric
    }

    func metricIDs(_ reader: ObjectReader, _ key: StaticString) throws(ShapeError) -> [MetricID] {
        var ids: [MetricID] = []
        for text in try reader.optionalArray(key, count: 0...100, Self.metric) ?? [] {
            ids.append(try version(text, reader, key).metric)
        }
        return ids
    }

    private func version(_ text: String, _ reader: ObjectReader, _ key: StaticString) throws(ShapeError)
        -> MetricVersion
    {
        guard let facts else { return Shape<MetricVersion>.metricVersion.example }
        if let version = MetricVersion(text: text) { return version }
        let found = look { try MetricID(text: text).flatMap { try facts.metric($0) } ?? facts.metric(named: text) }
        guard let found else {
            throw ShapeError(
                at: "\(reader.pointer)/\(key)", expected: "a metric by name or id (ledger metric list)",
                found: "\"\(text)\"")
        }
        return found.newest
    }

    /// What the store says, or nil with its failure kept.
    private func look<Found>(_ body: () throws -> Found?) -> Found? {
        do {
            return try body()
        } catch {
            failure = failure ?? error
            return nil
        }
    }
}

extension StoreFacts {
    /// The metric whose newest version has that name; the newest such metric. O(metrics).
    func metric(named name: String) throws -> Metric? {
        let next = try nextMetric().number
        for number in (1..<max(1, next)).reversed() {
            if let metric = try metric(MetricID(number)), metric.versions.last?.name == name { return metric }
        }
        return nil
    }
}

extension Resolver {
    /// An instant as it is, or the start of a day in the ledger's zone.
    func instant(_ reader: ObjectReader, _ key: StaticString) throws(ShapeError) -> Instant {
        let text = try reader.value(key, Self.time, about: "a day such as 2017-10-31, or an instant")
        guard let facts else { return Shape<Instant>.instant.example }
        if let instant = Instant(text: text) { return instant }
        let found = look { try Day(text: text).flatMap { facts.startOfDay($0, zone: try facts.ledger().zone) } }
        guard let found else {
            throw ShapeError(
                at: "\(reader.pointer)/\(key)",
                expected: "a day such as 2017-10-31, or an instant such as 2017-10-31T00:00:00.000000Z",
                found: "\"\(text)\"")
        }
        return found
    }

    private static let time = Shape<String>.text(1...40, example: "2017-10-31")

    /// How whoever asks would usually know a value: an integration by its system, people about themselves by their
    /// own word, others because they saw it.
    func usualKnowledge(of metric: MetricVersion, about member: MemberID) -> Knowledge {
        if member == asker, facts != nil { return .reported }
        let person = facts.flatMap { facts in look { try facts.person(asker) } }
        return person?.integrates(metric.metric) == true ? .system : .witnessed
    }

    /// The present handle and name, for what a renaming leaves as it is.
    func names(of member: MemberID) throws(ShapeError) -> Directory.Names? {
        guard let facts else { return nil }
        return look { try directory?.names(of: member, given: facts) }
    }
}

extension Resolver {
    /// An instant as it is, or the last microsecond of a day in the ledger's zone.
    func optionalEnd(_ reader: ObjectReader, _ key: StaticString, about: String) throws(ShapeError) -> Instant? {
        guard let text = try reader.optional(key, Self.time, about: about) else { return nil }
        guard let facts else { return Shape<Instant>.instant.example }
        if let instant = Instant(text: text) { return instant }
        let found = look {
            try Day(text: text).flatMap { facts.startOfDay($0.advanced(by: 1), zone: try facts.ledger().zone) }
        }
        guard let found else {
            throw ShapeError(at: "\(reader.pointer)/\(key)", expected: "a day or an instant", found: "\"\(text)\"")
        }
        return found.advanced(microseconds: -1)
    }
}
