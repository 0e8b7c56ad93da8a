import CanonicalJSON

extension MatrixRows {
    static let organisation: [MatrixRow] = [
        MatrixRow("clock.advance", "(simulated ledgers)") { stage in
            ["to": .string(try stage.nextInstant())]
        },
        MatrixRow("policy.publish") { stage in
            // Each comes after the one before it, and says something new.
            let fresh = (Int(stage.freshDigits(4)) ?? 0) % 50
            return ["from": .string("20\(30 + fresh)-01-01"), "settings": ["answerDays": .integer(Int64(fresh + 8))]]
        },
        MatrixRow("policy.list") { _ in
            [:]
        } shows: {
            $0["policies"]?.elements.isEmpty == false
        },
        MatrixRow("rule.list") { _ in
            [:]
        } shows: {
            $0["rules"]?.elements.isEmpty == false
        },
        MatrixRow("member.register") { stage in ["handle": .string(stage.freshHandle()), "name": "Somebody New"] },
        MatrixRow("member.rename", "dana") { _ in ["handle": "dana", "member": "dana", "name": "Dana Again"] },
        MatrixRow("member.bindAccount", "for dana") { _ in ["member": "dana", "uid": 4_242, "username": "dana"] },
        MatrixRow("member.depart") { stage in ["member": .string(try stage.freshMember())] },
        MatrixRow("relationship.assign") { stage in
            ["manager": "cara", "member": .string(try stage.freshMember())]
        },
        MatrixRow("relationship.end") { stage in
            let member = try stage.freshMember()
            try stage.command("relationship.assign", ["manager": "cara", "member": .string(member)])
            return ["member": .string(member)]
        },
        MatrixRow("role.grant") { stage in ["member": .string(try stage.freshMember()), "role": "auditor"] },
        MatrixRow("role.revoke") { stage in
            let member = try stage.freshMember()
            try stage.command("role.grant", ["member": .string(member), "role": "auditor"])
            return ["member": .string(member), "role": "auditor"]
        },
        MatrixRow("member.list", "with dana") { _ in
            [:]
        } shows: {
            $0["members"]?.has("id", "U4") == true
        },
        MatrixRow("member.get", "dana") { _ in
            ["member": "dana"]
        } shows: {
            $0["member"]?["id"] == "U4"
        },
    ]

    static let goals: [MatrixRow] = [
        MatrixRow("goal.publish") { _ in ["period": ["from": "2017-11-01", "to": "2017-12-31"], "title": "Win"] },
        MatrixRow("goal.revise") { stage in
            let goal = try stage.freshGoal()
            return [
                "goal": .string(goal), "period": ["from": "2017-11-01", "to": "2017-12-31"], "reason": "Smaller",
                "title": "Win half",
            ]
        },
        MatrixRow("goal.close") { stage in ["goal": .string(try stage.freshGoal()), "outcome": "retired"] },
        MatrixRow("goal.tree") { _ in
            [:]
        } shows: {
            $0["goals"]?.has("id", "G1") == true
        },
    ]

    static let metrics: [MatrixRow] = [
        MatrixRow("metric.define") { stage in Stage.metric(stage.freshHandle()) },
        MatrixRow("metric.replace") { stage in
            Stage.metric("leads").with("metric", "M3").with("unit", .string(stage.freshHandle())).with("reason", "unit")
        },
        MatrixRow("metric.list") { _ in
            [:]
        } shows: {
            $0["metrics"]?.has("id", "M1") == true
        },
    ]
}

extension Stage {
    /// A name that nobody and nothing has.
    func freshHandle() -> String { "fresh-\(fresh.next())" }

    /// Somebody new, whom nobody manages.
    func freshMember() throws -> String {
        let handle = freshHandle()
        try command("member.register", ["handle": .string(handle), "name": "Somebody New"])
        return handle
    }

    func freshGoal() throws -> String {
        let period: JSONTree = ["from": "2017-11-01", "to": "2017-12-31"]
        let made = try command("goal.publish", ["period": period, "title": "Win"], as: "cara")
        return made["ids"]?["goal"]?.text ?? ""
    }

    /// A microsecond after the one before.
    func nextInstant() throws -> String {
        let number = "\(fresh.next())"
        return "\(Self.today)T00:00:00.\(String(repeating: "0", count: 6 - number.count))\(number)Z"
    }
}

extension JSONTree {
    /// Whether one of the rows has that value.
    func has(_ key: String, _ value: String) -> Bool { elements.contains { $0[key]?.text == value } }
}
