import CanonicalJSON

extension MatrixRows {
    static let agreements: [MatrixRow] = [
        MatrixRow("agreement.propose", "to dana") { _ in ["member": "dana", "terms": december] },
        MatrixRow("agreement.counter") { stage in
            ["agreement": .string(try stage.propose(december)), "terms": december.with("outcome", "Win more")]
        },
        MatrixRow("agreement.withdraw", "what the manager proposed") { stage in
            ["agreement": .string(try stage.propose(december)), "reason": "Too early"]
        },
        MatrixRow("agreement.withdraw", "what the member proposed") { stage in
            ["agreement": .string(try stage.propose(december, as: "dana")), "reason": "Too early"]
        },
        MatrixRow("agreement.discuss") { stage in ["agreement": .string(try stage.propose(december)), "text": "So?"] },
        MatrixRow("agreement.reserve") { stage in ["agreement": .string(try stage.propose(december)), "text": "If"] },
        MatrixRow("agreement.decline") { stage in
            ["agreement": .string(try stage.propose(december)), "reason": "Not so"]
        },
        MatrixRow("agreement.confirm", "for oneself") { stage in
            ["agreement": .string(try stage.propose(helped))]
        },
        MatrixRow("agreement.confirm", "in dana's name") { stage in
            ["agreement": .string(try stage.propose(helped)), "by": "dana"]
        },
        MatrixRow("agreement.get", "of dana") { _ in
            ["agreement": "A3"]
        } shows: {
            $0["agreement"]?["id"] == "A3"
        },
        MatrixRow("agreement.get", "of dana, with its words") { _ in
            ["agreement": "A3"]
        } shows: {
            $0["agreement"]?["terms"]?["outcome"] == "Win deals that stay"
                && $0["agreement"]?["confirmations"]?.has("inOwnWords", "I win deals") == true
        },
        MatrixRow("agreement.list", "with dana's") { _ in
            ["limit": 1_000]
        } shows: {
            $0["agreements"]?.has("id", "A3") == true
        },
        MatrixRow("agreement.entered", "of oneself") { _ in
            [:]
        } shows: {
            $0["rows"] != nil
        },
    ]

    static let milestones: [MatrixRow] = [
        MatrixRow("milestone.override") { stage in
            let verdict = try stage.otherVerdict()
            return ["agreement": "A3", "milestone": 1, "reason": "It was given away", "verdict": .string(verdict)]
        },
        MatrixRow("milestone.waive") { stage in
            ["agreement": .string(try stage.freshInForce()), "milestone": 1, "reason": "The territory is gone"]
        },
    ]

    static let commitments: [MatrixRow] = [
        MatrixRow("commitments.list", "of dana") { _ in
            ["limit": 1_000, "person": "dana"]
        } shows: {
            $0["commitments"]?.has("debtor", "U4") == true
        },
        MatrixRow("commitments.list", "of oneself") { _ in
            [:]
        } shows: {
            $0["commitments"] != nil
        },
    ]

    private static let december = Stage.terms(from: "2017-12-01", to: "2017-12-31")
    /// With support, so that the member confirms without a word.
    private static let helped = december.with(
        "promises", [["debtor": "cara", "due": "2017-12-10", "kind": "support", "what": "A course"]])
}

extension Stage {
    /// Another verdict than A3's first milestone has now.
    fileprivate func otherVerdict() throws -> String {
        let view = try command("agreement.get", ["agreement": "A3"])
        let milestone = view["agreement"]?["milestones"]?[0]
        return milestone?["overridden"]?["verdict"] == "met" ? "missed" : "met"
    }

    /// An agreement of dana's that is in force and whose window is still to come.
    func freshInForce() throws -> String {
        let agreement = try propose(Stage.terms(from: "2017-12-01", to: "2017-12-31"))
        try confirm(agreement, as: "dana")
        try confirm(agreement, as: "cara")
        return agreement
    }
}
