import LedgerDomain

typealias Line = MemoryLedger.Entry
/// A suite has the shorter name.
typealias AgreedTerms = LedgerDomain.Terms

/// Reads a record from its start and objects to whatever cannot be.
///
/// It is slow and obvious on purpose, and shares no code with deciders and folds: it keeps its own books, one file for
/// each noun, and of the product uses only the values that stand in events, to read them.
struct Checker {
    private(set) var objections: [Objection] = []
    /// Everything read before the present decision, and its lines read so far.
    private(set) var record: [Line] = []
    /// All lines of the decision that is being read.
    private(set) var decision: [Line] = []
    private var line: Line?
    var lengths: [StreamName: UInt64] = [:]

    var ledger = LedgerBook()
    var people: [MemberID: PersonBook] = [:]
    var goals: [GoalID: GoalBook] = [:]
    var metrics: [MetricID: [MetricDefined]] = [:]
    var values: [UInt64: ValueBook] = [:]
    var agreements: [AgreementID: AgreementBook] = [:]
    var promises: [PromiseID: PromiseBook] = [:]
    var strategies: [StrategyID: StrategyBook] = [:]
    var checkpoints: [CheckpointID: CheckpointBook] = [:]
    /// By their position.
    var points: [UInt64: PointBook] = [:]
    var feedback: [FeedbackID: FeedbackBook] = [:]
    var exports: [ExportID: ExportBook] = [:]
    var absences: [UInt64: AbsenceBook] = [:]
    var custody = CustodyBook()
    var looks: Set<LookBook> = []
    var metricQuestions: [UInt64: MetricQuestionBook] = [:]

    static func objections(to log: [Line]) -> [Objection] {
        var checker = Checker()
        var index = 0
        while index < log.count {
            var end = index + 1
            while end < log.count, log[end].decision == log[index].decision { end += 1 }
            checker.read(decision: Array(log[index..<end]))
            index = end
        }
        return checker.objections
    }

    private mutating func read(decision lines: [Line]) {
        decision = lines
        line = lines[0]
        readTogether(lines)
        readClock(before: lines[0])
        for next in lines {
            line = next
            readPlace(next)
            readActor(next)
            read(next)
            record.append(next)
        }
    }

    /// One line for each noun.
    private mutating func read(_ line: Line) {
        switch line.new.event {
        case .ledger(let event): read(event, line)
        case .person(let event): read(event, line)
        case .goal(let event): read(event, line)
        case .metric(let event): read(event, line)
        case .measurement(let event): read(event, line)
        case .agreement(let event): read(event, line)
        case .promise(let event): read(event, line)
        case .strategy(let event): read(event, line)
        case .checkpoint(let event): read(event, line)
        case .agenda(let event): read(event, line)
        case .feedback(let event): read(event, line)
        case .export(let event): read(event, line)
        case .looked(let event): read(event, line)
        }
    }

    /// Objects to the present line unless `holds`.
    mutating func must(_ holds: Bool, _ invariant: Invariant, _ because: @autoclosure () -> String) {
        if holds { return }
        objections.append(Objection(seq: line?.seq ?? 0, invariant: invariant, because: because()))
    }

    /// Something was said that is neither nothing nor only spaces.
    mutating func mustSay(_ text: PersonalText, _ what: String) {
        let said = text.said ?? ""
        must(said.contains { $0 != " " }, .saidWhy, "\(what) is empty")
    }
}

extension MemoryLedger.Entry {
    var seq: UInt64 { context.seq }
    var at: Instant { context.at }
    /// Nil for the clock and the operator.
    var actor: MemberID? { if case .member(let id) = context.actor { id } else { nil } }
    var isByClock: Bool { context.actor == .clock }
}
