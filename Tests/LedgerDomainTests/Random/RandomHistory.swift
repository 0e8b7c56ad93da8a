import LedgerDomain
import Testing

/// What somebody might ask, and who would have good reason to.
typealias Idea = (command: Command, actor: MemberID)

/// A record that random people wrote by random commands at random times. Ideas come noun by noun, one file each.
///
/// Unlike ``Given`` it changes in place, because it is long.
struct RandomHistory {
    private(set) var ledger: MemoryLedger
    private(set) var now: Instant
    var random: SplitMix64
    /// Who looks at what; on its own, so that it changes nothing of what is done.
    var looking: SplitMix64
    private(set) var accepted = 0
    private(set) var refused = 0

    /// - Parameter simulated: a real one has outages, a simulated one has its clock put forward.
    init(seed: UInt64, zone: String, simulated: Bool) throws {
        let given = try Given.team(zone: zone, simulated: simulated)
        ledger = given.ledger
        now = given.now
        random = SplitMix64(seed: seed)
        looking = SplitMix64(seed: ~seed)
    }

    mutating func run(commands: Int) throws {
        for _ in 0..<commands {
            try passTime()
            try look()
            var idea = anyIdea()
            // One in eight is somebody else's, who may mostly not do it.
            if chance(8) { idea.actor = anybody }
            try ask(idea)
        }
    }

    private mutating func ask(_ idea: Idea) throws {
        switch try decide(idea.command, by: idea.actor, at: now, given: ledger) {
        case .accepted(let done):
            accepted += 1
            ledger.append(done.events, by: .member(idea.actor), at: now)
        case .refused(let refusal):
            refused += 1
            #expect(!refusal.rules.isEmpty, "\(refusal)")
        }
    }

    /// What was no command.
    mutating func note(_ events: [NewEvent], by actor: MemberID) {
        if !events.isEmpty { ledger.append(events, by: .member(actor), at: now) }
    }

    /// Mostly minutes, sometimes days; and what came due meanwhile is recorded, as a daemon does it.
    private mutating func passTime() throws {
        let before = now
        switch Int.random(in: 0..<20, using: &random) {
        case 0..<14: now = now.advanced(seconds: .random(in: 1...1_800, using: &random))
        case 14..<19: now = now.advanced(seconds: .random(in: 3_600...21_600, using: &random))
        default: now = now.advanced(seconds: .random(in: 43_200...260_000, using: &random))
        }
        if let clock = ledger.ledger().clock { now = max(now, clock) }
        if !ledger.ledger().isSimulated, now > before.advanced(seconds: 14_400), chance(6) {
            let outage = LedgerOutage(from: before.advanced(seconds: 1), to: now)
            ledger.append([NewEvent(.ledger(.outage(outage)), in: .ledger, subjects: [])], by: .clock, at: now)
        }
        while let (due, stream) = ledger.firstDue, due <= now {
            let events = try decideDue(in: stream, at: now, given: ledger)
            guard !events.isEmpty else { throw Given.NothingDue(stream: stream, due: due) }
            ledger.append(events, by: .clock, at: now)
        }
    }

    private mutating func anyIdea() -> Idea {
        switch Int.random(in: 0..<100, using: &random) {
        case 0..<5: aboutPeople()
        case 5..<7: aboutTheLedger()
        case 7..<10: aboutGoals()
        case 10..<22: aboutMetrics()
        case 22..<40: aboutMeasurements()
        case 40..<43: aboutAbsences()
        case 43..<48: aboutStrategies()
        case 48..<60: aboutCheckpoints()
        case 60..<63: aboutAgendas()
        case 63..<67: aboutFeedback()
        case 67..<69: aboutExports()
        case 69..<88: aboutAgreements()
        case 99: aboutCustody()
        default: aboutPromises()
        }
    }
}

extension RandomHistory {
    var today: Day { ledger.day(of: now, zone: ledger.ledger().zone)! }

    /// True once in so many times.
    mutating func chance(_ times: Int) -> Bool { Int.random(in: 0..<times, using: &random) == 0 }

    mutating func pick<Some: Collection>(_ some: Some) -> Some.Element? { some.randomElement(using: &random) }

    mutating func days(_ range: ClosedRange<Int>) -> Day { today.advanced(by: .random(in: range, using: &random)) }

    /// By number, so that a seed repeats its history.
    var everybody: [MemberID] { ledger.people.keys.sorted() }
    var anybody: MemberID { mutating get { pick(everybody)! } }

    /// Somebody who is managed today, mostly.
    var somebodyManaged: MemberID {
        mutating get {
            let managed = everybody.filter { ledger.people[$0]!.manager(on: today) != nil }
            return pick(managed) ?? dana
        }
    }

    func manager(of member: MemberID) -> MemberID { ledger.people[member]?.manager(on: today) ?? greta }

    /// A text, and sometimes nothing but a space.
    var words: String {
        mutating get { chance(25) ? " " : pick(["so", "it helps", "as both said", "ليس بعد", "再说"])! }
    }
}
