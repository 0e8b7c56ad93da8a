import CanonicalJSON

/// A simulated ledger with people in it: cara manages dana and omar, zoe stands alone; one metric, one goal; the clock
/// stands on 25 September 2017.
struct Office {
    let ledger: TestLedger
    let wire: Wire

    init(options: [String] = [], folder: String? = nil) throws {
        ledger = try TestLedger(folder: folder, options: options)
        wire = try ledger.connect()
        for handle in ["cara", "dana", "omar", "zoe", "crm"] {
            try command("member.register", ["handle": .string(handle), "name": .string("Name of \(handle)")])
        }
        for member in ["dana", "omar"] {
            try command("relationship.assign", ["manager": "cara", "member": .string(member)])
        }
        try command("metric.define", Self.metric("closed_won"))
        try command("role.grant", ["member": "crm", "metrics": ["closed_won"], "role": "integration"])
        try command(
            "goal.publish", ["period": ["from": "2017-10-01", "to": "2017-12-31"], "title": "Win the quarter"],
            as: "cara")
    }

    /// The same office over another connection.
    init(_ ledger: TestLedger, _ wire: Wire) {
        self.ledger = ledger
        self.wire = wire
    }

    /// A command that must succeed.
    @discardableResult
    func command(_ method: String, _ params: JSONTree, as person: String = "hr") throws -> JSONTree {
        try wire.call(method, params, as: person).ok
    }

    static func metric(_ name: String) -> JSONTree {
        [
            "aggregate": "sum", "collector": "crm", "counts": "outcome", "direction": "up",
            "formula": "sum of won deals by close date", "name": .string(name), "source": "crm", "unit": "USD",
        ]
    }

    /// Terms for the fourth quarter that lack nothing.
    static func terms(outcome: String = "Win deals that stay", target: String = "300") -> JSONTree {
        [
            "cadenceDays": 14, "contribution": ["goal": "G1", "how": "New customers in the north"],
            "measures": [["metric": "closed_won", "target": .string(target)]],
            "milestones": [
                ["from": "2017-10-01", "metric": "closed_won", "target": "100", "to": "2017-10-31"],
                ["from": "2017-11-01", "metric": "closed_won", "target": "100", "to": "2017-11-30"],
            ], "outcome": .string(outcome), "window": ["from": "2017-10-01", "to": "2017-12-31"],
        ]
    }

    /// A promise of cara's, without which terms lack something for her to confirm.
    static let help: JSONTree = ["debtor": "cara", "due": "2017-10-15", "kind": "support", "what": "A course"]

    /// Proposes to somebody as their manager.
    ///
    /// - Returns: the agreement's id, and the reference of its terms.
    func propose(to member: String, _ terms: JSONTree = terms()) throws -> (id: String, terms: JSONTree) {
        let result = try command("agreement.propose", ["member": .string(member), "terms": terms], as: "cara")
        guard let id = result["ids"]?["agreement"]?.text, let event = result["events"]?[0] else {
            throw Wire.Broken(what: "no agreement in \(result)")
        }
        return (id, ["hash": event["hash"] ?? .null, "seq": event["seq"] ?? .null])
    }

    static func value(_ value: String, ref: String, of member: String = "dana", asOf: String = "2017-09-20") -> JSONTree
    {
        [
            "asOf": .string(asOf), "member": .string(member), "metric": "closed_won", "ref": .string(ref),
            "source": "crm", "value": .string(value),
        ]
    }

    /// Records a value for somebody, by the integration.
    @discardableResult
    func record(_ amount: String, ref: String, of member: String = "dana") throws -> JSONTree {
        try command("measurement.record", Self.value(amount, ref: ref, of: member), as: "crm")
    }
}
