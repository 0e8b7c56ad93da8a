internal import CanonicalJSON
internal import LedgerDomain
internal import LedgerFormat
internal import LedgerProjections
internal import LedgerRPC
internal import LedgerService
internal import LedgerStore

extension QueryMethods {
    static let timeline: [QueryMethod] = [
        QueryMethod(
            "timeline.get", "What happened, in order, with what was said to it.", Timeline.self,
            read: { (reader, resolver) throws(ShapeError) in
                TimelineQuestion(
                    agreement: try reader.optional("agreement", .agreement, about: "and everything that hangs on it"),
                    person: try resolver.optionalMember(reader, "person", about: "yourself unless said"),
                    with: try resolver.optionalMember(reader, "with", about: "what concerns both of you"),
                    page: try Paging(from: reader))
            }
        ) { query, question in
            var builder = TimelineBuilder(query)
            let found = try builder.positions(question)
            let (entries, next) = try builder.entries(found)
            return Timeline(
                entries: entries, next: next.map { "\($0)" }, people: try query.people(builder.people),
                size: try query.size())
        }
    ]
}

/// Of what a timeline is asked for; one of the three at most.
struct TimelineQuestion {
    var agreement: AgreementID?
    var person: MemberID?
    var with: MemberID?
    var page: Paging
}

/// Makes a timeline's entries, each as far as the reader may see it.
struct TimelineBuilder {
    private let query: Query
    private var statements: Statements
    private var sights: [StreamName: StreamSight] = [:]
    private(set) var people: Set<MemberID> = []

    init(_ query: Query) {
        self.query = query
        statements = Statements(given: query.facts)
    }

    func positions(_ question: TimelineQuestion) throws -> TimelinePositions {
        let said = [
            question.agreement.map { _ in "agreement" }, question.person.map { _ in "person" },
            question.with.map { _ in "with" },
        ].compactMap { $0 }
        guard said.count <= 1 else {
            throw Failure.invalid(
                ShapeError(at: "/\(said[1])", expected: "no other than \(said[0])", found: "both"))
        }
        let after = try question.page.after.map { (cursor) in
            guard let seq = UInt64(cursor) else {
                throw Failure.invalid(
                    ShapeError(at: "/after", expected: "the `next` of the page before", found: "\"\(cursor)\""))
            }
            return seq
        }
        let limit = question.page.limit
        if let id = question.agreement {
            guard let agreement = try query.facts.agreement(id), try query.maySee(agreement) else {
                throw Failure.refused(Refusal(.notFound, "there is no \(id)", hint: "ledger agreement list"))
            }
            return try TimelinePositions(of: streams(of: id), after: after, limit: limit, given: query.facts)
        }
        let person = question.person ?? query.viewer
        try query.requireSight(of: person, question.person == nil ? "you" : "that person")
        return try TimelinePositions(
            of: person, with: question.with, after: after, limit: limit, given: query.facts)
    }

    /// An agreement's own stream, and those of what hangs on it.
    private func streams(of id: AgreementID) throws -> [StreamName] {
        try [.agreement(id)] + query.facts.strategies(of: id).map { .strategy($0) }
            + query.facts.promises(about: id).map { .promise($0) }
            + query.facts.checkpoints(of: id).map { .checkpoint($0) }
    }

    /// As many as have room in one answer, and where to go on.
    mutating func entries(_ found: TimelinePositions) throws -> ([TimelineEntry], next: UInt64?) {
        var entries: [TimelineEntry] = []
        var room = Query.textRoom
        for (index, seq) in found.positions.enumerated() {
            guard room > 0 else { return (entries, found.positions[index - 1]) }
            guard let entry = try entry(at: seq) else { continue }
            room -= entry.statements.reduce(entry.text?.utf8.count ?? 0) { $0 + $1.text.utf8.count }
            entries.append(entry)
        }
        return (entries, found.next)
    }

    /// Nil where the reader may not know of it.
    mutating func entry(at seq: UInt64) throws -> TimelineEntry? {
        guard let stored = try query.facts.reading.leaf(at: seq, in: query.facts.view) else { return nil }
        let header = stored.leaf.header
        let sight = try sight(of: header.stream)
        guard sight != .nothing else { return nil }
        // When feedback was seen is told by the minute to who saw it alone.
        if header.type == "feedback.seen", !header.subjects.contains(query.viewer) { return nil }
        if case .looked = header.stream, !header.subjects.contains(query.viewer) { return nil }
        // What somebody asked about a metric is not everybody's, as the metric is.
        if LeafHeaderOnly.isQuestion(header.type) {
            guard try header.subjects.contains(where: { try query.maySee(person: $0) }) else { return nil }
        }
        if !LeafHeaderOnly(stored).isPublic { try query.show(header.subjects) }
        var said: String?
        var after: [ItemText] = []
        if sight == .words {
            said = try query.facts.reading.openedEvent(stored, in: query.facts.view).said
            after = try statements.about(seq, in: header.stream).map { (statement) in
                note(statement.actor)
                return ItemText(at: statement.at.description, by: statement.actor.wireName, text: statement.text)
            }
        }
        note(header.actor)
        var type = header.type
        if type == "promise.made", case .promise(.made(let made)) = try stored.event(), made.inTerms != nil {
            // Whoever confirmed last brought it about, and perhaps owes nothing.
            type += "/terms"
        }
        if type == "measurement.contestDecided",
            case .measurement(.contestDecided(let decided)) = try stored.event()
        {
            type += "/\(decided.verdict.rawValue)"
        }
        let words = TimelineWords.words(of: type, isByClock: header.actor == .clock)
        return TimelineEntry(
            actor: header.actor.wireName, at: header.at.description,
            late: try query.isLate(stored) ? true : nil, seq: seq,
            statements: after, stream: header.stream.description,
            summary: try name(header.actor).map { "\($0) \(words)" } ?? words, text: said, type: header.type)
    }

    private mutating func note(_ actor: Actor) {
        if case .member(let id) = actor { people.insert(id) }
    }

    /// Nil for the clock and the operator.
    private func name(_ actor: Actor) throws -> String? {
        guard case .member(let id) = actor else { return nil }
        return try query.names(of: id)?.handle ?? id.description
    }

    private mutating func sight(of stream: StreamName) throws -> StreamSight {
        if let known = sights[stream] { return known }
        let sight = try query.sight(of: stream)
        sights[stream] = sight
        return sight
    }
}
