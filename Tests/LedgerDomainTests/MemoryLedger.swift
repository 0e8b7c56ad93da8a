import LedgerDomain

/// A record in memory: real events, folded by the real folds, and found again as the store's indexes find them.
struct MemoryLedger: Facts {
    struct Entry {
        var new: NewEvent
        var context: EventContext
        /// Which decision wrote it, counted from 0.
        var decision: Int
    }

    private(set) var log: [Entry] = []
    private(set) var people: [MemberID: Person] = [:]
    private(set) var goals: [GoalID: Goal] = [:]
    private(set) var metrics: [MetricID: Metric] = [:]
    private(set) var agreements: [AgreementID: Agreement] = [:]
    private(set) var promises: [PromiseID: Promise] = [:]
    private(set) var checkpoints: [CheckpointID: Checkpoint] = [:]
    private(set) var agendas: [StreamName: Agenda] = [:]
    private(set) var feedback: [FeedbackID: Feedback] = [:]
    private(set) var strategies: [StrategyID: Strategy] = [:]
    private(set) var exports: [ExportID: Export] = [:]
    private(set) var looks: [MemberID: Looked] = [:]
    private var state: LedgerState?
    private var measured: [StreamName: Measurements] = [:]
    private var rows: [String: RecordedValue] = [:]
    private var handles: [String: MemberID] = [:]
    private var usernames: [String: MemberID] = [:]
    private var revs: [StreamName: UInt64] = [:]
    private(set) var held: Set<MemberID> = []
    private var gone: Set<String> = []
    /// Whose everything was erased, and where.
    private var goneWhole: [MemberID: UInt64] = [:]
    private var decisions = 0

    mutating func append(_ events: [NewEvent], by actor: Actor, at: Instant) {
        defer { decisions += 1 }
        for new in events {
            let seq = UInt64(log.count)
            let rev = revs[new.stream, default: 0]
            revs[new.stream] = rev + 1
            var mixed = SplitMix64(seed: seq)
            let hash = LeafHash(words: (mixed.next(), mixed.next(), mixed.next(), mixed.next()))
            let context = EventContext(seq: seq, rev: rev, at: at, actor: actor, hash: hash, stream: new.stream)
            log.append(Entry(new: new, context: context, decision: decisions))
            fold(new, context)
            index(new, seq)
        }
    }

    private mutating func fold(_ new: NewEvent, _ context: EventContext) {
        switch new.stream {
        case .ledger: state = LedgerState.evolve(state, by: new.event, context)
        case .person(let id): people[id] = Person.evolve(people[id], by: new.event, context)
        case .goal(let id): goals[id] = Goal.evolve(goals[id], by: new.event, context)
        case .metric(let id): Metric.fold(new.event, context, into: &metrics[id])
        case .agreement(let id): agreements[id] = Agreement.evolve(agreements[id], by: new.event, context)
        case .promise(let id): promises[id] = Promise.evolve(promises[id], by: new.event, context)
        case .checkpoint(let id): checkpoints[id] = Checkpoint.evolve(checkpoints[id], by: new.event, context)
        case .agenda: agendas[new.stream] = Agenda.evolve(agendas[new.stream], by: new.event, context)
        case .feedback(let id): feedback[id] = Feedback.evolve(feedback[id], by: new.event, context)
        case .strategy(let id): strategies[id] = Strategy.evolve(strategies[id], by: new.event, context)
        case .export(let id): exports[id] = Export.evolve(exports[id], by: new.event, context)
        case .looked(let id): looks[id] = Looked.evolve(looks[id], by: new.event, context)
        case .measurement:
            Measurements.fold(new.event, context, into: &measured[new.stream])
        }
    }

    private mutating func index(_ new: NewEvent, _ seq: UInt64) {
        switch new.event {
        case .person(.registered(let event)):
            if let handle = event.handle.said { handles[handle] = new.subjects[0] }
            if let username = event.username?.said { usernames[username] = new.subjects[0] }
        case .person(.renamed(let event)):
            handles = handles.filter { $0.value != new.subjects[0] }
            if let handle = event.handle.said { handles[handle] = new.subjects[0] }
        case .person(.accountBound(let event)):
            if let username = event.username.said { usernames[username] = new.subjects[0] }
        case .person(.legalHoldPlaced): held.insert(new.subjects[0])
        case .person(.disclosureErased(let event)):
            if let of = event.seq {
                gone.formUnion(event.members.map { "\(of) \($0)" })
            } else {
                goneWhole[new.subjects[0]] = seq
            }
        case .measurement(.recorded(let event)):
            rows[key(event.metric.metric, event.member, event.source, event.ref)] = RecordedValue(
                seq: seq, measurement: event)
        default: break
        }
    }

    private func key(_ metric: MetricID, _ member: MemberID, _ source: String, _ ref: String) -> String {
        "\(metric) \(member) \(source) \(ref)"
    }

    /// The stream that time has something to do with first; of two at one instant, the first kind and number.
    var firstDue: (Instant, StreamName)? {
        var dues = agreements.values.map { (ledger().firstEnd(of: $0.dues), StreamName.agreement($0.id)) }
        dues += promises.values.map { ($0.nextDue.map { ledger().extended($0) }, .promise($0.id)) }
        dues += strategies.values.map { ($0.nextDue.map { ledger().extended($0) }, .strategy($0.id)) }
        dues += checkpoints.values.map { ($0.nextDue.map { ledger().extended($0) }, .checkpoint($0.id)) }
        return dues.compactMap { due, stream in due.map { ($0, stream) } }
            .min { ($0.0, $0.1.order.0, $0.1.order.1) < ($1.0, $1.1.order.0, $1.1.order.1) }
    }

    func ledger() -> LedgerState { state! }
    func person(_ id: MemberID) -> Person? { people[id] }
    func goal(_ id: GoalID) -> Goal? { goals[id] }
    func metric(_ id: MetricID) -> Metric? { metrics[id] }
    func agreement(_ id: AgreementID) -> Agreement? { agreements[id] }
    func promise(_ id: PromiseID) -> Promise? { promises[id] }
    func strategy(_ id: StrategyID) -> Strategy? { strategies[id] }
    func strategies(of agreement: AgreementID) -> [StrategyID] {
        strategies.values.filter { $0.agreement == agreement }.map(\.id).sorted()
    }
    func agreements(asMember member: MemberID) -> [AgreementID] {
        agreements.values.filter { $0.member == member }.map(\.id).sorted()
    }
    func agreements(asManager manager: MemberID) -> [AgreementID] {
        agreements.values.filter { agreement in
            agreement.manager == manager || agreement.handovers.contains { $0.from == manager }
        }.map(\.id).sorted()
    }
    func agreements(serving goal: GoalID) -> [AgreementID] {
        agreements.values.filter { agreement in
            let terms = agreement.revisions.map(\.terms) + [agreement.amendment?.proposed.terms].compactMap { $0 }
            return terms.contains { if case .goal(goal, how: _) = $0.contribution { true } else { false } }
        }.map(\.id).sorted()
    }
    func checkpoint(_ id: CheckpointID) -> Checkpoint? { checkpoints[id] }
    func checkpoints(of agreement: AgreementID) -> [CheckpointID] {
        checkpoints.values.filter { $0.agreement == agreement }.map(\.id).sorted()
    }
    func agenda(_ one: MemberID, _ other: MemberID) -> Agenda? { agendas[.agenda(of: one, and: other)] }
    func agendas(of person: MemberID) -> [MemberID] {
        agendas.values.filter { $0.people.contains(person) }.flatMap(\.people).filter { $0 != person }.sorted()
    }
    func agenda(ofPoint seq: UInt64) -> Agenda? {
        guard seq < log.count, case .agenda(.pointRaised) = log[Int(seq)].new.event else { return nil }
        return agendas[log[Int(seq)].new.stream]
    }
    func feedback(_ id: FeedbackID) -> Feedback? { feedback[id] }
    func export(_ id: ExportID) -> Export? { exports[id] }
    func events(of part: ExportPart) -> UInt64 {
        switch part {
        case .all: UInt64(log.count)
        case .person(let id): UInt64(log.count { $0.new.subjects.contains(id) })
        case .stream(let name): revs[name, default: 0]
        }
    }
    /// Not the one of the record, but as good: the same list, the same digest.
    func digest(of listing: [ExportCount]) -> LeafHash {
        var mixed = SplitMix64(seed: UInt64(listing.count))
        for entry in listing {
            var seed = mixed.next() ^ entry.count
            for byte in entry.of.description.utf8 { seed = seed &* 31 &+ UInt64(byte) }
            mixed = SplitMix64(seed: seed)
        }
        return LeafHash(words: (mixed.next(), mixed.next(), mixed.next(), mixed.next()))
    }
    func looked(_ person: MemberID) -> Looked? { looks[person] }
    func measurements(_ metric: MetricID, _ member: MemberID) -> Measurements {
        measured[.measurement(metric, member)] ?? Measurements()
    }
    func recorded(_ metric: MetricID, _ member: MemberID, source: String, ref: String) -> RecordedValue? {
        rows[key(metric, member, source, ref)]
    }
    func measurement(at seq: UInt64) -> MeasurementRecorded? {
        guard seq < log.count, case .measurement(.recorded(let event)) = log[Int(seq)].new.event else { return nil }
        return event
    }
    func absence(at seq: UInt64) -> ClosedRange<Day>? {
        guard seq < log.count, case .person(.absenceRecorded(let event)) = log[Int(seq)].new.event else { return nil }
        return event.days
    }
    func reports(of manager: MemberID) -> [MemberID] {
        people.values.filter { $0.relationships.contains { $0.manager == manager } }.map(\.id).sorted()
    }
    func promises(of member: MemberID) -> [PromiseID] {
        promises.values.filter { $0.parties.contains(member) }.map(\.id).sorted()
    }
    func promises(about agreement: AgreementID) -> [PromiseID] {
        promises.values.filter { $0.about == .agreement(agreement) }.map(\.id).sorted()
    }
    func feedback(of member: MemberID) -> [FeedbackID] {
        feedback.values.filter { $0.parties.contains(member) }.map(\.id).sorted()
    }
    func measurementsContested(by member: MemberID) -> [MetricID] {
        measured.keys.compactMap { stream in
            guard case .measurement(let metric, member) = stream, measured[stream]?.contests.isEmpty == false else {
                return nil
            }
            return metric
        }.sorted()
    }
    func everHeld() -> [MemberID] { held.sorted() }
    func isErased(handle: String) -> Bool { handles[handle].map { goneWhole[$0] != nil } ?? false }
    func hasWords(of owner: MemberID, about person: MemberID) -> Bool {
        log.contains { (entry) in
            entry.new.subjects.contains(person)
                && sealed(at: entry.context.seq)!.members.contains { $0.owner == owner && $0.name.hasPrefix("/") }
        }
    }
    func sealed(at seq: UInt64) -> SealedEvent? {
        guard seq < log.count else { return nil }
        let entry = log[Int(seq)]
        let names =
            entry.new.event.sealedNames.map {
                ($0, entry.new.event.isOfPeople ? entry.new.subjects.first : entry.context.actor.member)
            }
            + entry.new.subjects.map { ("ordinal/\($0)", $0) }
        return SealedEvent(
            at: entry.at, stream: entry.new.stream, subjects: entry.new.subjects,
            members: names.map { name, owner in
                let isGone =
                    gone.contains("\(seq) \(name)") || owner.flatMap { goneWhole[$0] }.map { $0 >= seq } ?? false
                return SealedEvent.Member(name: name, owner: isGone ? nil : owner, isReadable: !isGone)
            })
    }
    func member(withHandle handle: String) -> MemberID? { isErased(handle: handle) ? nil : handles[handle] }
    func member(withUsername username: String) -> MemberID? { usernames[username] }
    func nextMember() -> MemberID { MemberID(UInt32(people.count) + 1) }
    func nextGoal() -> GoalID { GoalID(UInt32(goals.count) + 1) }
    func nextMetric() -> MetricID { MetricID(UInt32(metrics.count) + 1) }
    func nextExport() -> ExportID { ExportID(UInt32(exports.count) + 1) }
    func nextStrategy() -> StrategyID { StrategyID(UInt32(strategies.count) + 1) }
    func nextAgreement() -> AgreementID { AgreementID(UInt32(agreements.count) + 1) }
    func nextPromise() -> PromiseID { PromiseID(UInt32(promises.count) + 1) }
    func nextCheckpoint() -> CheckpointID { CheckpointID(UInt32(checkpoints.count) + 1) }
    func nextFeedback() -> FeedbackID { FeedbackID(UInt32(feedback.count) + 1) }
    func startOfDay(_ day: Day, zone: String) -> Instant? { Zones.startOfDay(day, zone: zone) }
    func day(of instant: Instant, zone: String) -> Day? { Zones.day(of: instant, zone: zone) }
}

extension Event {
    /// What the store would seal of it, as far as tests ask.
    fileprivate var sealedNames: [String] {
        switch self {
        case .feedback(.given(let event)):
            ["/effect"] + (event.nextStep == nil ? [] : ["/nextStep"]) + ["/observation"]
        case .promise(.made(let event)): event.what == nil ? [] : ["/what"]
        case .promise(.settled): ["/reason"]
        case .person(.registered), .person(.renamed): ["/handle", "/name"]
        default: []
        }
    }

    fileprivate var isOfPeople: Bool { if case .person = self { true } else { false } }
}

extension StreamName {
    /// The order in which streams of one instant come due: that of their kinds, then of their numbers.
    fileprivate var order: (Int, UInt32) {
        switch self {
        case .ledger: (0, 0)
        case .person(let id): (1, id.number)
        case .goal(let id): (2, id.number)
        case .metric(let id): (3, id.number)
        case .agreement(let id): (4, id.number)
        case .strategy(let id): (6, id.number)
        case .measurement(let metric, _): (5, metric.number)
        case .promise(let id): (7, id.number)
        case .checkpoint(let id): (8, id.number)
        case .agenda(let low, _): (10, low.number)
        case .feedback(let id): (9, id.number)
        case .export(let id): (11, id.number)
        case .looked(let id): (12, id.number)
        }
    }
}
