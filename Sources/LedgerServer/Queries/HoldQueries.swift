internal import CanonicalJSON
internal import LedgerDomain
internal import LedgerFormat
internal import LedgerRPC
internal import LedgerStore

extension QueryMethods {
    static let holds: [QueryMethod] = [
        QueryMethod(
            "legalHold.list", "Who is under legal hold, as far as you may see it.", HoldList.self,
            read: { (reader, _) throws(ShapeError) in try Paging(from: reader) }
        ) { query, page in
            let after = page.after.flatMap { MemberID(text: $0) } ?? MemberID(0)
            var rows: [HoldRow] = []
            var next: String?
            for id in try query.facts.everHeld() where id > after {
                guard let hold = try query.facts.person(id)?.hold, try query.maySee(person: id) else { continue }
                guard rows.count < page.limit else {
                    next = rows.last?.member
                    break
                }
                rows.append(
                    HoldRow(
                        at: hold.at.description, by: hold.by?.description, member: id.description,
                        reason: try query.said(at: hold.seq), seq: hold.seq))
            }
            let people = rows.flatMap { [$0.by, $0.member].compactMap { $0 } }.compactMap { MemberID(text: $0) }
            return HoldList(rows: rows, next: next, people: try query.people(people), size: try query.size())
        }
    ]
}
