internal import CanonicalJSON
internal import LMDB
internal import LedgerDomain
internal import LedgerFormat
internal import LedgerRPC
internal import LedgerService
internal import LedgerStore

extension QueryMethods {
    static let whoLooked: [QueryMethod] = [
        QueryMethod(
            "looked.list", "Who looked at your record, or took something of it away, the last first.", LookedList.self,
            read: { (reader, resolver) throws(ShapeError) in
                (
                    person: try resolver.optionalMember(reader, "person", about: "yourself, and nobody else"),
                    page: try Paging(from: reader)
                )
            }
        ) { query, parameters in
            try query.requireOwnRecord(parameters.person)
            return try query.whoLooked(parameters.page)
        }
    ]
}

extension Query {
    /// Who looked at a record is told to the person alone: it would show whoever reads it what others are after.
    fileprivate func requireOwnRecord(_ person: MemberID?) throws {
        guard let person, person != viewer else { return }
        throw Failure.refused(
            Refusal(
                .notFound, "who looked at the record of \(person) is not shown to you",
                rules: [BrokenRule(.readsRecorded, because: "it is shown to \(person) alone")], hint: "ledger looked"))
    }
}

/// How far a list of who looked has come: events of the stream, and exports, that are still to be shown.
private struct LookedCursor {
    var looks: UInt32
    var exports: UInt32

    init(looks: UInt32, exports: UInt32) {
        self.looks = looks
        self.exports = exports
    }

    init?(text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map { UInt32($0) }
        guard parts.count == 2, let looks = parts[0], let exports = parts[1] else { return nil }
        self.init(looks: looks, exports: exports)
    }

    var text: String { "\(looks).\(exports)" }
}

extension Query {
    /// Both lists go backwards from the cursor, a page of each at most, and are shown by their place in the log.
    fileprivate func whoLooked(_ page: Paging) throws -> LookedList {
        let cursor = try page.after.map { (text) in
            guard let cursor = LookedCursor(text: text) else {
                throw Failure.invalid(
                    ShapeError(at: "/after", expected: "the `next` of the page before", found: "\"\(text)\""))
            }
            return cursor
        }
        let looks = try looks(before: cursor?.looks ?? .max, page.limit)
        let exports = try exports(before: cursor?.exports ?? .max, page.limit)
        let shown = (looks.map(\.row) + exports.map(\.row)).sorted { $0.seq > $1.seq }.prefix(page.limit)
        var next: LookedCursor?
        let isMore =
            looks.count + exports.count > shown.count || looks.last.map { $0.rest > 0 } ?? false
            || exports.count == page.limit
        if isMore, let last = shown.last {
            next = LookedCursor(
                looks: looks.last { $0.row.seq >= last.seq }?.rest ?? cursor?.looks ?? .max,
                exports: exports.last { $0.row.seq >= last.seq }?.rest ?? cursor?.exports ?? .max)
        }
        return LookedList(
            rows: Array(shown), next: next?.text, people: try people(shown.compactMap { MemberID(text: $0.by) }),
            size: try size())
    }

    /// The last first, each with how many of the stream come before it.
    private func looks(before: UInt32, _ limit: Int) throws -> [(row: LookedRow, rest: UInt32)] {
        let stream = StreamName.looked(viewer)
        let end = min(try facts.count(of: stream), before)
        let start = end - min(end, UInt32(limit))
        guard start < end else { return [] }
        var rows: [(row: LookedRow, rest: UInt32)] = []
        try facts.reading.forEachEvent(of: stream, from: start, through: end - 1, in: facts.view) { (stored) in
            if let row = LookedRow(stored, try stored.event()) {
                rows.append((row: row, rest: UInt32(stored.leaf.header.rev)))
            }
            return true
        }
        return rows.reversed()
    }

    /// Exports by others that concern the viewer, the last first; those of everything concern everybody.
    private func exports(before: UInt32, _ limit: Int) throws -> [(row: LookedRow, rest: UInt32)] {
        let known = Set(try facts.exports(of: viewer) + facts.exports(of: nil)).sorted().reversed()
        var rows: [(row: LookedRow, rest: UInt32)] = []
        guard let person = try facts.person(viewer) else { return [] }
        for id in known where id.number < before && rows.count < limit {
            guard let export = try facts.export(id), export.concerns(person) else { continue }
            let (row, _) = try row(export)
            rows.append(
                (
                    row: LookedRow(
                        as: nil, at: row.at, by: row.by,
                        on: (facts.day(of: export.at, zone: zone) ?? export.at.utcDay).description,
                        export: LookedExport(
                            id: row.id, purpose: row.purpose, recipient: row.recipient, scope: row.scope), seq: row.seq),
                    rest: id.number
                ))
        }
        return rows
    }
}

extension LookedRow {
    fileprivate init?(_ stored: StoredLeaf, _ event: Event) {
        guard case .looked(.viewed(let viewed)) = event else { return nil }
        let header = stored.leaf.header
        self.init(
            as: viewed.capacity.rawValue, at: header.at.description, by: header.actor.wireName,
            on: viewed.on.description, seq: stored.seq)
    }
}
