internal import CanonicalJSON
internal import LedgerDomain
internal import LedgerFormat
internal import LedgerProjections
internal import LedgerRPC
internal import LedgerService
internal import LedgerStore

extension QueryMethods {
    static let agenda: [QueryMethod] = [
        QueryMethod(
            "agenda.get", "What you and somebody should talk about: what you owe, what they owe, what waits.",
            AgendaView.self,
            read: { (reader, resolver) throws(ShapeError) in try resolver.member(reader, "with") }
        ) { query, with in
            guard with != query.viewer else {
                throw Failure.invalid(ShapeError(at: "/with", expected: "somebody else", found: "yourself"))
            }
            guard let reader = try query.facts.person(query.viewer), let other = try query.facts.person(with) else {
                throw Failure.refused(Refusal(.notFound, "there is no \(with)", hint: "ledger member list"))
            }
            let two = try TwoPeople(
                reader, and: other, at: query.now, today: query.today, ended: query.service.ended, given: query.facts)
            return try query.agenda(two)
        }
    ]
}

extension Query {
    fileprivate func agenda(_ two: TwoPeople) throws -> AgendaView {
        var people = [two.reader, two.other]
        var room = Query.textRoom
        var isCut = two.isCut
        func items(_ waiting: [WaitingItem]) throws -> [Item] {
            let (items, mentioned) = try self.items(waiting, room: &room)
            if items.count < waiting.count { isCut = true }
            people += mentioned
            return items
        }
        let youOwe = try items(two.youOwe)
        let theyOwe = try items(two.theyOwe)
        let waitsForYou = try items(two.waitsForYou)
        let waitsForThem = try items(two.waitsForThem)
        let points = try items(two.points)
        return AgendaView(
            checkpoints: try two.checkpoints().map { try checkpoint($0, two) }, cut: isCut ? true : nil,
            feedback: try feedback(two),
            load: AgendaLoad(try two.load()), numbers: try two.progress().map(AgendaNumber.init),
            people: try self.people(people), points: points, size: try size(), theyOwe: theyOwe,
            waitsForThem: waitsForThem, waitsForYou: waitsForYou, with: two.other.description, youOwe: youOwe)
    }

    private func feedback(_ two: TwoPeople) throws -> AgendaFeedback {
        let last = try two.lastFeedback()
        func days(_ day: Day?) -> Int? { day.map { max(0, $0.distance(to: today)) } }
        return AgendaFeedback(
            daysSinceGiven: days(last.given), daysSinceReceived: days(last.received),
            lastGiven: last.given?.description, lastReceived: last.received?.description)
    }

    private func checkpoint(_ checkpoint: Checkpoint, _ two: TwoPeople) throws -> AgendaCheckpoint {
        AgendaCheckpoint(
            agreement: checkpoint.agreement.description, at: checkpoint.at.description,
            id: checkpoint.id.description, moves: checkpoint.moves.count, on: checkpoint.on.description,
            status: CheckpointState(checkpoint).rawValue, theirs: try side(checkpoint.view(of: two.other)),
            yours: try side(checkpoint.view(of: two.reader)), zone: checkpoint.zone)
    }

    private func side(_ view: Checkpoint.View?) throws -> SideView? {
        guard let view, let stored = try facts.reading.leaf(at: view.seq, in: facts.view),
            case .checkpoint(.viewGiven(let given)) = try facts.reading.openedEvent(stored, in: facts.view)
        else { return nil }
        return SideView(
            confidence: given.confidence?.said.map { Int($0) }, note: given.note?.shown,
            rating: given.rating.said?.rawValue)
    }
}

extension AgendaNumber {
    fileprivate init(_ progress: TwoPeople.Progress) {
        let milestone = progress.milestone
        self.init(
            agreement: progress.agreement.description, asOf: progress.asOf?.description,
            from: milestone.span.from.description, metric: milestone.metric.description,
            metricName: progress.definition.name, milestone: progress.number, percent: progress.percent,
            target: milestone.target.description, to: milestone.span.to.description, unit: progress.definition.unit,
            value: progress.value?.description)
    }
}

extension AgendaLoad {
    fileprivate init(_ load: TwoPeople.Load) {
        self.init(
            closed: load.closed, days: ProjectionLimits.loadDays, late: load.late, member: load.member.description,
            oneToOnesLost: load.oneToOnesLost, open: load.open, opened: load.opened)
    }
}
