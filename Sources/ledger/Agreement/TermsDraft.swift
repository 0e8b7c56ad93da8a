import CanonicalJSON
import LedgerRPC

/// Terms as somebody is saying them. Every part may be missing still: what complete terms need is the ledger's to say.
struct TermsDraft: Equatable {
    struct Measure: Equatable {
        var metric: String
        var baseline: String?
        var target: String
    }
    struct Milestone: Equatable {
        var metric: String
        var from: String
        var to: String
        var target: String
    }
    struct Promise: Equatable {
        var kind: String
        var what: String
        var debtor: String
        var due: String
    }
    struct Consequence: Equatable {
        var misses: Int
        var of: Int
        var what: String
        var currentForDays: Int
    }

    var outcome: String?
    var measures: [Measure] = []
    var milestones: [Milestone] = []
    var goal: String?
    var how: String?
    var noGoal: String?
    var reserved: [String] = []
    var promises: [Promise] = []
    var consequences: [Consequence] = []
    var cadenceDays: Int?
    var from: String?
    var to: String?
    var zone: String?

    init() {}

    /// The parameters that the ledger reads. Days are as people said them until `day` has read them.
    func params(day: (_ text: String, _ place: String) throws -> String) throws -> JSONTree {
        var terms: JSONTree = [
            "measures": .array(
                measures.map {
                    JSONTree(present: [
                        "baseline": JSONTree($0.baseline), "metric": .string($0.metric), "target": .string($0.target),
                    ])
                }),
            "milestones": .array(
                try milestones.map {
                    [
                        "from": .string(try day($0.from, "a milestone's from")), "metric": .string($0.metric),
                        "target": .string($0.target), "to": .string(try day($0.to, "a milestone's to")),
                    ]
                }),
        ]
        terms["outcome"] = JSONTree(outcome)
        terms["cadenceDays"] = cadenceDays.map { .integer(Int64($0)) }
        if let noGoal {
            terms["contribution"] = ["none": .string(noGoal)]
        } else if goal != nil || how != nil {
            terms["contribution"] = JSONTree(present: ["goal": JSONTree(goal), "how": JSONTree(how)])
        }
        terms["window"] = JSONTree(present: [
            "from": JSONTree(try from.map { try day($0, "the window's from") }),
            "to": JSONTree(try to.map { try day($0, "the window's to") }), "zone": JSONTree(zone),
        ])
        if !reserved.isEmpty { terms["reserved"] = .array(reserved.map(JSONTree.string)) }
        if !promises.isEmpty {
            terms["promises"] = .array(
                try promises.map {
                    [
                        "debtor": .string($0.debtor), "due": .string(try day($0.due, "a promise's due")),
                        "kind": .string($0.kind), "what": .string($0.what),
                    ]
                })
        }
        if !consequences.isEmpty {
            terms["consequences"] = .array(
                consequences.map {
                    [
                        "currentForDays": .integer(Int64($0.currentForDays)), "misses": .integer(Int64($0.misses)),
                        "of": .integer(Int64($0.of)), "what": .string($0.what),
                    ]
                })
        }
        return terms
    }

    /// The terms that stand, to be changed and proposed back.
    init(_ view: TermsView, people: People) {
        outcome = view.outcome
        measures = view.measures.map { Measure(metric: $0.metric, baseline: $0.baseline, target: $0.target) }
        milestones = view.milestones.map { Milestone(metric: $0.metric, from: $0.from, to: $0.to, target: $0.target) }
        (goal, how, noGoal) = (view.contribution.goal, view.contribution.how, view.contribution.none)
        reserved = view.reserved
        promises = view.promises.map {
            Promise(kind: $0.kind, what: $0.what ?? "", debtor: people.name(of: $0.debtor), due: $0.due)
        }
        consequences = view.consequences.map {
            Consequence(misses: $0.misses, of: $0.of, what: $0.what ?? "", currentForDays: $0.currentForDays)
        }
        cadenceDays = view.cadenceDays
        (from, to, zone) = (view.window.from, view.window.to, view.window.zone)
    }
}
