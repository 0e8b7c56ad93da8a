internal import CanonicalJSON
internal import LedgerDomain
internal import LedgerFormat
internal import LedgerRPC
internal import LedgerService
internal import LedgerStore

extension QueryMethods {
    static let entered: [QueryMethod] = [
        QueryMethod(
            "agreement.entered", "Where terms of yours entered force, oldest first: what a receipt is kept of.",
            EnteredList.self, read: { (reader, _) throws(ShapeError) in try Paging(from: reader) }
        ) { query, page in
            let after = try page.after.map { (cursor) in
                guard let seq = UInt64(cursor) else {
                    throw Failure.invalid(
                        ShapeError(at: "/after", expected: "the `next` of the page before", found: "\"\(cursor)\""))
                }
                return seq
            }
            let found = try query.facts.termsEntered(of: query.viewer, after: after, limit: page.limit + 1)
            let rows = try found.prefix(page.limit).compactMap { try query.entered(at: $0) }
            return EnteredList(
                rows: rows, next: found.count > page.limit ? "\(found[page.limit - 1])" : nil,
                people: try query.people(
                    rows.flatMap { [$0.manager, $0.member] }.compactMap { MemberID(text: $0) }), size: try query.size())
        }
    ]
}

extension Query {
    fileprivate func entered(at seq: UInt64) throws -> EnteredRow? {
        guard let stored = try facts.reading.leaf(at: seq, in: facts.view),
            case .agreement(let id) = stored.leaf.header.stream, let agreement = try facts.agreement(id)
        else { return nil }
        let revision: UInt32
        switch try stored.event() {
        case .agreement(.enteredForce(let entered)): revision = entered.revision
        case .agreement(.amended(let amended)): revision = amended.revision
        default: return nil
        }
        // Whose agreement it was then: the manager may be another now.
        let header = stored.leaf.header
        let manager = header.subjects.first { $0 != agreement.member } ?? agreement.manager
        return EnteredRow(
            agreement: id.description, at: header.at.description, manager: manager.description,
            member: agreement.member.description, revision: Int(revision), seq: seq)
    }
}
