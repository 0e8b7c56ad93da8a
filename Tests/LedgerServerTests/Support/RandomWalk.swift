import CanonicalJSON
import LedgerDomain
import LedgerProjections
import LedgerRPC
import LedgerService

@testable import LedgerServer

/// People who begin things at random, answer at random what waits for them, and let days go by.
final class RandomWalk {
    let office: Office
    private var random: SplitMix64
    private(set) var day = Day(text: "2017-09-25")!
    /// How often each answer was sent, by kind and word.
    private(set) var sent: [String: Int] = [:]

    static let people = ["gia", "cara", "dana", "omar", "zoe", "hana"]

    init(seed: UInt64) throws {
        office = try Office()
        random = SplitMix64(seed: seed)
        for member in ["dana", "omar"] { try office.agree(with: member, cadenceDays: 4) }
        try setWithoutAgreement()
    }

    /// Terms that wait for a co-signature, as A3: by chance nobody comes so far.
    private func setWithoutAgreement() throws {
        var terms = Office.terms()
        terms["window"] = ["from": "2017-11-01", "to": "2017-12-31"]
        terms["milestones"] = [["from": "2017-11-01", "metric": "closed_won", "target": "9", "to": "2017-11-30"]]
        terms["promises"] = [["debtor": "cara", "due": "2017-11-15", "kind": "support", "what": "A course"]]
        let id = JSONTree.string(
            try office.command("agreement.propose", ["member": "omar", "terms": terms], as: "cara").id("agreement"))
        try office.command("agreement.invite", ["agreement": id, "until": "2017-09-26"], as: "cara")
        try office.command("agreement.waiveInvitation", ["agreement": id], as: "omar")
        try office.command("agreement.set", ["agreement": id, "reason": "It cannot wait"], as: "cara")
    }

    private func one<T>(of choices: [T]) -> T { choices.randomElement(using: &random)! }
    private func chance(_ of: Int) -> Bool { Int.random(in: 0..<of, using: &random) == 0 }
    private func soon(_ days: ClosedRange<Int>) -> JSONTree {
        .string("\(day.advanced(by: .random(in: days, using: &random)))")
    }

    /// One thing happens, or is refused.
    func step() throws {
        do {
            switch Int.random(in: 0..<10, using: &random) {
            case 0..<4: try begin()
            case 4..<8: try answer()
            default:
                day = day.advanced(by: .random(in: 0...5, using: &random))
                try office.advance(to: "\(day)")
            }
        } catch is Office.Refused {}
    }

    private func begin() throws {
        let starts = Self.starts
        let (method, params, person) = one(of: starts)(self)
        try office.command(method, params, as: person)
    }

    typealias Start = @Sendable (RandomWalk) -> (method: String, params: JSONTree, person: String)

    /// What somebody may begin; a noun adds its own.
    private static let starts: [Start] =
        agreementStarts + promiseStarts + meetingStarts + courseStarts
        + talkStarts + measureStarts

    private func agreementID() -> JSONTree { .string("A\(Int.random(in: 1...6, using: &random))") }
    private func promiseID() -> JSONTree { .string("P\(Int.random(in: 1...12, using: &random))") }

    private func terms() -> JSONTree {
        let from = day.advanced(by: .random(in: 1...20, using: &random))
        let to = from.advanced(by: .random(in: 5...40, using: &random))
        var terms = Office.terms(help: !chance(3))
        terms["window"] = ["from": .string("\(from)"), "to": .string("\(to)")]
        terms["milestones"] = [
            ["from": .string("\(from)"), "metric": "closed_won", "target": "10", "to": .string("\(to)")]
        ]
        if terms["promises"] != nil {
            terms["promises"] = [["debtor": "cara", "due": .string("\(to)"), "kind": "support", "what": "A course"]]
        }
        return terms
    }

    private static let agreementStarts: [Start] = [
        { walk in
            let person = walk.one(of: ["cara", "dana"])
            return ("agreement.propose", ["member": "dana", "terms": walk.terms()], person)
        },
        { walk in ("agreement.propose", ["member": "omar", "terms": walk.terms()], "cara") },
        { walk in
            (
                "agreement.counter", ["agreement": walk.agreementID(), "terms": walk.terms()],
                walk.one(of: ["cara", "dana", "omar"])
            )
        },
        { walk in
            let manager = walk.one(of: ["cara", "gia", "zoe"])
            return ("relationship.assign", ["manager": .string(manager), "member": "omar"], "hana")
        },
    ]

    private static let promiseStarts: [Start] = [
        { walk in
            let (one, other) = walk.two()
            var params: JSONTree = ["kind": .string(walk.one(of: ["plain", "support"])), "what": "Help"]
            params["of"] = .string(other)
            if walk.chance(2) { params["due"] = walk.soon(0...10) }
            return ("promise.ask", params, one)
        },
        { walk in
            let (one, other) = walk.two()
            return ("promise.make", ["due": walk.soon(0...10), "to": .string(other), "what": "A list"], one)
        },
        { walk in
            (
                "promise.withdraw", ["promise": walk.promiseID(), "reason": "No need"], walk.one(of: people)
            )
        },
    ]

    private static let meetingStarts: [Start] = [
        { walk in
            ("agenda.raise", ["text": "The territory", "with": "cara"], walk.one(of: ["dana", "omar"]))
        },
        { walk in
            (
                "checkpoint.schedule", ["agreement": walk.agreementID(), "at": walk.soon(0...4)],
                walk.one(of: ["cara", "dana", "omar"])
            )
        },
    ]

    private static let courseStarts: [Start] = [
        { walk in
            (
                "strategy.propose", ["agreement": walk.firstAgreementID(), "text": "By partners"],
                walk.one(of: ["dana", "omar"])
            )
        },
        { walk in
            let id = JSONTree.string("S\(Int.random(in: 1...6, using: &walk.random))")
            return ("strategy.adapt", ["strategy": id, "text": "By partners, and alone"], "cara")
        },
        { walk in
            ("agreement.invite", ["agreement": walk.agreementID(), "until": walk.soon(1...6)], "cara")
        },
        { walk in
            (
                "agreement.askClarification", ["agreement": walk.agreementID(), "text": "Which deals?"],
                walk.one(of: ["cara", "dana", "omar"])
            )
        },
        { walk in ("agreement.set", ["agreement": walk.agreementID(), "reason": "It cannot wait"], "cara") },
        { walk in
            let terms = Office.terms().with("cadenceDays", 4).with("outcome", "Win fewer, and keep them")
            return (
                "agreement.amend", ["agreement": walk.firstAgreementID(), "reason": "More to do", "terms": terms],
                walk.one(of: ["cara", "dana", "omar"])
            )
        },
        { walk in
            (
                "agreement.proposeEnd", ["agreement": walk.firstAgreementID(), "reason": "Another team"],
                walk.one(of: ["cara", "dana", "omar"])
            )
        },
        { walk in
            let question: JSONTree = ["agreement": walk.agreementID(), "metric": "closed_won", "reason": "Renewals?"]
            return ("metric.question", question, walk.one(of: ["dana", "omar"]))
        },
        { walk in
            let period: JSONTree = ["from": "2017-10-01", "to": "2017-12-31"]
            let title = JSONTree.string("Win \(Int.random(in: 1...9_999, using: &walk.random))")
            return ("goal.revise", ["goal": "G2", "period": period, "reason": "Smaller", "title": title], "cara")
        },
    ]

    private static let talkStarts: [Start] = [
        { walk in
            let (one, other) = walk.two()
            return ("feedback.request", ["of": .string(other), "text": "How was the call?"], one)
        },
        { walk in
            let (one, other) = walk.two()
            let kind = JSONTree.string(walk.one(of: ["developmental", "recognition", "corrective"]))
            let said: JSONTree = [
                "effect": "They stayed", "kind": kind, "nextStep": "Again", "observation": "You let them finish",
                "to": .string(other),
            ]
            return ("feedback.give", said, one)
        },
        { walk in
            let scope = walk.one(of: ["all", "dana", "omar"])
            return ("evidence.export", ["purpose": "audit", "scope": .string(scope)], "hana")
        },
    ]

    private static let measureStarts: [Start] = [
        { walk in
            let (member, manager) = walk.one(of: [("dana", "cara"), ("omar", "cara"), ("cara", "gia")])
            let value: JSONTree = [
                "asOf": .string("\(walk.day)"), "member": .string(member), "metric": "closed_won",
                "ref": .string("\(Int.random(in: 1...9_999, using: &walk.random))"), "source": "hand", "value": "5",
            ]
            return ("measurement.record", value, walk.one(of: [member, manager]))
        },
        { walk in
            let member = walk.one(of: ["dana", "omar", "cara"])
            let listed = try? walk.office.query(
                MeasurementList.self, "measurement.list", ["member": .string(member), "metric": "closed_won"],
                as: member)
            let seq = listed?.rows.randomElement(using: &walk.random)?.seq ?? 0
            return ("measurement.contest", ["of": .integer(Int64(seq)), "reason": "Not so"], member)
        },
    ]

    /// One of the two that were in force at the start.
    private func firstAgreementID() -> JSONTree { .string(one(of: ["A1", "A2"])) }

    private func two() -> (String, String) {
        let pair = Self.people.shuffled(using: &random).prefix(2)
        return (pair[0], pair[1])
    }

    /// Somebody answers something that waits for them.
    private func answer() throws {
        let person = one(of: Self.people)
        let items = try office.query(NextList.self, "next.list", as: person).items
        guard let item = items.randomElement(using: &random),
            let answer = item.answers.filter({ $0.method != nil }).randomElement(using: &random),
            let method = answer.method
        else { return }
        try office.command(method, answer.filled(on: day), as: person)
        sent["\(item.kind)/\(answer.word)", default: 0] += 1
    }
}

extension ItemAnswer {
    /// The parameters, with something said for each need.
    func filled(on day: Day) -> JSONTree {
        var params = params
        for need in needs {
            switch need.kind {
            case "text": params[need.name] = "So it is"
            case "day": params[need.name] = .string("\(day.advanced(by: 9))")
            case "choice": params[need.name] = .string(need.choices?.first ?? "")
            default: break
            }
        }
        return params
    }
}
