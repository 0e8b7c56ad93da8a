internal import CanonicalJSON
internal import LedgerDomain
internal import LedgerFormat
internal import LedgerRPC
internal import LedgerService
internal import LedgerStore

private enum PromiseSide: String, CaseIterable {
    case debtor, creditor, both
}

/// How a promise stands at a time, in a word.
enum PromiseStanding: String, CaseIterable {
    case asked, unanswered, open, late, done, contested, kept, broken, declined, withdrawn

    init(_ promise: Promise, at now: Instant, in ledger: LedgerState) {
        self =
            switch promise.status {
            case .asked(_, let answerBy): ledger.extended(answerBy.at) <= now ? .unanswered : .asked
            case .open: promise.due.map { ledger.extended($0.at) <= now } ?? false ? .late : .open
            case .declined: .declined
            case .done: promise.isKept(at: now, in: ledger) ? .kept : .done
            case .confirmed, .settled(.kept, _): .kept
            case .contested: .contested
            case .settled(.broken, _): .broken
            case .withdrawn: .withdrawn
            }
    }
}

extension QueryMethods {
    static let promises: [QueryMethod] = [
        QueryMethod(
            "promise.get", "One promise, with everything that happened to it.", PromiseDetail.self,
            read: { (reader, _) throws(ShapeError) in try reader.value("promise", .promise) }
        ) { query, id in
            guard let promise = try query.facts.promise(id), try query.maySee(promise) else {
                throw Failure.refused(Refusal(.notFound, "there is no \(id)", hint: "ledger promise list"))
            }
            let (view, speakers) = try query.view(promise)
            return PromiseDetail(
                people: try query.people(promise.parties + speakers), promise: view, size: try query.size())
        },
        QueryMethod(
            "promise.list", "What somebody promised, was promised, and was asked for.", PromiseList.self,
            read: { (reader, resolver) throws(ShapeError) in
                (
                    person: try resolver.optionalMember(reader, "person", about: "yourself unless said"),
                    side: try reader.optional("side", sides) ?? .both,
                    state: try reader.optional("state", standings), page: try Paging(from: reader)
                )
            }
        ) { query, parameters in
            let person = parameters.person ?? query.viewer
            try query.requireSight(of: person, parameters.person == nil ? "you" : "that person")
            let after = parameters.page.after.flatMap { PromiseID(text: $0) } ?? PromiseID(0)
            let ledger = try query.facts.ledger()
            var found: [Promise] = []
            for id in try query.facts.promises(of: person) where id > after {
                guard found.count <= parameters.page.limit else { break }
                guard let promise = try query.facts.promise(id), parameters.side.includes(promise, of: person),
                    parameters.state.map({ $0 == PromiseStanding(promise, at: query.now, in: ledger) }) ?? true
                else { continue }
                found.append(promise)
            }
            let shown = found.prefix(parameters.page.limit)
            return PromiseList(
                rows: try shown.map { try query.row($0) },
                next: found.count > shown.count ? shown.last?.id.description : nil,
                people: try query.people(shown.flatMap(\.parties)), size: try query.size())
        },
    ]

    private static let sides = Shape<PromiseSide>.choice(of: PromiseSide.self)
    private static let standings = Shape<PromiseStanding>.choice(of: PromiseStanding.self)
}

extension PromiseSide {
    func includes(_ promise: Promise, of person: MemberID) -> Bool {
        switch self {
        case .both: true
        case .debtor: promise.debtor == person
        case .creditor: promise.creditor == person
        }
    }
}

extension Query {
    func maySee(_ promise: Promise) throws -> Bool {
        guard try LedgerDomain.maySee(promise: promise, viewer: viewer, on: today, given: facts) else { return false }
        try show(promise.debtor, promise.creditor)
        return true
    }

    /// What a promise says, opened from where its words stand, for a reader who may see it.
    private func words(of promise: Promise) throws -> String? {
        try opened(promise.wordsSeq)?.wordsOfPromise(inTerms: promise.inTerms?.number)
    }

    fileprivate func row(_ promise: Promise) throws -> PromiseRow {
        try show(promise.debtor, promise.creditor)
        return PromiseRow(
            about: promise.about?.description, creditor: promise.creditor.description,
            debtor: promise.debtor.description, due: promise.due?.at.description, dueOn: promise.due?.on.description,
            id: promise.id.description, kind: promise.kind.rawValue, moveTo: promise.moveAsked?.due.on.description,
            state: try PromiseStanding(promise, at: now, in: facts.ledger()).rawValue,
            what: try words(of: promise))
    }

    /// The promise whole, and everybody who acted on it.
    fileprivate func view(_ promise: Promise) throws -> (PromiseView, speakers: [MemberID]) {
        var acts: [ActView] = []
        var speakers: [MemberID] = []
        var moveReason: String?
        let stream = StreamName.promise(promise.id)
        try facts.reading.forEachEvent(of: stream, from: 0, through: UInt32(promise.events) - 1, in: facts.view) {
            (stored) in
            let event = try facts.reading.openedEvent(stored, in: facts.view)
            let header = stored.leaf.header
            if case .member(let id) = header.actor { speakers.append(id) }
            if stored.seq == promise.moveAsked?.seq { moveReason = event.said }
            acts.append(
                ActView(
                    actor: header.actor.wireName, at: header.at.description, seq: stored.seq, text: event.said,
                    type: header.type))
            return true
        }
        var answerBy: DueDay?
        var contestBy: DueDay?
        let ledger = try facts.ledger()
        switch promise.status {
        case .asked(_, let day): answerBy = day
        case .done(_, _, let day) where !promise.isKept(at: now, in: ledger): contestBy = day
        case .open, .done, .contested, .declined, .confirmed, .settled, .withdrawn: break
        }
        let view = PromiseView(
            about: promise.about?.description, acts: acts, answerBy: answerBy?.on.description,
            contestBy: contestBy?.on.description, creditor: promise.creditor.description,
            debtor: promise.debtor.description, due: promise.due?.at.description, dueOn: promise.due?.on.description,
            id: promise.id.description,
            inTerms: promise.inTerms.map { PromiseInTerms(n: Int($0.number), seq: $0.terms.seq) },
            kind: promise.kind.rawValue,
            moveAsked: promise.moveAsked.map {
                MoveAskedView(
                    answerBy: $0.answerBy.on.description, dueOn: $0.due.on.description, reason: moveReason)
            }, moves: Int(promise.moves), state: PromiseStanding(promise, at: now, in: ledger).rawValue,
            timesOverdue: Int(promise.timesOverdue),
            what: try words(of: promise))
        return (view, speakers)
    }
}
