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
            "looked.list", "Who looked at your record, the last first.", LookedList.self,
            read: { (reader, resolver) throws(ShapeError) in
                (
                    person: try resolver.optionalMember(reader, "person", about: "yourself, and nobody else"),
                    page: try Paging(from: reader)
                )
            }
        ) { query, parameters in
            try query.requireOwnRecord(parameters.person)
            let before = try parameters.page.after.map { (cursor) in
                guard let rev = UInt32(cursor) else {
                    throw Failure.invalid(
                        ShapeError(at: "/after", expected: "the `next` of the page before", found: "\"\(cursor)\""))
                }
                return rev
            }
            let stream = StreamName.looked(query.viewer)
            let end = min(try query.facts.count(of: stream), before ?? .max)
            let start = end - min(end, UInt32(parameters.page.limit))
            var rows: [LookedRow] = []
            if start < end {
                try query.facts.reading.forEachEvent(of: stream, from: start, through: end - 1, in: query.facts.view) {
                    (stored) in
                    if let row = LookedRow(stored, try stored.event()) { rows.append(row) }
                    return true
                }
            }
            rows.reverse()
            return LookedList(
                rows: rows, next: start > 0 ? "\(start)" : nil,
                people: try query.people(rows.compactMap { MemberID(text: $0.by) }), size: try query.size())
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

extension LookedRow {
    fileprivate init?(_ stored: StoredLeaf, _ event: Event) {
        guard case .looked(.viewed(let viewed)) = event else { return nil }
        let header = stored.leaf.header
        self.init(
            as: viewed.capacity.rawValue, at: header.at.description, by: header.actor.wireName,
            on: viewed.on.description, seq: stored.seq)
    }
}
