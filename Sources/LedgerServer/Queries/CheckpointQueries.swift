internal import CanonicalJSON
internal import LedgerDomain
internal import LedgerFormat
internal import LedgerRPC
internal import LedgerService
internal import LedgerStore

enum CheckpointState: String, CaseIterable {
    case scheduled, held, missed, lapsed

    init(_ checkpoint: Checkpoint) {
        self =
            switch checkpoint.status {
            case .scheduled: .scheduled
            case .held: .held
            case .missed: .missed
            case .lapsed: .lapsed
            }
    }
}

extension QueryMethods {
    static let checkpoints: [QueryMethod] = [
        QueryMethod(
            "checkpoint.get", "One checkpoint, with every view of both sides and everything that happened to it.",
            CheckpointDetail.self,
            read: { (reader, _) throws(ShapeError) in try reader.value("checkpoint", .checkpoint) }
        ) { query, id in
            guard let checkpoint = try query.facts.checkpoint(id), try query.maySee(checkpoint) else {
                throw Failure.refused(Refusal(.notFound, "there is no \(id)", hint: "ledger checkpoint list"))
            }
            var acts: [ActView] = []
            var people = checkpoint.everybody
            let count = try query.facts.count(of: .checkpoint(id))
            try query.facts.reading.forEachEvent(
                of: .checkpoint(id), from: 0, through: count - 1, in: query.facts.view
            ) { (stored) in
                let event = try query.facts.reading.openedEvent(stored, in: query.facts.view)
                let header = stored.leaf.header
                if case .member(let actor) = header.actor { people.append(actor) }
                acts.append(
                    ActView(
                        actor: header.actor.wireName, at: header.at.description, seq: stored.seq, text: event.said,
                        type: header.type))
                return true
            }
            return CheckpointDetail(
                acts: acts, checkpoint: try query.row(checkpoint), people: try query.people(people),
                size: try query.size(), views: try checkpoint.views.map { try query.ownView($0) })
        },
        QueryMethod(
            "checkpoint.list", "The one-to-ones of an agreement, of a person or of two, both views beside each other.",
            CheckpointList.self,
            read: { (reader, resolver) throws(ShapeError) in
                (
                    agreement: try reader.optional("agreement", .agreement),
                    person: try resolver.optionalMember(
                        reader, "person", about: "yourself unless an agreement is said"),
                    with: try resolver.optionalMember(reader, "with", about: "only those of both"),
                    state: try reader.optional("state", states), page: try Paging(from: reader)
                )
            }
        ) { query, parameters in
            let after = parameters.page.after.flatMap { CheckpointID(text: $0) } ?? CheckpointID(0)
            var rows: [CheckpointRow] = []
            var people: [MemberID] = []
            var next: CheckpointID?
            var textBytes = 0
            let person = parameters.person ?? (parameters.agreement == nil ? query.viewer : nil)
            let ids = try query.checkpoints(of: parameters.agreement, person: person, with: parameters.with)
            let rest = ids.filter { $0 > after }
            for (looked, id) in rest.enumerated() {
                guard rows.count < parameters.page.limit, looked < Self.looked, textBytes < Self.textBytes else {
                    next = looked == 0 ? nil : rest[looked - 1]
                    break
                }
                guard let checkpoint = try query.facts.checkpoint(id),
                    parameters.state.map({ $0 == CheckpointState(checkpoint) }) ?? true, try query.maySee(checkpoint)
                else { continue }
                let row = try query.row(checkpoint)
                textBytes += [row.memberView, row.managerView].reduce(0) { $0 + ($1?.note?.utf8.count ?? 0) }
                rows.append(row)
                people += checkpoint.everybody
            }
            return CheckpointList(
                rows: rows, next: next?.description, people: try query.people(people), size: try query.size())
        },
    ]

    private static let states = Shape<CheckpointState>.choice(of: CheckpointState.self)
    /// Checkpoints that one page looks at.
    private static let looked = 4_096
    /// Bytes of notes after which a page ends.
    private static let textBytes = 1 << 20
}

extension Checkpoint {
    /// The people whom its row names.
    fileprivate var everybody: [MemberID] {
        var people = parties + [convenor] + views.map(\.by)
        if let held { people += held.present + [held.by] }
        if case .missed(let by, _) = status { people.append(by) }
        return people
    }
}

extension Query {
    /// - Parameter isShown: whether the answer then has something of it.
    func maySee(_ checkpoint: Checkpoint, isShown: Bool = true) throws -> Bool {
        guard try LedgerDomain.maySee(checkpoint: checkpoint, viewer: viewer, on: today, given: facts) else {
            return false
        }
        if isShown { try show(checkpoint.member, checkpoint.manager) }
        return true
    }

    /// In the order of their numbers. O(checkpoints of their agreements).
    fileprivate func checkpoints(
        of agreement: AgreementID?, person: MemberID?, with other: MemberID?
    ) throws -> [CheckpointID] {
        var agreements: [AgreementID] = agreement.map { [$0] } ?? []
        if let person {
            let theirs = try facts.agreements(asMember: person) + facts.agreements(asManager: person)
            agreements = agreement.map { one in theirs.contains(one) ? [one] : [] } ?? theirs
        }
        if let other {
            let theirs = Set(try facts.agreements(asMember: other) + facts.agreements(asManager: other))
            agreements.removeAll { !theirs.contains($0) }
        }
        return try Set(agreements).flatMap { try facts.checkpoints(of: $0) }.sorted()
    }

    fileprivate func row(_ checkpoint: Checkpoint) throws -> CheckpointRow {
        var missedBy: MemberID?
        if case .missed(let by, _) = checkpoint.status { missedBy = by }
        let held = checkpoint.held
        return CheckpointRow(
            after: checkpoint.after?.description, agreement: checkpoint.agreement.description,
            at: checkpoint.at.description, cadence: checkpoint.isCadence, convenor: checkpoint.convenor.description,
            deniableUntil: held?.deniableUntil.description, denials: checkpoint.denials.count,
            heldAt: held?.at.description, heldBy: held?.by.description, id: checkpoint.id.description,
            manager: checkpoint.manager.description,
            managerView: try checkpoint.views.last { $0.by != checkpoint.member }.map { try ownView($0) },
            member: checkpoint.member.description,
            memberView: try checkpoint.view(of: checkpoint.member).map { try ownView($0) },
            missedBy: missedBy?.description, moves: checkpoint.moves.count, on: checkpoint.on.description,
            openUntil: checkpoint.openUntil.description, present: held?.present.map(\.description),
            state: CheckpointState(checkpoint).rawValue, zone: checkpoint.zone)
    }

    /// What a view says, opened: whoever may see the checkpoint may see both.
    fileprivate func ownView(_ view: Checkpoint.View) throws -> OwnView {
        var said: CheckpointViewGiven?
        if let stored = try facts.reading.leaf(at: view.seq, in: facts.view),
            case .checkpoint(.viewGiven(let event)) = try facts.reading.openedEvent(stored, in: facts.view)
        {
            said = event
        }
        return OwnView(
            at: view.at.description, by: view.by.description, confidence: said?.confidence?.said.map { Int($0) },
            note: said?.note?.shown, rating: said?.rating.said?.rawValue, seq: view.seq)
    }
}
