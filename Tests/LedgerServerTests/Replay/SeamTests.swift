import CanonicalJSON
import LMDB
import LedgerDomain
import LedgerFormat
import LedgerRPC
import LedgerService
import LedgerStore
import NIOCore
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

    /// Serves one page as a loop would, that another was sent or a new one; nothing when there is nothing to do.
    private static func page(
        _ office: Office, _ person: String, _ state: inout SubscriptionState, _ terms: SubscriptionTerms, upTo: UInt64?,
        _ shared: inout SharedPages, _ wereShared: inout Int
    ) throws -> [UInt8] {
        let service = office.service
        return try service.reading.environment.read { (transaction) throws in
            let facts = service.reading.facts(in: transaction)
            let committed = try facts.reading.size(in: facts.view)
            let size = min(committed, upTo ?? committed)
            guard state.hasWork(size: size) else { return [] }
            let viewer = try facts.member(withHandle: person)!
            var sight = try LeafSight(Query(service, facts, viewer: viewer))
            shared.use(snapshot: size)
            let place = SharedPages.Place(
                viewer: viewer, day: sight.query.today, terms: terms, state: state.place, mayTell: true)
            if let page = shared.page(from: place, state) {
                wereShared += 1
                state = page.after
                return Array(buffer: page.lines)
            }
            var page = SubscriptionPage()
            let before = state
            try page.serve(&state, terms, &sight, size: size, mayTell: true)
            shared.keep(ByteBuffer(bytes: page.lines), events: page.events, from: place, before: before, after: state)
            return page.lines
        }
    }

    /// One of those who follow by the same terms.
    private struct Client {
        var state: SubscriptionState
        var follower: Follower
        var mustReach: UInt64
        var pipe: [UInt8] = []
    }

    /// One run: clients with a filter follow a log that grows, over any number of connections.
    private static func run(
        _ office: Office, _ all: [String: [Leaf]], seed: UInt64, appends: Bool, _ wereShared: inout Int
    ) throws -> [String] {
        var random = SplitMix64(seed: seed)
        let person = ["hana", "cara", "dana", "zoe"].randomElement(using: &random)!
        let leaves = all[person]!
        let filter = Self.filter(leaves, &random)
        let terms = SubscriptionTerms(
            filter: try LeafFilter(filter) { MemberID(text: $0) }, asText: Bool.random(using: &random),
            disclose: Int.random(in: 0..<6, using: &random) == 0)
        let end = office.service.store.committedSize
        // Where the log ends for these clients so far: it grows up to where it really ends.
        var size = UInt64.random(in: 0...end, using: &random)
        let from = UInt64.random(in: 0...size, using: &random)
        var shared = SharedPages()
        func connect(_ client: inout Client) {
            let credit = [0, 0, 1, 3, 65_536].randomElement(using: &random)!
            // What is acknowledged and not committed yet, it must have before it is caught up.
            client.mustReach = min(end, size + UInt64.random(in: 0...3, using: &random))
            client.state = SubscriptionState(
                id: 1, from: client.follower.position, size: client.mustReach, credit: credit)
            client.follower.connect(credit: credit)
            client.pipe = []
        }
        var clients = (0..<Int.random(in: 1...3, using: &random)).map { _ in
            var client = Client(
                state: SubscriptionState(id: 0, from: from, size: size, credit: 0),
                follower: Follower(from: from, wanted: leaves.filter { fits($0, filter) }.map(\.seq)), mustReach: size)
            connect(&client)
            return client
        }
        for _ in 0..<Int.random(in: 3...30, using: &random) {
            if Int.random(in: 0..<10, using: &random) < 3 {
                size = min(end, size + UInt64.random(in: 1...5, using: &random))
                for index in clients.indices where clients[index].pipe.count >= 1 << 16 {
                    if clients[index].state.next < size { clients[index].state.passOver() }
                }
                continue
            }
            let index = clients.indices.randomElement(using: &random)!
            var client = clients[index]
            switch Int.random(in: 3..<10, using: &random) {
            case 3, 4:
                let events = [1, 2, 7, 65_536].randomElement(using: &random)!
                client.state.grant(events)
                client.follower.grant(events)
            case 5:
                // The connection breaks anywhere, in the middle of a line too.
                try client.follower.read(
                    Array(client.pipe.prefix(Int.random(in: 0...client.pipe.count, using: &random))), size: size,
                    atLeast: client.mustReach)
                connect(&client)
            case 6, 7:
                try client.follower.read(client.pipe, size: size, atLeast: client.mustReach)
                client.pipe = []
            default:
                guard client.pipe.count < 1 << 16 else { continue }
                client.pipe += try page(office, person, &client.state, terms, upTo: size, &shared, &wereShared)
                // Whoever is told that they have everything has it, whatever the page could hold.
                if client.state.isLive, client.state.next != size { return ["live at \(client.state.next) of \(size)"] }
            }
            clients[index] = client
        }
        // In the end everything comes to whoever goes on reading.
        size = appends ? office.service.store.committedSize : end
        let wanted = appends ? try Self.leaves(office, as: person).filter { fits($0, filter) }.map(\.seq) : nil
        return try clients.flatMap { (client) in
            var client = client
            if let wanted { client.follower.wanted = wanted }
            for _ in 0..<200 {
                try client.follower.read(client.pipe, size: size, atLeast: client.mustReach)
                client.pipe = []
                if client.state.isLive, client.state.next >= size { break }
                client.state.grant(1_000)
                client.follower.grant(1_000)
                client.pipe = try page(office, person, &client.state, terms, upTo: size, &shared, &wereShared)
            }
            return client.follower.verdict(size: size) + (client.follower.isLive ? [] : ["never caught up"])
        }
    }

    @Test func `skips nothing, doubles nothing and keeps the order, in thousands of runs`() throws {
        let office = try Self.history()
        try Self.awaitCommit(office)
        let all = Dictionary(
            uniqueKeysWithValues: try ["hana", "cara", "dana", "zoe"].map { ($0, try Self.leaves(office, as: $0)) })
        #expect(all["hana"]!.count > all["dana"]!.count && all["dana"]!.count > all["zoe"]!.count)
        var wereShared = 0
        for seed in 1...3_000 as ClosedRange<UInt64> {
            let complaints = try Self.run(office, all, seed: seed, appends: false, &wereShared)
            guard complaints.isEmpty else {
                Issue.record("seed \(seed): \(complaints.joined(separator: "; "))")
                return
            }
        }
        #expect(wereShared > 1_000, "only \(wereShared) pages were sent to more than one")
    }

    @Test func `holds while commands are given`() throws {
        let office = try Self.history()
        var wereShared = 0
        for seed in 10_001...10_060 as ClosedRange<UInt64> {
            try Self.awaitCommit(office)
            let all = Dictionary(
                uniqueKeysWithValues: try ["hana", "cara", "dana", "zoe"].map { ($0, try Self.leaves(office, as: $0)) })
            try office.command("promise.ask", ["of": "omar", "what": "A list"], as: "cara")
            try office.command("feedback.request", ["of": "cara"], as: "dana")
            try Self.awaitCommit(office)
            let complaints = try Self.run(office, all, seed: seed, appends: true, &wereShared)
            #expect(complaints.isEmpty, "seed \(seed): \(complaints.joined(separator: "; "))")
        }
    }

    private static func awaitCommit(_ office: Office) throws {
        while !office.service.isClean() { try office.looking { _ in } }
    }
}
