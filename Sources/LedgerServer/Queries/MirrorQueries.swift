internal import CanonicalJSON
internal import LedgerDomain
internal import LedgerFormat
internal import LedgerProjections
internal import LedgerRPC
internal import LedgerService
internal import LedgerStore

extension QueryMethods {
    static let mirror: [QueryMethod] = [
        QueryMethod(
            "mirror.get", "How you do as a leader, from facts alone.", MirrorView.self,
            read: { (reader, resolver) throws(ShapeError) in
                (
                    from: try reader.optional("from", .day, about: "90 days before the last one unless said"),
                    person: try resolver.optionalMember(
                        reader, "person", about: "yourself unless said, or somebody whom you manage"),
                    to: try reader.optional("to", .day, about: "today unless said")
                )
            }
        ) { query, parameters in
            let leader = parameters.person ?? query.viewer
            try query.requireMirror(of: leader)
            let to = parameters.to ?? query.today
            let from = parameters.from ?? to.advanced(by: 1 - Self.mirrorDays)
            guard from <= to, from.distance(to: to) < ProjectionLimits.mirrorDays else {
                throw Failure.invalid(
                    ShapeError(
                        at: "/from", expected: "a day before \(to), at most \(ProjectionLimits.mirrorDays) days",
                        found: "\"\(from)\""))
            }
            let mirror = try Mirror(of: leader, from: from, to: to, at: query.now, given: query.facts)
            let isOwn = leader == query.viewer
            return MirrorView(
                answers: MirrorAnswers(mirror.answers), cut: mirror.isCut ? true : nil,
                evenness: isOwn ? mirror.rows.map(MirrorRow.init) : nil, feedback: MirrorFeedback(mirror.notes),
                help: MirrorHelp(
                    given: mirror.help.given, late: mirror.help.late, notGiven: mirror.help.notGiven,
                    promised: mirror.help.promised), oneToOnes: MirrorOneToOnes(mirror.meetings),
                people: try query.people([leader] + (isOwn ? mirror.rows.map(\.person) : [])),
                period: Period(from: from.description, to: to.description), person: leader.description,
                promises: MirrorPromises(
                    due: mirror.promises.due, kept: mirror.promises.kept, keptLate: mirror.promises.keptLate,
                    late: mirror.promises.late, open: mirror.promises.open), size: try query.size())
        }
    ]

    private static let mirrorDays = 90
}

extension Query {
    /// A mirror is the leader's own. Who manages them is shown what it says of the whole, and of nobody by name.
    fileprivate func requireMirror(of leader: MemberID) throws {
        if leader == viewer { return }
        if try facts.person(leader)?.manager(on: today) == viewer { return }
        throw Failure.refused(
            Refusal(
                .notFound, "a mirror is shown to the leader and to who manages them", hint: "ledger whoami"))
    }
}

extension MirrorAnswers {
    fileprivate init(_ answers: Mirror.Answers) {
        self.init(
            given: answers.days.count, medianDays: answers.medianDays.map { spelled($0, digits: 1) },
            overdue: answers.overdue, waiting: answers.waiting)
    }
}

extension MirrorOneToOnes {
    fileprivate init(_ meetings: Mirror.Meetings) {
        self.init(
            denied: meetings.denied, due: meetings.due, held: meetings.held, missed: meetings.missed,
            moved: meetings.moved)
    }
}

extension MirrorFeedback {
    fileprivate init(_ notes: Mirror.Notes) {
        let interval = notes.interval ?? (low: 0, high: 1)
        self.init(
            developmental: MirrorShare(
                high: spelled(interval.high, digits: 3), low: spelled(interval.low, digits: 3), n: notes.developmental,
                of: notes.given), given: notes.given, late: notes.late)
    }
}

extension MirrorRow {
    fileprivate init(_ row: Mirror.Row) {
        let ratio = row.targetRatios.isEmpty ? nil : row.targetRatios.reduce(0, +) / Double(row.targetRatios.count)
        self.init(
            answerDays: row.answers.medianDays.map { spelled($0, digits: 1) }, helpGiven: row.help.given,
            helpPromised: row.help.promised, notes: row.notes, oneToOnesDue: row.meetings.due,
            oneToOnesHeld: row.meetings.held, person: row.person.description,
            targetRatio: ratio.map { spelled($0, digits: 2) })
    }
}

/// A number that is not negative with so many digits after the point, rounded half up.
func spelled(_ number: Double, digits: Int) -> String {
    var scale = 1
    for _ in 0..<digits { scale *= 10 }
    let rounded = Int((min(number, 1e12) * Double(scale) + 0.5).rounded(.down))
    let rest = "\(rounded % scale)"
    return "\(rounded / scale)." + String(repeating: "0", count: digits - rest.count) + rest
}
