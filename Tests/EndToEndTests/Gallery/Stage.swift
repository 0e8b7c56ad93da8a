import CanonicalJSON

/// An organisation in which everything has happened once, so that whatever the ledger refuses can be asked of it.
///
/// Nothing here is inserted between other things, because what comes later would get other numbers: new people, metrics,
/// goals and agreements go to the end of ``build()``, before the last line.
struct Stage {
    let ledger: TestLedger
    let wire: Wire
    /// Numbers for what is made on the stage later on.
    let fresh = Fresh()

    /// Another number each time, from 1.
    final class Fresh {
        private var last = 0

        func next() -> Int {
            last += 1
            return last
        }
    }

    /// The day on which its clock stands.
    static let today = "2017-11-10"

    /// - Parameter hr: the first HR's user name; nobody of this machine unless said, so that whoever runs the daemon is
    ///   no member.
    init(hr: String = "hana-of-no-machine") throws {
        ledger = try TestLedger(simulated: "2017-09-01", hr: hr)
        wire = try ledger.connect()
        try build()
    }

    /// A command that must succeed.
    @discardableResult
    func command(_ method: String, _ params: JSONTree, as person: String = "hr") throws -> JSONTree {
        let answer = try wire.call(method, params, as: person)
        guard let result = answer.result else {
            throw Wire.Broken(what: "\(method) \(params) as \(person) → \(answer)")
        }
        return result
    }

    func advance(to day: String) throws { try command("clock.advance", ["to": .string(day)]) }

    private func build() throws {
        try people()
        try measures()
        try september()
        try october()
        try november()
        try anotherTeam()
    }

    private func people() throws {
        for handle in ["gia", "cara", "dana", "omar", "zoe", "abe", "crm", "erp", "finn", "rhea"] {
            try command("member.register", ["handle": .string(handle), "name": .string("Name of \(handle)")])
        }
        for (member, manager) in [("cara", "gia"), ("dana", "cara"), ("omar", "cara"), ("finn", "cara")] {
            try command("relationship.assign", ["manager": .string(manager), "member": .string(member)])
        }
        try command("role.grant", ["member": "abe", "role": "auditor"])
    }

    private func measures() throws {
        try command("metric.define", Self.metric("closed_won"))
        try command("metric.define", Self.metric("calls").with("counts", "activity"))
        try command("metric.define", Self.metric("leads"))
        try command(
            "metric.replace", Self.metric("leads").with("metric", "M3").with("unit", "leads").with("reason", "unit"))
        for (system, metric) in [("crm", "closed_won"), ("erp", "leads")] {
            try command(
                "role.grant", ["member": .string(system), "metrics": [.string(metric)], "role": "integration"])
        }
        let year: JSONTree = ["from": "2017-09-01", "to": "2017-12-31"]
        try command("goal.publish", ["period": year, "title": "Win the year"], as: "cara")
        try command("goal.publish", ["period": year, "title": "Win the moon"], as: "cara")
        try command("goal.close", ["goal": "G2", "outcome": "retired"], as: "cara")
    }

    /// A1 to A7: open, confirmed by the member, in force, withdrawn, declined, soon closed, and never answered, so that it expires.
    private func september() throws {
        for _ in 1...5 { try propose(Self.terms(from: "2017-12-01", to: "2017-12-31")) }
        try confirm("A2", as: "dana")
        try command("agreement.withdraw", ["agreement": "A4", "reason": "Too early"], as: "cara")
        try command("agreement.decline", ["agreement": "A5", "reason": "Not with me"], as: "dana")
        try propose(Self.terms(from: "2017-10-01", to: "2017-10-31"))
        try propose(Self.terms(from: "2017-10-01", to: "2017-12-31"))
        try command(
            "agreement.counter",
            ["agreement": "A3", "terms": Self.terms(from: "2017-10-01", to: "2017-12-31", milestones: 2)], as: "dana")
        for agreement in ["A3", "A6"] {
            try confirm(agreement, as: "dana")
            try confirm(agreement, as: "cara")
        }
        // A8 is omar's, A9 was that of somebody who has left since.
        try propose(Self.terms(from: "2017-12-01", to: "2017-12-31"), to: "omar")
        try propose(Self.terms(from: "2017-12-01", to: "2017-12-31"), to: "finn")
    }

    private func october() throws {
        try advance(to: "2017-10-20")
        try command("measurement.record", Self.value("60", ref: "deal-1"), as: "crm")
        try command("measurement.record", Self.value("5", ref: "seen-1"), as: "cara")
        try command("measurement.record", Self.value("7", ref: "told-1"), as: "dana")
        try command("measurement.record", Self.value("9", ref: "deal-2").with("member", "omar"), as: "crm")
        try command("member.depart", ["member": "finn", "on": "2017-10-31"])
        // The first of A3 and of A6 were missed; this is the second of A3, after which C5 follows.
        try command("checkpoint.hold", ["checkpoint": "C3"], as: "cara")
    }

    private func november() throws {
        let october: JSONTree = ["from": "2017-10-01", "members": ["dana"], "metric": "closed_won", "to": "2017-10-31"]
        try advance(to: "2017-11-01")
        try command("measurement.cover", october, as: "crm")
        try promises()
        try feedback()
        try advance(to: Self.today)
    }
}

extension Stage {
    /// P1 to P5: to be kept, asked for, contested, promised as asked, and let go. The first three are cara's to dana.
    private func promises() throws {
        let course: JSONTree = ["due": "2017-12-01", "to": "dana", "what": "A course"]
        let wish: JSONTree = ["due": "2017-12-01", "of": "cara", "what": "A look at the tool"]
        try command("promise.make", course, as: "cara")
        try command("promise.ask", wish, as: "dana")
        try command("promise.make", course, as: "cara")
        try command("promise.done", ["promise": "P3"], as: "cara")
        try command("promise.contest", ["promise": "P3", "reason": "Nobody came"], as: "dana")
        try command("promise.ask", wish, as: "dana")
        try command("promise.make", ["promise": "P4"], as: "cara")
        try command("promise.make", course, as: "cara")
        try command("promise.withdraw", ["promise": "P5", "reason": "Not needed"], as: "dana")
    }

    /// A10 is lena's, whose new manager ines is of hr.
    private func anotherTeam() throws {
        for handle in ["ines", "lena"] {
            try command("member.register", ["handle": .string(handle), "name": .string("Name of \(handle)")])
        }
        try command("role.grant", ["member": "ines", "role": "hr"])
        try command("relationship.assign", ["manager": "cara", "member": "lena"])
        let support: JSONTree = [["debtor": "cara", "due": "2017-12-10", "kind": "support", "what": "A course"]]
        try propose(Self.terms(from: "2017-12-01", to: "2017-12-31").with("promises", support), to: "lena")
        try command("relationship.assign", ["manager": "ines", "member": "lena"])
    }
}

extension Stage {
    /// F1 to F3: asked of cara, given by her to dana, and retracted.
    private func feedback() throws {
        try command("feedback.request", ["of": "cara"], as: "dana")
        for _ in 2...3 { try command("feedback.give", Self.feedback(to: "dana"), as: "cara") }
        try command("feedback.retract", ["feedback": "F3", "reason": "It was omar"], as: "cara")
    }
}

// MARK: What things are made of

extension Stage {
    static func metric(_ name: String) -> JSONTree { Office.metric(name) }

    /// Terms that lack nothing, with a milestone for each month from the first.
    static func terms(from: String, to: String, milestones: Int = 1) -> JSONTree {
        let months = ["2017-10-01", "2017-11-01", "2017-12-01"]
        let ends = ["2017-10-31", "2017-11-30", "2017-12-31"]
        let first = months.firstIndex(of: from) ?? 0
        return [
            "cadenceDays": 14, "contribution": ["goal": "G1", "how": "New customers in the north"],
            "measures": [["metric": "closed_won", "target": "300"]],
            "milestones": .array(
                (first..<first + milestones).map {
                    ["from": .string(months[$0]), "metric": "closed_won", "target": "100", "to": .string(ends[$0])]
                }), "outcome": "Win deals that stay", "window": ["from": .string(from), "to": .string(to)],
        ]
    }

    static func value(_ value: String, ref: String) -> JSONTree {
        [
            "asOf": "2017-10-10", "member": "dana", "metric": "closed_won", "ref": .string(ref), "source": "crm",
            "value": .string(value),
        ]
    }

    /// Proposes as the member's manager.
    ///
    /// - Returns: the agreement's id.
    @discardableResult
    func propose(_ terms: JSONTree, to member: String = "dana", as manager: String = "cara") throws -> String {
        let result = try command("agreement.propose", ["member": .string(member), "terms": terms], as: manager)
        guard let id = result["ids"]?["agreement"]?.text else { throw Wire.Broken(what: "no agreement in \(result)") }
        return id
    }

    func confirm(_ agreement: String, as person: String) throws {
        var params: JSONTree = ["agreement": .string(agreement), "inOwnWords": "I win deals"]
        if person != "cara" { params["noSupportNeeded"] = true }
        try command("agreement.confirm", params, as: person)
    }

    /// Position of the measurement that a source calls `ref`.
    func seq(of ref: String, member: String = "dana") throws -> Int64 {
        let listed = try command("measurement.list", ["member": .string(member), "metric": "closed_won"])
        let row = listed["measurements"]?.elements.first { $0["ref"]?.text == ref }
        guard let seq = row?["seq"]?.number else { throw Wire.Broken(what: "no measurement \(ref)") }
        return seq
    }
}
