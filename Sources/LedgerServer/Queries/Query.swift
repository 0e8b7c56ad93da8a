internal import CanonicalJSON
internal import LedgerDomain
internal import LedgerFormat
internal import LedgerProjections
internal import LedgerRPC
internal import LedgerService
internal import LedgerStore

/// One question being answered: who asks, at what time, from which state of the ledger.
struct Query {
    let service: LedgerService
    let facts: StoreFacts
    let viewer: MemberID
    let now: Instant
    /// Today in the ledger's zone.
    let today: Day
    let zone: String
    /// For which size of the log the answer holds, where that is more than what is read shows.
    private let holdsFor: UInt64
    let memo = Memo()

    /// What was looked up already for this answer.
    final class Memo {
        var definitions: [MetricVersion: MetricDefined?] = [:]
        /// Rows about the same metric mostly follow each other.
        var lastName: (metric: MetricVersion, name: String?)?
        /// Nil where the viewer may not know of a person's record.
        var standings: [MemberID: Standing?] = [:]
        /// Whose records the answer shows to whom that has to be told.
        var shown: [MemberID: ViewedAs] = [:]
    }

    /// - Parameter size: events of which none after those in `facts` can change the answer.
    init(_ service: LedgerService, _ facts: StoreFacts, viewer: MemberID, holdsFor size: UInt64 = 0) throws {
        self.service = service
        self.facts = facts
        self.viewer = viewer
        holdsFor = size
        now = try service.now(given: facts)
        zone = try facts.ledger().zone
        today = facts.day(of: now, zone: zone) ?? now.utcDay
    }

    /// Number of events of which the answer tells.
    func size() throws -> UInt64 { max(try facts.reading.size(in: facts.view), holdsFor) }

    func names(of member: MemberID) throws -> Directory.Names? {
        try service.directory.names(of: member, given: facts)
    }

    /// Handles of the people whom an answer mentions.
    func people(_ ids: some Sequence<MemberID>) throws -> People {
        var people = People()
        for id in Set(ids) {
            if let handle = try names(of: id)?.handle { people[id.description] = handle }
        }
        return people
    }

    /// How the viewer stands to a person, asked once an answer; nil where they may not know of their record.
    func standing(towards person: MemberID) throws -> Standing? {
        if person == viewer { return .own }
        if let known = memo.standings[person] { return known }
        let standing = try LedgerDomain.standing(of: viewer, towards: person, on: today, given: facts)
        memo.standings[person] = .some(standing)
        return standing
    }

    func maySee(person: MemberID) throws -> Bool { try standing(towards: person) != nil }

    func maySee(agendaOf one: MemberID, and other: MemberID) throws -> Bool {
        try LedgerDomain.maySee(agendaOf: one, and: other, viewer: viewer, on: today, given: facts)
    }

    /// Refuses who may not know of somebody's record, as if there were nobody; else the answer shows something of it.
    func requireSight(of person: MemberID, _ called: String) throws {
        guard try maySee(person: person) else {
            throw Failure.refused(
                Refusal(.notFound, "there is no record of \(called) that you may see", hint: "ledger whoami"))
        }
        try show([person])
    }

    /// The definition that a metric's version has.
    func definition(_ version: MetricVersion) throws -> MetricDefined? {
        if let known = memo.definitions[version] { return known }
        let definition = try facts.metric(version.metric)?.definition(version.version)
        memo.definitions[version] = .some(definition)
        return definition
    }

    /// What a metric's version is called.
    func name(of version: MetricVersion) throws -> String? {
        if let last = memo.lastName, last.metric == version { return last.name }
        let name = try definition(version)?.name
        memo.lastName = (version, name)
        return name
    }

    /// Reads parameters; what they name is looked up as commands do.
    func read<Parameters>(
        _ reader: ObjectReader, _ body: (ObjectReader, Resolver) throws(ShapeError) -> Parameters
    ) throws -> Parameters {
        let resolver = Resolver(facts, directory: service.directory, asker: viewer)
        do {
            let parameters = try body(reader, resolver)
            try reader.finish(unknown: .refuse)
            if let failure = resolver.failure { throw failure }
            return parameters
        } catch let error as ShapeError {
            throw resolver.failure ?? Failure.invalid(error)
        }
    }
}

/// A query of the protocol: its name, and how it reads its parameters and answers.
struct QueryMethod: Sendable {
    let name: String
    /// One sentence, for the schema.
    let about: String
    let paramsSchema: @Sendable () -> JSONTree
    let resultSchema: @Sendable () -> JSONTree
    /// Whether a measurement can change the answer, beyond its `size`. If not, the answer can be read from the last
    /// commit while nothing but measurements came since.
    let readsMeasurements: Bool
    /// The answer's result as canonical JSON.
    let answer: @Sendable (Query, ObjectReader) throws -> [UInt8]

    init<Parameters, Result: WireObject>(
        _ name: String, _ about: String, _ result: Result.Type,
        read: @escaping @Sendable (ObjectReader, Resolver) throws(ShapeError) -> Parameters,
        _ answer: @escaping @Sendable (Query, Parameters) throws -> Result
    ) {
        self.init(name, about, result, read: read, bytes: { try answer($0, $1).canonicalBytes })
    }

    /// For results that are written without a value in between.
    init<Parameters, Result: WireObject>(
        _ name: String, _ about: String, _ result: Result.Type, readsMeasurements: Bool = true,
        read: @escaping @Sendable (ObjectReader, Resolver) throws(ShapeError) -> Parameters,
        bytes answer: @escaping @Sendable (Query, Parameters) throws -> [UInt8]
    ) {
        self.name = name
        self.about = about
        self.readsMeasurements = readsMeasurements
        paramsSchema = {
            ObjectReader.describe { (reader) throws(ShapeError) in
                _ = try read(reader, .describing)
                try reader.finish(unknown: .refuse)
            }
        }
        resultSchema = { Result.schema }
        self.answer = { query, reader in try answer(query, query.read(reader, read)) }
    }
}

/// The one table of queries.
enum QueryMethods {
    static let all: [QueryMethod] =
        policies + people + absences + goals + metrics + metricQuestions + agreements + strategies + promises
        + checkpoints + agendas + feedback + evidence + holds + commitments + measurements + log + rules + views

    /// Folded for whoever asks.
    private static let views: [QueryMethod] = next + agenda + timeline + lineOfSight + mirror + whoLooked + entered
}
