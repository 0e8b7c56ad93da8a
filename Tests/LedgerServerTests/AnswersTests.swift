import CanonicalJSON
import LedgerDomain
import LedgerProjections
import LedgerRPC
import LedgerService
import LedgerStore
import Testing

@testable import LedgerServer

@Suite struct `Every answer that is offered` {
    /// Whoever follows `ledger` is never led into a dead end: of the answers to each thing that waits at least one is
    /// accepted from whom it waits for, at that time.
    @Test func `is one of several, of which at least one is accepted, whatever happened before`() throws {
        var seen = Set<String>()
        for seed in UInt64(1)...16 {
            let walk = try RandomWalk(seed: seed)
            for step in 0..<80 {
                try walk.step()
                guard step % 4 == 0 else { continue }
                for person in RandomWalk.people {
                    let (kinds, problems) = try deadEnds(of: person, in: walk)
                    #expect(problems.isEmpty, "seed \(seed), step \(step): \(problems)")
                    seen.formUnion(kinds)
                }
            }
        }
        // The walks are worth something only if they come past every kind of thing.
        #expect(Set(WaitingItem.Kind.allCases.map(\.rawValue)).subtracting(seen).isEmpty)
    }

    /// What waits for somebody, by kind, and what of it has no answer that would be accepted.
    private func deadEnds(of person: String, in walk: RandomWalk) throws -> (kinds: [String], problems: [String]) {
        let service = walk.office.service
        let day = walk.day
        return try walk.office.looking { facts in
            let viewer = try facts.member(withHandle: person)!
            let query = try Query(service, facts, viewer: viewer, holdsFor: 0)
            var waiting = try query.waiting(for: viewer)
            var problems: [String] = []
            let items = try waiting.all()
            for one in items {
                let item = try query.item(one).item
                var refusals: [String] = []
                var isAccepted = false
                for answer in item.answers {
                    guard let name = answer.method else { continue }
                    let method = CommandMethods.all.first { $0.name == name }!
                    let resolver = Resolver(facts, directory: service.directory, asker: viewer)
                    let read = try Office.read(method, answer.filled(on: day).canonicalBytes, resolver)
                    switch read {
                    case .failure(let failure): problems.append("\(person): \(name) \(answer.params): \(failure)")
                    case .success(let command):
                        switch try decide(command, by: viewer, at: query.now, given: facts) {
                        case .accepted: isAccepted = true
                        case .refused(let refusal):
                            refusals.append("\(answer.word): \(refusal.rules.map(\.because))")
                        }
                    }
                }
                if !isAccepted { problems.append("\(person): \(item.kind) \(item.id) \(item.title): \(refusals)") }
            }
            return (items.map(\.kind.rawValue), problems)
        }
    }
}
