internal import CanonicalJSON
internal import LedgerDomain
internal import LedgerProjections
internal import LedgerRPC
internal import LedgerService
internal import LedgerStore

extension QueryMethods {
    static let people: [QueryMethod] = [
        QueryMethod(
            "member.list", "Everybody, or who reports to somebody.", MemberList.self,
            read: { (reader, resolver) throws(ShapeError) in
                (
                    team: try resolver.optionalMember(reader, "team", about: "the manager"),
                    page: try Paging(from: reader)
                )
            }
        ) { query, parameters in
            let ids = try query.members(of: parameters.team)
            let after = parameters.page.after.flatMap { MemberID(text: $0) } ?? MemberID(0)
            let rest = ids.filter { $0 > after }
            let rows = try rest.prefix(parameters.page.limit).map { try query.row($0) }
            return MemberList(
                rows: rows.map(\.row), next: rest.count > rows.count ? rows.last?.row.id : nil,
                people: try query.people(rows.flatMap { [$0.id] + ($0.manager.map { [$0] } ?? []) }),
                size: try query.size())
        },
        QueryMethod(
            "member.get", "One person.", MemberDetail.self,
            read: { (reader, resolver) throws(ShapeError) in try resolver.member(reader, "member") }
        ) { query, member in
            let (row, id, manager) = try query.row(member)
            return MemberDetail(
                member: row, people: try query.people([id] + (manager.map { [$0] } ?? [])), size: try query.size())
        },
    ]
}

extension Query {
    /// Ids in order: of everybody, or of who reports to `manager` today.
    fileprivate func members(of manager: MemberID?) throws -> [MemberID] {
        guard let manager else { return try (1..<facts.nextMember().number).map { MemberID($0) } }
        return try facts.reports(of: manager).filter { try facts.person($0)?.manager(on: today) == manager }
    }

    /// Who somebody is: names, roles and relationships are for everybody of the organisation.
    fileprivate func row(_ id: MemberID) throws -> (row: MemberRow, id: MemberID, manager: MemberID?) {
        guard let person = try facts.person(id) else {
            throw Failure.refused(Refusal(.notFound, "there is no \(id)", hint: "ledger member list"))
        }
        let names = try names(of: id)
        let manager = person.manager(on: today)
        let row = MemberRow(
            departedOn: person.departedOn?.description, handle: names?.handle, id: id.description,
            manager: manager?.description, name: names?.name, reports: try members(of: id).count,
            roles: person.roles.map(\.role.rawValue).sorted())
        return (row, id, manager)
    }
}
