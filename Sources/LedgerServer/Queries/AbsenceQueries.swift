internal import CanonicalJSON
internal import LedgerDomain
internal import LedgerFormat
internal import LedgerRPC
internal import LedgerStore

extension QueryMethods {
    static let absences: [QueryMethod] = [
        QueryMethod(
            "absence.list", "When somebody is away, and what that takes from their milestones.", AbsenceList.self,
            read: { (reader, resolver) throws(ShapeError) in
                (
                    member: try resolver.optionalMember(reader, "member", about: "yourself unless said"),
                    page: try Paging(from: reader)
                )
            }
        ) { query, parameters in
            let member = parameters.member ?? query.viewer
            try query.requireSight(of: member, parameters.member == nil ? "you" : "that person")
            let after = parameters.page.after.flatMap { UInt64($0) }
            let standing = Set(try query.facts.person(member)?.absences.map(\.seq) ?? [])
            var rows: [AbsenceRow] = []
            let stream = StreamName.person(member)
            let count = try query.facts.count(of: stream)
            try query.facts.reading.forEachEvent(
                of: stream, from: 0, through: max(count, 1) - 1, in: query.facts.view
            ) { (stored) in
                guard stored.leaf.header.type == "absence.recorded", after.map({ stored.seq > $0 }) ?? true,
                    case .person(.absenceRecorded(let recorded)) = try query.facts.reading.openedEvent(
                        stored, in: query.facts.view)
                else { return true }
                rows.append(
                    AbsenceRow(
                        at: stored.leaf.header.at.description,
                        effects: recorded.effects.map {
                            AbsenceEffect(
                                agreement: $0.agreement.description, milestone: Int($0.milestone),
                                workingDays: Int($0.workingDays))
                        }, from: recorded.from.shown, seq: stored.seq, to: recorded.to.shown,
                        withdrawn: !standing.contains(stored.seq), workingDays: Int(recorded.workingDays)))
                return rows.count <= parameters.page.limit
            }
            let shown = Array(rows.prefix(parameters.page.limit))
            return AbsenceList(
                rows: shown, next: rows.count > shown.count ? shown.last.map { "\($0.seq)" } : nil,
                people: try query.people([member]), size: try query.size())
        }
    ]
}
