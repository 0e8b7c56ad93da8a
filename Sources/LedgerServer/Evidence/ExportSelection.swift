internal import LMDB
internal import LedgerDomain
internal import LedgerFormat
internal import LedgerService
internal import LedgerStore

/// Which events an export has. It follows from the record and the export's own event alone, so that nothing of a bundle
/// is kept here: the same pages come again, after a crash and after years.
struct ExportSelection {
    let export: Export
    /// What is whole in it, in order of the names, as it was when it was made.
    let complete: [ExportCount]
    let contents: ExportContents
    /// The member of the agreement that it is of.
    private let member: MemberID?
    private let whole: Set<StreamName>
    private let query: Query

    /// - Throws: a refusal to whoever did not make the export, or may not any more; and where what they may see has
    ///   changed so that it is another export now.
    /// - Complexity: O(streams), O(log n) reads for each.
    init(_ id: ExportID, _ query: Query) throws {
        let facts = query.facts
        guard let export = try facts.export(id), export.by == query.viewer else {
            throw Failure.refused(
                Refusal(.notFound, "there is no \(id) that you made", hint: "ledger evidence list"))
        }
        guard let person = try facts.person(query.viewer),
            try mayExport(export.scope, by: person, on: query.today, given: facts)
        else { throw Failure.refused(Refusal(.forbidden, "\(id) is no longer yours to read")) }
        self.export = export
        self.query = query
        switch export.scope {
        case .agreement(let agreement):
            let events = try facts.count(of: .stream(.agreement(agreement)), before: export.seq)
            let then = try facts.fold(.agreement(agreement), events: UInt32(events)).flatMap(\.asAgreement)
            contents =
                try then.map {
                    try exportContents(of: $0, for: query.viewer, on: query.today, given: facts)
                } ?? ExportContents()
            member = then?.member
        case .all, .person:
            contents = try exportContents(of: export.scope, for: query.viewer, on: query.today, given: facts)
            member = nil
        }
        complete = try contents.complete
            .map { ExportCount(of: $0, count: try facts.count(of: $0, before: export.seq)) }
            .filter { $0.count > 0 }
        whole = Set(contents.complete.compactMap { if case .stream(let name) = $0 { name } else { nil } })
        guard facts.digest(of: complete) == export.made.listing else {
            throw Failure.refused(
                Refusal(
                    .rejected, "\(id) cannot be read any more",
                    rules: [
                        BrokenRule(
                            .sameReplay, because: "what you may see has changed since it was made", events: [export.seq]
                        )
                    ], hint: "ledger evidence export --help"))
        }
    }

    /// Positions after `after` that may be in the export, in order, and whether there are more; for everything, none are
    /// listed. The last one is the export's own.
    ///
    /// - Complexity: O(streams × log n) reads, and at most `limit` positions of each.
    func positions(after: UInt64?, limit: Int) throws -> (positions: [UInt64], hasMore: Bool) {
        let facts = query.facts
        var found: Set<UInt64> = []
        let start = after.map { $0 + 1 } ?? 0
        var parts = contents.context.map { ExportPart.stream($0) }
        parts += complete.map(\.of)
        for part in parts {
            try facts.positions(of: part, from: start, before: export.seq, limit: limit + 1) { found.insert($0) }
        }
        if start <= export.seq { found.insert(export.seq) }
        let sorted = found.sorted()
        return (Array(sorted.prefix(limit)), sorted.count > limit)
    }

    /// Whether an event at one of those positions is in the export.
    func includes(_ stored: StoredLeaf) throws -> Bool {
        let header = stored.leaf.header
        if stored.seq == export.seq || whole.contains(header.stream) { return true }
        if case .person(let person) = export.scope, header.subjects.contains(person) { return true }
        switch header.stream {
        case .person(let id): return try tellsWhoSomebodyIs(header.type) || (id == member && concernsTerms(header))
        case .goal: return true
        case .metric:
            // What concerns other people by name, and what they asked, explains nothing of this.
            return try header.subjects.isEmpty
                || (header.subjects.contains { contents.people.contains($0) } && query.maySee(stored))
        case .feedback: return try query.maySee(stored)
        case .ledger, .agreement, .strategy, .measurement, .promise, .checkpoint, .agenda, .export, .looked:
            return false
        }
    }

    private func tellsWhoSomebodyIs(_ type: String) -> Bool { type == "member.registered" || type == "member.renamed" }

    /// Who managed the member when, and absences, which lower targets.
    private func concernsTerms(_ header: LeafHeader) throws -> Bool {
        guard
            header.type.hasPrefix("relationship.") || header.type.hasPrefix("absence.")
                || header.type == "member.departed"
        else { return false }
        return try header.subjects.contains { try query.maySee(person: $0) }
    }
}

extension StoreFacts {
    /// How many events of `part` came before a position.
    ///
    /// - Complexity: O(log n) reads.
    func count(of part: ExportPart, before seq: UInt64) throws -> UInt64 {
        switch part {
        case .all: min(seq, try reading.size(in: view))
        case .person, .stream: UInt64(try index(of: part, from: seq))
        }
    }

    /// The first place in `part` whose event stands at `seq` or later.
    private func index(of part: ExportPart, from seq: UInt64) throws -> UInt32 {
        var low: UInt32 = 0
        var high = UInt32(truncatingIfNeeded: try events(of: part))
        while low < high {
            let middle = low + (high - low) / 2
            let found: UInt64? =
                switch part {
                case .all: UInt64(middle)
                case .person(let id): try reading.tables.people.get(NumberPair(id.number, middle), in: view)
                case .stream(let name): try reading.tables.streams.get(StreamPosition(name, rev: middle), in: view)
                }
            if found ?? .max < seq { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Visits positions of a part's events in order; of everything, none.
    fileprivate func positions(
        of part: ExportPart, from start: UInt64, before end: UInt64, limit: Int, _ body: (UInt64) -> Void
    ) throws {
        let first = try index(of: part, from: start)
        var count = 0
        func take(_ seq: UInt64) -> Bool {
            guard seq < end, count < limit else { return false }
            count += 1
            body(seq)
            return true
        }
        switch part {
        case .all: break
        case .person(let id):
            try reading.tables.people.forEach(from: NumberPair(id.number, first), in: view) {
                (key, value) throws(LMDBError) in
                key.first == id.number && take(value.bigEndianUInt64(at: 0))
            }
        case .stream(let name):
            try reading.tables.streams.forEach(
                from: StreamPosition(name, rev: first), through: StreamPosition(name, rev: .max), in: view
            ) { (_, value) throws(LMDBError) in take(value.bigEndianUInt64(at: 0)) }
        }
    }
}
