import CanonicalJSON
import LMDB
import LedgerDomain
import LedgerFormat
import LedgerRPC
import LedgerService
import LedgerStore
import Testing

@testable import LedgerServer

/// Catching up and being live are one reading of one log. Held against a plain list, over appends, filters, readers that
/// stop reading, credit of every pattern and connections that break in the middle of a line.
@Suite struct `The seam between what was and what comes` {
    private struct Leaf {
        let seq: UInt64
        let type: String
        let stream: String
        let subjects: [String]
    }

    /// What a person may see, as `log.read` says it, without any filter.
    private static func leaves(_ office: Office, as person: String) throws -> [Leaf] {
        let page = try office.query(LogPage.self, "log.read", ["from": 0], as: person)
        return try page.leaves.map { (entry) in
            let root = try JSONDocument(parsing: entry.leafBytes).root
            return Leaf(
                seq: UInt64(root["seq"]!.integer!), type: root["type"]!.string!, stream: root["stream"]!.string!,
                subjects: root["subjects"]!.elements.map { $0.string! })
        }
    }

    private static func pick(_ names: [String], _ random: inout SplitMix64) -> [String]? {
        guard Int.random(in: 0..<4, using: &random) == 0 else { return nil }
        return (0..<Int.random(in: 1...2, using: &random)).map { _ in names.randomElement(using: &random)! }
    }

    private static func filter(_ leaves: [Leaf], _ random: inout SplitMix64) -> LogFilter {
        LogFilter(
            categories: pick(["agreement", "person", "goal", "ledger", "measurement"], &random),
            streams: pick(leaves.map(\.stream), &random), subjects: pick(["U2", "U3", "U4"], &random),
            types: pick(leaves.map(\.type), &random))
    }

    private static func fits(_ leaf: Leaf, _ filter: LogFilter) -> Bool {
        if let types = filter.types, !types.contains(leaf.type) { return false }
        if let streams = filter.streams, !streams.contains(leaf.stream) { return false }
        if let kinds = filter.categories,
            !kinds.contains(where: { leaf.stream == $0 || leaf.stream.hasPrefix($0 + "/") })
        {
            return false
        }
        if let subjects = filter.subjects, !subjects.contains(where: { leaf.subjects.contains($0) }) { return false }
        return true
    }

    /// A few dozen events of every visibility.
    private static func history() throws -> Office {
        let office = try Office()
        for (index, person) in ["dana", "omar", "cara"].enumerated() {
            try office.command(
                "promise.ask", ["of": .string(person), "what": "A list"], as: index == 2 ? "gia" : "cara")
            try office.command("feedback.request", ["of": "cara"], as: index == 2 ? "gia" : person)
            try office.command("role.grant", ["member": .string(person), "role": "auditor"])
            try office.command("role.revoke", ["member": .string(person), "role": "auditor"])
        }
        try office.command("agenda.raise", ["text": "Numbers", "with": "dana"], as: "cara")
        for index in 0..<20 {
            try office.command(
                "goal.publish",
                ["period": ["from": "2017-09-01", "to": "2017-12-31"], "title": .string("Goal \(index)")], as: "cara")
        }
        return office
    }

    /// Serves one page as a loop would; nil when there is nothing to do.
    private static func page(
        _ office: Office, _ person: String, _ state: inout SubscriptionState, _ terms: SubscriptionTerms, upTo: UInt64?
    ) throws -> (lines: [UInt8], size: UInt64) {
        let service = office.service
        return try service.reading.environment.read { (transaction) throws in
            let facts = service.reading.facts(in: transaction)
            let committed = try facts.reading.size(in: facts.view)
            let size = min(committed, upTo ?? committed)
            guard state.hasWork(size: size) else { return ([], size) }
            let viewer = try facts.member(withHandle: person)!
            var sight = try LeafSight(Query(service, facts, viewer: viewer))
            var page = SubscriptionPage()
            try page.serve(&state, terms, &sight, size: size, mayTell: true)
            return (page.lines, size)
        }
    }

    /// One run: a client with a filter follows a log that grows, over any number of connections.
    private static func run(_ office: Office, _ all: [String: [Leaf]], seed: UInt64, appends: Bool) throws -> [String] {
        var random = SplitMix64(seed: seed)
        let person = ["hana", "cara", "dana", "zoe"].randomElement(using: &random)!
        let leaves = all[person]!
        let filter = Self.filter(leaves, &random)
        let terms = SubscriptionTerms(
            filter: try LeafFilter(filter) { MemberID(text: $0) }, asText: Bool.random(using: &random),
            disclose: Int.random(in: 0..<6, using: &random) == 0)
        let end = office.service.store.committedSize
        // Where the log ends for this client so far: it grows up to where it really ends.
        var size = UInt64.random(in: 0...end, using: &random)
        let from = UInt64.random(in: 0...size, using: &random)
        var follower = Follower(from: from, wanted: leaves.filter { fits($0, filter) }.map(\.seq))
        var state = SubscriptionState(id: 0, from: from, size: size, credit: 0)
        var mustReach = size
        var pipe: [UInt8] = []
        func connect() {
            let credit = [0, 0, 1, 3, 65_536].randomElement(using: &random)!
            // What is acknowledged and not committed yet, it must have before it is caught up.
            mustReach = min(end, size + UInt64.random(in: 0...3, using: &random))
            state = SubscriptionState(id: 1, from: follower.position, size: mustReach, credit: credit)
            follower.connect(credit: credit)
            pipe = []
        }
        connect()
        for _ in 0..<Int.random(in: 3...30, using: &random) {
            switch Int.random(in: 0..<10, using: &random) {
            case 0, 1, 2:
                let isReading = pipe.count < 1 << 16
                size = min(end, size + UInt64.random(in: 1...5, using: &random))
                if !isReading, state.next < size { state.passOver() }
            case 3, 4:
                let events = [1, 2, 7, 65_536].randomElement(using: &random)!
                state.grant(events)
                follower.grant(events)
            case 5:
                // The connection breaks anywhere, in the middle of a line too.
                try follower.read(
                    Array(pipe.prefix(Int.random(in: 0...pipe.count, using: &random))), size: size, atLeast: mustReach)
                connect()
            case 6, 7:
                try follower.read(pipe, size: size, atLeast: mustReach)
                pipe = []
            default:
                guard pipe.count < 1 << 16 else { continue }
                pipe += try page(office, person, &state, terms, upTo: size).lines
                // Whoever is told that they have everything has it, whatever the page could hold.
                if state.isLive, state.next != size { return ["live at \(state.next) of \(size)"] }
            }
        }
        // In the end everything comes to whoever goes on reading.
        size = appends ? office.service.store.committedSize : end
        if appends { follower.wanted = try Self.leaves(office, as: person).filter { fits($0, filter) }.map(\.seq) }
        for _ in 0..<200 {
            try follower.read(pipe, size: size, atLeast: mustReach)
            pipe = []
            if state.isLive, state.next >= size { break }
            state.grant(1_000)
            follower.grant(1_000)
            pipe = try page(office, person, &state, terms, upTo: size).lines
        }
        return follower.verdict(size: size) + (follower.isLive ? [] : ["never caught up"])
    }

    @Test func `skips nothing, doubles nothing and keeps the order, in thousands of runs`() throws {
        let office = try Self.history()
        try Self.awaitCommit(office)
        let all = Dictionary(
            uniqueKeysWithValues: try ["hana", "cara", "dana", "zoe"].map { ($0, try Self.leaves(office, as: $0)) })
        #expect(all["hana"]!.count > all["dana"]!.count && all["dana"]!.count > all["zoe"]!.count)
        for seed in 1...3_000 as ClosedRange<UInt64> {
            let complaints = try Self.run(office, all, seed: seed, appends: false)
            guard complaints.isEmpty else {
                Issue.record("seed \(seed): \(complaints.joined(separator: "; "))")
                return
            }
        }
    }

    @Test func `holds while commands are given`() throws {
        let office = try Self.history()
        for seed in 10_001...10_060 as ClosedRange<UInt64> {
            try Self.awaitCommit(office)
            let all = Dictionary(
                uniqueKeysWithValues: try ["hana", "cara", "dana", "zoe"].map { ($0, try Self.leaves(office, as: $0)) })
            try office.command("promise.ask", ["of": "omar", "what": "A list"], as: "cara")
            try office.command("feedback.request", ["of": "cara"], as: "dana")
            try Self.awaitCommit(office)
            let complaints = try Self.run(office, all, seed: seed, appends: true)
            #expect(complaints.isEmpty, "seed \(seed): \(complaints.joined(separator: "; "))")
        }
    }

    private static func awaitCommit(_ office: Office) throws {
        while !office.service.isClean() { try office.looking { _ in } }
    }
}
