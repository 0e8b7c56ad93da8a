import CanonicalJSON

/// What happens to an agreement between its proposal and its end, with what stands beside it.
extension MatrixRows {
    static let course: [MatrixRow] = talk + setting + changes + strategies + absences + questions

    private static let talk: [MatrixRow] = [
        MatrixRow("agreement.invite") { stage in
            ["agreement": .string(try stage.propose(helped)), "until": "2017-11-20"]
        },
        MatrixRow("agreement.waiveInvitation") { stage in
            let id = try stage.propose(helped)
            try stage.command("agreement.invite", ["agreement": .string(id), "until": "2017-11-20"], as: "cara")
            return ["agreement": .string(id)]
        },
        MatrixRow("agreement.askClarification") { stage in
            ["agreement": .string(try stage.propose(helped)), "text": "Which deals?"]
        },
        MatrixRow("agreement.answerClarification", "what dana asked") { stage in
            let id = try stage.propose(helped)
            try stage.command("agreement.askClarification", ["agreement": .string(id), "text": "Which?"], as: "dana")
            return ["agreement": .string(id), "text": "All"]
        },
        MatrixRow("agreement.correctUnderstanding", "of what dana confirmed") { stage in
            let id = try stage.propose(helped)
            try stage.command("agreement.confirm", ["agreement": .string(id), "inOwnWords": "I win"], as: "dana")
            return ["agreement": .string(id), "text": "Not only new ones"]
        },
        MatrixRow("agreement.overrideAutonomy") { stage in
            ["agreement": .string(try stage.freshInForce()), "reason": "The law", "scope": "No calls on sundays"]
        },
        MatrixRow("agreement.affirm", "after its goal ended") { stage in
            let goal = try stage.command(
                "goal.publish", ["period": ["from": "2017-11-01", "to": "2017-12-31"], "title": "Win"], as: "cara")
            let id = goal["ids"]?["goal"] ?? .null
            let agreement = try stage.propose(helped.with("contribution", ["goal": id, "how": "New customers"]))
            try stage.command("goal.close", ["goal": id, "outcome": "retired"], as: "cara")
            return ["agreement": .string(agreement), "reason": "Customers stay customers"]
        },
        MatrixRow("agreement.takeOver", "of who came from another team") { stage in
            let handle = JSONTree.string("t\(try stage.ledger.size())")
            try stage.command("member.register", ["handle": handle, "name": "New"])
            try stage.command("relationship.assign", ["manager": "gia", "member": handle])
            let proposed = try stage.command(
                "agreement.propose",
                ["member": handle, "terms": Stage.terms(from: "2017-12-01", to: "2017-12-31")], as: "gia")
            try stage.command("relationship.assign", ["manager": "cara", "member": handle])
            return ["agreement": proposed["ids"]?["agreement"] ?? .null]
        },
    ]

    private static let setting: [MatrixRow] = [
        MatrixRow("agreement.set") { stage in
            ["agreement": .string(try stage.propose(helped)), "reason": "The quarter cannot wait"]
        },
        MatrixRow("agreement.cosign") { stage in ["agreement": .string(try stage.set())] },
        MatrixRow("agreement.receiveNotice") { stage in
            let id = try stage.set()
            try stage.command("agreement.cosign", ["agreement": .string(id)])
            return ["agreement": .string(id)]
        },
    ]

    private static let changes: [MatrixRow] = [
        MatrixRow("agreement.amend") { stage in
            ["agreement": .string(try stage.freshInForce()), "reason": "A new territory", "terms": other]
        },
        MatrixRow("agreement.declineAmendment", "by the manager") { stage in
            ["agreement": .string(try stage.amended()), "reason": "Not now"]
        },
        MatrixRow("agreement.withdrawAmendment", "by the manager") { stage in
            ["agreement": .string(try stage.amended()), "reason": "Not now"]
        },
        MatrixRow("agreement.proposeEnd") { stage in
            ["agreement": .string(try stage.freshInForce()), "reason": "Another team"]
        },
        MatrixRow("agreement.acceptEnd", "proposed by the manager") { stage in
            ["agreement": .string(try stage.ending())]
        },
        MatrixRow("agreement.declineEnd", "proposed by the manager") { stage in
            ["agreement": .string(try stage.ending()), "reason": "Not yet"]
        },
    ]

    private static let strategies: [MatrixRow] = [
        MatrixRow("strategy.propose") { stage in
            ["agreement": .string(try stage.freshInForce()), "text": "Partners first"]
        },
        MatrixRow("strategy.adopt") { stage in ["strategy": try stage.strategy()] },
        MatrixRow("strategy.adapt") { stage in ["strategy": try stage.strategy(), "text": "Two of them first"] },
        MatrixRow("strategy.decline") { stage in ["reason": "Next year", "strategy": try stage.strategy()] },
        MatrixRow("strategy.accept", "in the manager's words") { stage in
            let id = try stage.strategy()
            try stage.command("strategy.adapt", ["strategy": id, "text": "Two of them first"], as: "cara")
            return ["strategy": id]
        },
        MatrixRow("strategy.withdraw") { stage in ["strategy": try stage.strategy()] },
        MatrixRow("strategy.get", "of dana") { stage in
            ["strategy": try stage.strategy()]
        } shows: {
            $0["strategy"]?["text"] == "Partners first"
        },
        MatrixRow("strategy.list", "with dana's") { stage in
            _ = try stage.strategy()
            return ["limit": 1_000]
        } shows: {
            $0["strategies"]?.has("text", "Partners first") == true
        },
    ]

    private static let absences: [MatrixRow] = [
        MatrixRow("absence.record", "of dana") { stage in
            ["from": .string(stage.freshDayOff()), "member": "dana"]
        },
        MatrixRow("absence.withdraw", "of dana") { stage in ["absence": try stage.absence(), "member": "dana"] },
        MatrixRow("absence.list", "of dana") { stage in
            _ = try stage.absence()
            return ["member": "dana"]
        } shows: {
            $0["absences"]?.elements.isEmpty == false
        },
    ]

    private static let questions: [MatrixRow] = [
        MatrixRow("metric.question", "about dana's own agreement") { stage in
            ["agreement": "A3", "metric": try stage.metric(), "reason": "Renewals?"]
        },
        MatrixRow("metric.question", "about none") { stage in ["metric": try stage.metric(), "reason": "Renewals?"] },
        MatrixRow("metric.answerQuestion", "of dana") { stage in
            let metric = try stage.metric()
            try stage.command("metric.question", ["metric": metric, "reason": "Renewals?"], as: "dana")
            return ["metric": metric, "text": "They count"]
        },
        MatrixRow("metric.questions", "of dana") { stage in
            let metric = try stage.metric()
            try stage.command("metric.question", ["metric": metric, "reason": "Renewals?"], as: "dana")
            return ["metric": metric]
        } shows: {
            $0["questions"]?.has("text", "Renewals?") == true
        },
    ]

    /// With support, so that it may be set, and confirmed without a word.
    fileprivate static let helped = Stage.terms(from: "2017-12-01", to: "2017-12-31").with(
        "promises", [["debtor": "cara", "due": "2017-12-10", "kind": "support", "what": "A course"]])
    fileprivate static let other = Stage.terms(from: "2017-12-01", to: "2017-12-31").with("cadenceDays", 7)
}

extension Stage {
    fileprivate func set() throws -> String {
        let id = try propose(MatrixRows.helped)
        try command("agreement.set", ["agreement": .string(id), "reason": "It cannot wait"], as: "cara")
        return id
    }

    fileprivate func amended() throws -> String {
        let id = try freshInForce()
        try command(
            "agreement.amend", ["agreement": .string(id), "reason": "A new territory", "terms": MatrixRows.other],
            as: "cara")
        return id
    }

    fileprivate func ending() throws -> String {
        let id = try freshInForce()
        try command("agreement.proposeEnd", ["agreement": .string(id), "reason": "Another team"], as: "cara")
        return id
    }

    fileprivate func strategy() throws -> JSONTree {
        let proposed = try command(
            "strategy.propose", ["agreement": .string(try freshInForce()), "text": "Partners first"], as: "dana")
        return proposed["ids"]?["strategy"] ?? .null
    }

    /// Of no absence yet: each day counts once.
    fileprivate func freshDayOff() -> String {
        let number = fresh.next()
        let month = number / 28 % 12 + 1
        let day = number % 28 + 1
        return "\(2018 + number / 336)-\(month > 9 ? "" : "0")\(month)-\(day > 9 ? "" : "0")\(day)"
    }

    fileprivate func absence() throws -> JSONTree {
        let recorded = try command("absence.record", ["from": .string(freshDayOff())], as: "dana")
        return recorded["events"]?[0]?["seq"] ?? .null
    }

    fileprivate func metric() throws -> JSONTree {
        let defined = try command("metric.define", Stage.metric("m\(try ledger.size())"))
        return defined["ids"]?["metric"] ?? .null
    }
}
