internal import CanonicalJSON
internal import LedgerDomain
internal import LedgerFormat
internal import LedgerProjections
internal import LedgerRPC
internal import LedgerService
internal import LedgerStore

extension QueryMethods {
    static let next: [QueryMethod] = [
        QueryMethod(
            "next.get", "What has waited longest for you, whole, and how much waits.", NextAnswer.self,
            read: { (reader, resolver) throws(ShapeError) in
                try resolver.optionalMember(reader, "person", about: "yourself, and nobody else")
            }
        ) { query, person in
            try query.requireOneself(person)
            var waiting = try query.waiting(for: query.viewer)
            let items = try waiting.all()
            var counts = CountsByName()
            for item in items { counts[item.kind.rawValue] += 1 }
            let first = try items.first.map { try query.item($0) }
            return NextAnswer(
                count: items.count, counts: counts, cut: waiting.isCut ? true : nil, item: first?.item,
                late: items.count { $0.isLate(at: query.now) }, people: try query.people(first?.people ?? []),
                size: try query.size())
        },
        QueryMethod(
            "next.list", "Everything that waits for you, the longest first.", NextList.self,
            read: { (reader, _) throws(ShapeError) in try Paging(from: reader) }
        ) { query, page in
            var waiting = try query.waiting(for: query.viewer)
            let items = try waiting.all()
            let after = try page.after.map { try query.order(at: $0) }
            let rest = items.filter { (item) in after.map { waiting.order(item) > $0 } ?? true }
            var room = Query.textRoom
            let (shown, people) = try query.items(rest.prefix(page.limit), room: &room)
            return NextList(
                cut: waiting.isCut ? true : nil, items: shown,
                next: rest.count > shown.count
                    ? rest.dropFirst(shown.count - 1).first.map { "\(waiting.order($0))" } : nil,
                people: try query.people(people), size: try query.size())
        },
    ]
}

extension Query {
    func waiting(for person: MemberID) throws -> Waiting {
        guard let person = try facts.person(person) else {
            throw Failure.refused(Refusal(.notFound, "there is no \(person)", hint: "ledger member list"))
        }
        return try Waiting(for: person, at: now, today: today, ended: service.ended, given: facts)
    }

    /// What waits for somebody is for them alone, whoever asks.
    fileprivate func requireOneself(_ person: MemberID?) throws {
        guard let person, person != viewer else { return }
        throw Failure.refused(
            Refusal(.notFound, "what waits for somebody is shown to them alone", hint: "ledger whoami"))
    }

    fileprivate func order(at cursor: String) throws -> WaitingOrder {
        guard let order = WaitingOrder(text: cursor) else {
            throw Failure.invalid(
                ShapeError(at: "/after", expected: "the `next` of the page before", found: "\"\(cursor)\""))
        }
        return order
    }
}
