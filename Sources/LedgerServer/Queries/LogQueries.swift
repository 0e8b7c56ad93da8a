internal import CanonicalJSON
internal import LedgerDomain
internal import LedgerFormat
internal import LedgerRPC
internal import LedgerService
internal import LedgerStore
internal import LMDB
internal import TransparencyLog

extension QueryMethods {
    static let log: [QueryMethod] = [
        QueryMethod(
            "log.read", "Leaves in order, as their exact bytes, as far as the reader may see them.", LogPage.self,
            read: { (reader, resolver) throws(ShapeError) in try LogReadParameters(reader, resolver) },
            bytes: { query, parameters in try LogReader(query, parameters).page() }),
        QueryMethod(
            "log.consistency", "Proves that the log of `to` events extends that of `from`.", Consistency.self,
            read: { (reader, _) throws(ShapeError) in
                (from: try reader.value("from", .seq), to: try reader.optional("to", .seq))
            }
        ) { query, parameters in
            let size = try query.size()
            let to = parameters.to ?? size
            guard parameters.from <= to, to <= size else {
                throw Failure.invalid(
                    ShapeError(
                        at: "/from", expected: "sizes in order, at most \(size)", found: "\(parameters.from) and \(to)")
                )
            }
            let hashes = try query.facts.reading.consistency(from: parameters.from, to: to, in: query.facts.view)
            return Consistency(from: parameters.from, hashes: hashes.map(\.base64url), to: to)
        },
        QueryMethod(
            "log.lookup", "What became of a command whose answer was lost.", Lookup.self,
            read: { (reader, _) throws(ShapeError) in try reader.value("commandId", .commandID) }
        ) { query, id in
            guard let entry = try query.facts.reading.command(id, in: query.facts.view),
                entry.actor == query.viewer.number
            else { return Lookup(found: false) }
            let events = try query.facts.reading.events(from: entry.first, count: entry.count, in: query.facts.view)
            return Lookup(found: true, result: CommandResult(try query.service.answer(to: entry, events: events)))
        },
    ]
}

extension CommandResult {
    init(_ answer: CommandAnswer, receipt: String? = nil) {
        var ids = CreatedIDs()
        for pair in answer.ids {
            switch pair.noun {
            case "agreement": ids.agreement = pair.id
            case "checkpoint": ids.checkpoint = pair.id
            case "goal": ids.goal = pair.id
            case "member": ids.member = pair.id
            case "metric": ids.metric = pair.id
            case "feedback": ids.feedback = pair.id
            case "promise": ids.promise = pair.id
            case "strategy": ids.strategy = pair.id
            default: break
            }
        }
        self.init(
            duplicate: answer.isDuplicate ? true : nil,
            events: answer.events.map {
                EventReference(
                    hash: $0.hash.base64url, rev: $0.rev, seq: $0.seq, stream: $0.stream.description, type: $0.type)
            }, ids: ids, receipt: receipt, size: answer.size,
            unchanged: answer.unchanged > 0 ? answer.unchanged : nil)
    }
}

/// What `log.read` is asked for.
struct LogReadParameters {
    let from: UInt64
    let limit: Int
    let types: Set<String>?
    let streams: Set<String>?
    let subjects: Set<MemberID>?
    let asText: Bool
    let disclose: Bool

    private enum Form: String, CaseIterable {
        case json, text
    }

    init(_ reader: ObjectReader, _ resolver: Resolver) throws(ShapeError) {
        from = try reader.value("from", .seq)
        limit = try reader.optional("limit", Self.rows, about: "leaves at most") ?? Limits.logRows
        let filter = try reader.optionalObject("filter") { (filter) throws(ShapeError) in
            let found = (
                types: try filter.optionalArray("types", count: 1...100, Self.word),
                streams: try filter.optionalArray("streams", count: 1...100, Self.word),
                subjects: try filter.optionalArray("subjects", count: 1...100, .member)
            )
            try filter.finish(unknown: .refuse)
            return found
        }
        types = filter?.types.map { Set($0) }
        streams = filter?.streams.map { Set($0) }
        subjects = filter?.subjects.map { Set($0) }
        asText = try reader.optional("as", Self.form, about: "text: each leaf as a string of its exact bytes") == .text
        disclose =
            try reader.optional("disclose", .bool, about: "with what opens sealed members; true unless said") ?? true
    }

    private static let rows = Shape<Int>.integer(1...Limits.logRows)
    private static let word = Shape<String>.text(1...100, example: "agreement/12")
    private static let form = Shape<Form>.choice(of: Form.self)

    var filters: Bool { types != nil || streams != nil || subjects != nil }
}

/// Reads a page of the log straight into the answer's bytes.
struct LogReader {
    private let query: Query
    private let parameters: LogReadParameters
    /// Sees every event and every sealed member but other people's ordinals.
    private let seesAll: Bool

    /// Bytes after which a page ends, well under the bound of an answer.
    private static let pageBytes = 3 << 20
    /// People whose records a page shows before it ends, so that what is recorded of it stays bounded.
    private static let peopleShown = 1_024

    init(_ query: Query, _ parameters: LogReadParameters) throws {
        self.query = query
        self.parameters = parameters
        let person = try query.facts.person(query.viewer)
        seesAll = person.map { $0.holds(.auditor) || $0.holds(.hr) } ?? false
    }

    func page() throws -> [UInt8] {
        let size = try query.size()
        var out: [UInt8] = []
        out.reserveCapacity(min(parameters.limit * 640, Self.pageBytes) + 4_096)
        out += Array(#"{"leaves":["#.utf8)
        var next = parameters.from
        var shown = 0
        var sight = Sight(query)
        var concerned = Concerned(query)
        let isWhole = seesAll && !parameters.filters && !parameters.disclose
        var hashes = HashCursor(query, from: parameters.from, count: parameters.limit)
        try query.facts.reading.tables.log.forEach(from: parameters.from, in: query.facts.view) { (seq, bytes) throws in
            guard shown < parameters.limit, out.count < Self.pageBytes, query.shownCount < Self.peopleShown else {
                return false
            }
            // A reader who sees little must not hold the snapshot for long either.
            guard seq - parameters.from < UInt64(Limits.logRows) * 16 else { return false }
            next = seq + 1
            let leaf = isWhole ? nil : try shownLeaf(bytes, seq, &sight)
            if let leaf {
                if !leaf.isPublic { try query.show(leaf.subjects) }
            } else if isWhole {
                try concerned.show(LeafTail(bytes, seq: seq))
            } else {
                return true
            }
            if shown > 0 { out.append(UInt8(ascii: ",")) }
            out.append(UInt8(ascii: "{"))
            if parameters.disclose, let leaf { try appendDisclosures(of: leaf, seq, to: &out) }
            out += Self.hashKey
            try hashes.hash(of: seq).append(base64urlTo: &out)
            out += Self.leafKey
            append(bytes, to: &out)
            out.append(UInt8(ascii: "}"))
            shown += 1
            return true
        }
        out += Array("],\"next\":\(next),\"size\":\(size)}".utf8)
        return out
    }

    private static let hashKey = Array(#""hash":""#.utf8)
    private static let leafKey = Array(#"","leaf":"#.utf8)

    private func append(_ bytes: RawSpan, to out: inout [UInt8]) {
        if parameters.asText {
            var writer = CanonicalWriter()
            writer.string(String(decoding: [UInt8](copying: bytes), as: UTF8.self))
            out += writer.bytes
        } else {
            bytes.withUnsafeBytes { out.append(contentsOf: $0) }
        }
    }

    /// The leaf's envelope if this reader may see it and the filter lets it through.
    private func shownLeaf(_ bytes: RawSpan, _ seq: UInt64, _ sight: inout Sight) throws -> LeafHeaderOnly? {
        let leaf = try LeafHeaderOnly([UInt8](copying: bytes), seq: seq)
        if let types = parameters.types, !types.contains(leaf.type) { return nil }
        if let streams = parameters.streams, !streams.contains(leaf.stream) { return nil }
        if let subjects = parameters.subjects, leaf.subjects.allSatisfy({ !subjects.contains($0) }) { return nil }
        if seesAll || leaf.isPublic { return leaf }
        if leaf.isBetweenTwo { return try sight.seesBetween(leaf.subjects) ? leaf : nil }
        if leaf.isForSubjects {
            return maySeeInRecord(feedbackConcerning: leaf.subjects, viewer: query.viewer) ? leaf : nil
        }
        for subject in leaf.subjects where try sight.sees(subject) { return leaf }
        return nil
    }

    private func appendDisclosures(of leaf: LeafHeaderOnly, _ seq: UInt64, to out: inout [UInt8]) throws {
        // Rows that hold nothing but other people's ordinals need not be opened at all.
        let viewer = query.viewer
        let found = try query.facts.reading.disclosures(
            of: seq, in: query.facts.view, where: { $0 == viewer || leaf.sealsMoreThanOrdinals })
        var any = false
        for (owner, disclosure) in found {
            guard let (name, _) = disclosure.opened(), owner == viewer || !name.hasPrefix("ordinal/") else { continue }
            out += Array((any ? #",{"disclosure":""# : #""disclosures":[{"disclosure":""#).utf8)
            out += disclosure.text
            var writer = CanonicalWriter()
            writer.string(name)
            out += Array(#"","name":"#.utf8) + writer.bytes
            out.append(UInt8(ascii: "}"))
            any = true
        }
        if any { out += Array("],".utf8) }
    }
}

/// The parts of a leaf that decide who sees it.
struct LeafHeaderOnly {
    let type: String
    let stream: String
    let subjects: [MemberID]
    let sealsMoreThanOrdinals: Bool

    init(_ bytes: [UInt8], seq: UInt64) throws {
        guard let root = try? JSONDocument(parsing: bytes).root, let type = root["type"]?.string,
            let stream = root["stream"]?.string, let subjects = root["subjects"], let sealed = root["sealed"]
        else { throw StoreError.damaged(what: "log", position: seq, reason: "it is not a leaf") }
        self.type = type
        self.stream = stream
        self.subjects = subjects.elements.compactMap { $0.string.flatMap { MemberID(text: $0) } }
        sealsMoreThanOrdinals = sealed.count > subjects.count
    }

    /// What two people mean to talk about concerns them, and whoever may see both: not the manager between them.
    var isBetweenTwo: Bool { stream.hasPrefix("agenda/") }
    /// Feedback, and who looked at a record, concerns two people, and not who stands above them.
    var isForSubjects: Bool { stream.hasPrefix("feedback/") || stream.hasPrefix("looked/") }

    /// Goals, metrics and the ledger's own events concern everybody; what one person asked about a metric does not.
    var isPublic: Bool {
        stream == "ledger" || stream.hasPrefix("goal/") || (stream.hasPrefix("metric/") && !Self.isQuestion(type))
    }

    /// The same of a whole header.
    static func isPublic(_ header: LeafHeader) -> Bool {
        switch header.stream {
        case .ledger, .goal: true
        case .metric: !isQuestion(header.type)
        case .person, .agreement, .strategy, .measurement, .promise, .checkpoint, .agenda, .feedback, .looked: false
        }
    }

    static func isQuestion(_ type: String) -> Bool { type == "metric.questioned" || type == "metric.questionAnswered" }
}

/// Whom a reader may see, asked once for each person in a page.
struct Sight {
    private let query: Query
    private var known: [MemberID: Bool] = [:]

    init(_ query: Query) { self.query = query }

    mutating func sees(_ person: MemberID) throws -> Bool {
        if let known = known[person] { return known }
        let sees = try query.maySee(person: person)
        known[person] = sees
        return sees
    }

    /// True for each of the people themself, and for whoever may see all of them.
    mutating func seesBetween(_ people: [MemberID]) throws -> Bool {
        if people.contains(query.viewer) { return true }
        for person in people where try !sees(person) { return false }
        return !people.isEmpty
    }
}

/// Leaf hashes beside leaves: read ahead in one walk over the tree's nodes instead of a look-up for each.
struct HashCursor {
    private let query: Query
    private var hashes: [Hash256] = []
    private var first: UInt64
    private let count: Int

    init(_ query: Query, from: UInt64, count: Int) {
        self.query = query
        first = from
        self.count = count
    }

    mutating func hash(of seq: UInt64) throws -> Hash256 {
        if seq < first || seq >= first + UInt64(hashes.count) { try read(from: seq) }
        guard seq >= first, seq - first < UInt64(hashes.count) else {
            throw StoreError.damaged(what: "tree", position: seq, reason: "the leaf's hash is missing")
        }
        return hashes[Int(seq - first)]
    }

    private mutating func read(from seq: UInt64) throws {
        first = seq
        hashes.removeAll(keepingCapacity: true)
        let last = storageIndex(level: 0, index: seq + UInt64(max(0, min(count, 512) - 1)))
        var expected = storageIndex(level: 0, index: seq)
        var index = seq
        try query.facts.reading.tables.tree.forEach(from: expected, through: last, in: query.facts.view) {
            (position, bytes) throws in
            if position == expected, let hash = Hash256(bytes) {
                hashes.append(hash)
                index += 1
                expected = storageIndex(level: 0, index: index)
            }
            return true
        }
    }
}
