import CanonicalJSON

/// An office in which every method has been used at least once, but for the one that ends it all.
struct Tour {
    let office: Office
    var exchanges: [Wire.Exchange] { office.wire.recorded ?? [] }

    init() throws {
        office = try Office()
        office.wire.recorded = []
        try organisation()
        try agreements()
        try meeting()
        try promises()
        try course()
        try measuring()
        try verdicts()
        try feedback()
        try evidence()
        try questions()
        try replay()
        try custody()
    }

    private func replay() throws {
        try `do`("consumer.create", ["filter": ["categories": ["goal"], "subjects": ["dana"]], "name": "warehouse"])
        try `do`("log.subscribe", ["consumer": "warehouse", "credit": 10])
        try `do`(
            "log.subscribe",
            ["as": "text", "credit": 1, "disclose": true, "filter": ["types": ["goal.published"]], "from": 1])
        try `do`("consumer.ack", ["name": "warehouse", "seq": 0])
        try `do`("consumer.create", ["from": 2, "name": "mirror"])
        try `do`("consumer.list", [:])
        try `do`("admin.consumers", [:])
        try `do`("consumer.delete", ["name": "mirror"])
    }

    private func custody() throws {
        try `do`("legalHold.place", ["member": "omar", "reason": "A claim was filed"])
        try `do`("legalHold.list", [:])
        try `do`("legalHold.lift", ["member": "omar", "reason": "It is settled"])
        let told: JSONTree = ["effect": "They hung up", "nextStep": "Wait", "observation": "You cut in", "to": "dana"]
        let given = try office.wire.call("feedback.give", told, as: "cara").ok
        try `do`(
            "disclosure.erase",
            [
                "ground": "misdirected", "members": ["/effect", "/observation"],
                "seq": given["events"]?[0]?["seq"] ?? .null,
            ])
    }

    private func `do`(_ method: String, _ params: JSONTree, as person: String = "hr") throws {
        _ = try office.wire.call(method, params, as: person).ok
    }

    private func organisation() throws {
        try `do`("member.register", ["handle": "ben", "name": "Ben", "username": "ben"])
        try `do`("member.rename", ["handle": "benno", "member": "ben"])
        try `do`("member.bindAccount", ["from": "2017-09-25", "member": "benno", "uid": 4_242, "username": "benno"])
        try `do`("policy.publish", ["from": "2017-12-24", "settings": ["answerDays": 5]])
        try `do`("policy.list", [:])
        try `do`("relationship.assign", ["from": "2017-09-26", "manager": "cara", "member": "benno"])
        try `do`("relationship.end", ["member": "benno", "on": "2017-09-30"])
        try `do`("role.grant", ["member": "benno", "role": "auditor"])
        try `do`("role.revoke", ["member": "benno", "role": "auditor"])
        try `do`("member.depart", ["member": "zoe", "on": "2017-09-25"])
        try `do`("metric.define", Office.metric("calls").with("freshnessDays", 30).with("settleDays", 0))
        try `do`("metric.replace", Office.metric("calls").with("metric", "calls").with("reason", "The system changed"))
        let goal: JSONTree = [
            "metric": "closed_won", "owner": "cara", "parent": "G1",
            "period": ["from": "2017-10-01", "to": "2017-12-31"],
            "target": "1000", "title": "Win the north",
        ]
        try `do`("goal.publish", goal, as: "cara")
        try `do`(
            "goal.revise",
            [
                "goal": "G2", "period": ["from": "2017-10-01", "to": "2017-12-31"], "reason": "Smaller",
                "title": "Win half",
            ],
            as: "cara")
        try `do`("goal.close", ["goal": "G2", "outcome": "retired"], as: "cara")
    }

    private func agreements() throws {
        var terms = Office.terms()
        terms["reserved"] = ["Prices are set by the manager"]
        terms["promises"] = [["debtor": "cara", "due": "2017-10-15", "kind": "support", "what": "A course"]]
        terms["consequences"] = [["currentForDays": 90, "misses": 2, "of": 2, "what": "Weekly talks"]]
        for member in ["dana", "omar", "omar"] {
            try `do`("agreement.propose", ["manager": "cara", "member": .string(member), "terms": terms], as: "cara")
        }
        try `do`("agreement.discuss", ["agreement": "A1", "text": "Is that so?"], as: "dana")
        try `do`("agreement.reserve", ["agreement": "A1", "text": "If the tool works"], as: "dana")
        try `do`("agreement.counter", ["agreement": "A1", "terms": terms], as: "dana")
        try `do`("agreement.withdraw", ["agreement": "A2", "reason": "Too early"], as: "cara")
        try `do`("agreement.decline", ["agreement": "A3", "reason": "Not with me"], as: "omar")
        let view = try office.wire.call("agreement.get", ["agreement": "A1"], as: "dana").ok
        let confirm: JSONTree = [
            "agreement": "A1", "by": "dana", "inOwnWords": "I win", "noSupportNeeded": false,
            "terms": view["agreement"]?["termsRef"] ?? .null,
        ]
        try `do`("agreement.confirm", confirm, as: "dana")
        try `do`("agreement.confirm", ["agreement": "A1"], as: "cara")
    }

    private func meeting() throws {
        let view: JSONTree = ["checkpoint": "C1", "confidence": 7, "note": "It goes well", "rating": "onTrack"]
        try `do`("checkpoint.view", view, as: "dana")
        try `do`("checkpoint.move", ["checkpoint": "C1", "reason": "A fair", "to": "2017-10-16"], as: "dana")
        try `do`("checkpoint.hold", ["checkpoint": "C1", "present": ["dana", "cara"]], as: "cara")
        try `do`("checkpoint.deny", ["checkpoint": "C1", "reason": "We did not talk"], as: "dana")
        try `do`("checkpoint.schedule", ["agreement": "A1", "at": "2017-10-10T09:00:00.000000Z"], as: "dana")
        let raised = try office.wire.call("agenda.raise", ["text": "The territory", "with": "cara"], as: "dana").ok
        try `do`("agenda.raise", ["text": "The tool", "with": "dana"], as: "cara")
        try `do`("agenda.close", ["point": raised["events"]?[0]?["seq"] ?? .null], as: "cara")
    }

    /// Beside A1: A4 is set without agreement and ends, A5 expires, and what stands beside agreements.
    private func course() throws {
        var terms = Office.terms()
        terms["promises"] = [["debtor": "cara", "due": "2017-10-15", "kind": "support", "what": "A course"]]
        terms["window"] = ["from": "2017-10-05", "to": "2017-12-31"]
        terms["milestones"] = [["from": "2017-11-01", "metric": "closed_won", "target": "100", "to": "2017-11-30"]]
        for _ in 4...5 { try `do`("agreement.propose", ["member": "omar", "terms": terms], as: "cara") }
        let a4: JSONTree = ["agreement": "A4"]
        try `do`("agreement.invite", a4.with("until", "2017-09-27"), as: "cara")
        try `do`("agreement.waiveInvitation", a4, as: "omar")
        try `do`("agreement.askClarification", a4.with("text", "Which?"), as: "omar")
        let asked = try office.wire.call("agreement.get", a4, as: "omar").ok["agreement"]?["questions"]?[0]?["seq"]
        try `do`("agreement.answerClarification", a4.with("text", "All").with("of", asked ?? .null), as: "cara")
        try `do`("agreement.set", a4.with("reason", "Now"), as: "cara")
        try `do`("agreement.cosign", a4)
        try `do`("agreement.receiveNotice", a4, as: "omar")
        try `do`("agreement.confirm", ["agreement": "A5", "inOwnWords": "I call"], as: "omar")
        try `do`("agreement.correctUnderstanding", ["agreement": "A5", "text": "You win"], as: "cara")
        try `do`("strategy.propose", a4.with("text", "Partners"), as: "omar")
        try `do`("strategy.propose", a4.with("text", "Fairs"), as: "omar")
        try `do`("strategy.propose", a4.with("text", "Letters"), as: "omar")
        try `do`("strategy.adapt", ["strategy": "S1", "text": "Two"], as: "cara")
        try `do`("strategy.accept", ["strategy": "S1"], as: "omar")
        try `do`("strategy.decline", ["reason": "No", "strategy": "S2"], as: "cara")
        try `do`("strategy.adopt", ["strategy": "S3"], as: "cara")
        try `do`("strategy.propose", a4.with("text", "Visits"), as: "omar")
        try `do`("strategy.withdraw", ["reason": "Better not", "strategy": "S4"], as: "omar")
        try `do`("metric.question", ["agreement": "A4", "metric": "closed_won", "reason": "Renewals?"], as: "omar")
        let listed = try office.wire.call("metric.questions", ["metric": "closed_won"], as: "cara").ok
        let of = listed["questions"]?[0]?["seq"] ?? .null
        try `do`("metric.answerQuestion", ["metric": "closed_won", "of": of, "text": "They count"], as: "cara")
        try `do`("clock.advance", ["to": "2017-10-04"])
        try `do`("absence.record", ["from": "2017-11-06", "member": "omar", "to": "2017-11-10"], as: "cara")
        try `do`("absence.record", ["from": "2017-11-20"], as: "omar")
        let absences = try office.wire.call("absence.list", ["limit": 5, "member": "omar"], as: "cara").ok["absences"]
        try `do`("absence.withdraw", ["absence": absences?[1]?["seq"] ?? .null, "member": "omar"], as: "cara")
        try `do`(
            "goal.revise",
            [
                "goal": "G1", "period": ["from": "2017-10-01", "to": "2017-12-31"], "reason": "More",
                "title": "Win more",
            ], as: "cara")
        try `do`("agreement.affirm", a4.with("reason", "Still so"), as: "omar")
        try `do`("agreement.overrideAutonomy", a4.with("reason", "Law").with("scope", "No sundays"), as: "cara")
        let more = a4.with("terms", terms.with("cadenceDays", 7)).with("reason", "More talk")
        try `do`("agreement.amend", more, as: "cara")
        try `do`("agreement.declineAmendment", a4.with("reason", "No"), as: "omar")
        try `do`("agreement.amend", more, as: "cara")
        try `do`("agreement.withdrawAmendment", a4.with("reason", "No"), as: "cara")
        try `do`("agreement.amend", more, as: "cara")
        try `do`("agreement.confirm", a4, as: "cara")
        try `do`("agreement.get", a4, as: "omar")
        try `do`("agreement.proposeEnd", a4.with("reason", "Over"), as: "cara")
        try `do`("agreement.declineEnd", a4.with("reason", "No"), as: "omar")
        try `do`("relationship.assign", ["manager": "benno", "member": "omar"])
        try `do`("agreement.list", [:])
        try `do`("agreement.takeOver", a4, as: "benno")
        try `do`("agreement.proposeEnd", a4.with("reason", "Over"), as: "benno")
        try `do`("agreement.get", a4, as: "omar")
        try `do`("agreement.acceptEnd", a4.with("reason", "Well"), as: "omar")
        try `do`("strategy.get", ["strategy": "S1"], as: "omar")
        try `do`("strategy.list", ["agreement": "A4", "limit": 2, "state": "adopted"])
    }

    private func measuring() throws {
        try `do`("clock.advance", ["to": "2017-11-02"])
        try `do`(
            "measurement.record", Office.value("60", ref: "d1", asOf: "2017-10-10").with("knowledge", "system"),
            as: "crm")
        let row: JSONTree = [
            "asOf": "2017-10-11", "member": "dana", "metric": "closed_won", "ref": "d2", "value": "50",
        ]
        try `do`("measurement.recordMany", ["knowledge": "system", "source": "crm", "values": [row]], as: "crm")
        let cover: JSONTree = ["from": "2017-10-01", "members": ["dana"], "metric": "closed_won", "to": "2017-10-31"]
        try `do`("measurement.cover", cover, as: "crm")
        let listed = try office.wire.call("measurement.list", ["member": "dana", "metric": "closed_won"], as: "dana").ok
        let seqs = listed["measurements"]?.elements.compactMap { $0["seq"] } ?? []
        try `do`("measurement.correct", ["of": seqs[0], "reason": "A typing error", "value": "61"], as: "crm")
        try `do`("measurement.contest", ["of": seqs[1], "reason": "Not my deal"], as: "dana")
        try `do`("next.list", ["limit": 5], as: "cara")
        try `do`(
            "measurement.decideContest", ["of": seqs[1], "reason": "It is", "verdict": "upheld"], as: "cara")
        try `do`("measurement.list", ["member": "dana", "metric": "closed_won"], as: "dana")
    }

    private func verdicts() throws {
        try `do`("clock.advance", ["to": "2017-11-10T00:00:00.000000Z"])
        try `do`(
            "milestone.override",
            ["agreement": "A1", "milestone": 1, "reason": "Both were given away", "verdict": "missed"],
            as: "cara")
        try `do`("milestone.waive", ["agreement": "A1", "milestone": 2, "reason": "The territory is gone"], as: "cara")
    }

    private func promises() throws {
        let wish: JSONTree = [
            "about": "A1", "due": "2017-12-01", "kind": "support", "of": "cara", "what": "Show me the tool",
        ]
        for _ in 2...3 { try `do`("promise.ask", wish, as: "dana") }
        let own: JSONTree = [
            "about": "G1", "due": "2017-12-01", "kind": "plain", "to": "dana", "what": "Ask legal",
        ]
        for _ in 4...5 { try `do`("promise.make", own, as: "cara") }
        try `do`("promise.make", ["due": "2017-12-02", "promise": "P2"], as: "cara")
        try `do`("promise.decline", ["promise": "P3", "reason": "One will do"], as: "cara")
        let move: JSONTree = ["due": "2017-12-10", "promise": "P2", "reason": "The tool is late"]
        try `do`("promise.move", move, as: "cara")
        try `do`("promise.refuseMove", ["promise": "P2", "reason": "It is needed"], as: "dana")
        try `do`("promise.move", move, as: "cara")
        try `do`("promise.get", ["promise": "P2"], as: "dana")
        try `do`("commitments.list", [:], as: "dana")
        try `do`("promise.move", ["promise": "P2"], as: "dana")
        try `do`("promise.done", ["evidence": "We looked at it", "promise": "P2"], as: "cara")
        try `do`("promise.get", ["promise": "P2"], as: "dana")
        try `do`("promise.contest", ["promise": "P2", "reason": "Half of it"], as: "dana")
        try `do`("promise.settle", ["promise": "P2", "reason": "They did", "verdict": "kept"])
        try `do`("promise.done", ["promise": "P4"], as: "cara")
        try `do`("promise.confirm", ["promise": "P4"], as: "dana")
        try `do`("promise.withdraw", ["promise": "P5", "reason": "No longer needed"], as: "dana")
    }

    private func feedback() throws {
        try `do`("feedback.request", ["about": "A1", "of": "cara", "text": "How was the call?"], as: "dana")
        try `do`("feedback.get", ["feedback": "F1"], as: "dana")
        let told: JSONTree = [
            "about": "A1", "effect": "They stayed", "kind": "recognition", "metrics": ["closed_won"],
            "nextStep": "Again", "observation": "You let them finish", "observedOn": "2017-11-08", "request": "F1",
            "to": "dana",
        ]
        try `do`("feedback.give", told, as: "cara")
        try `do`("feedback.see", ["feedback": "F1"], as: "dana")
        try `do`("feedback.reply", ["feedback": "F1", "text": "Thank you"], as: "dana")
        try `do`("feedback.contestKind", ["feedback": "F1", "reason": "It is advice"], as: "dana")
        try `do`("feedback.show", ["feedback": "F1"], as: "dana")
        let more: JSONTree = [
            "effect": "They hung up", "nextStep": "Let them finish", "observation": "You cut them short", "to": "dana",
        ]
        try `do`("feedback.give", more, as: "cara")
        try `do`("feedback.retract", ["feedback": "F2", "reason": "It was omar"], as: "cara")
        try `do`("feedback.get", ["feedback": "F1"], as: "dana")
        let page: JSONTree = [
            "after": "F1", "kind": "developmental", "limit": 1, "person": "dana", "side": "received",
        ]
        try `do`("feedback.list", page, as: "dana")
        try `do`("feedback.list", ["limit": 1, "person": "dana"], as: "cara")
        try `do`("feedback.list", ["person": "dana"])
    }

    private func evidence() throws {
        let asked: JSONTree = ["disclose": ["omar", "feedback.*"], "scope": "A1", "withhold": ["/inOwnWords", "all"]]
        try `do`("evidence.preview", asked, as: "dana")
        let export = asked.with("purpose", "To ask for advice").with("recipient", "My lawyer")
        try `do`("evidence.export", export, as: "dana")
        try `do`("evidence.export", ["scope": "me"], as: "dana")
        try `do`("evidence.export", ["purpose": "audit", "scope": "all"])
        try `do`("evidence.get", ["export": "X1"], as: "dana")
        let size = JSONTree.integer(try office.ledger.size())
        try `do`("evidence.read", ["after": 1, "export": "X1", "limit": 5, "size": size], as: "dana")
        try `do`("evidence.read", ["export": "X2", "size": size], as: "dana")
        try `do`("evidence.read", ["after": 3, "export": "X3", "limit": 20, "size": size])
        let digest = String(repeating: "A", count: 43)
        try `do`("evidence.deliver", ["digest": .string(digest), "export": "X1"], as: "dana")
        try `do`("evidence.see", ["export": "X1"], as: "cara")
        try `do`("evidence.list", [:], as: "cara")
        try `do`("evidence.list", ["after": "X1", "limit": 1, "person": "dana"])
    }

    private func questions() throws {
        let all: [(String, JSONTree)] = [
            ("server.discover", [:]), ("server.status", [:]), ("server.metrics", [:]), ("rpc.discover", [:]),
            ("member.list", ["after": "U1", "limit": 2, "team": "cara"]), ("member.list", [:]),
            ("member.get", ["member": "dana"]), ("goal.tree", ["root": "G1"]), ("goal.tree", [:]), ("metric.list", [:]),
            ("agreement.get", ["agreement": "A1", "asOf": "2017-11-05", "revision": 1]),
            ("agreement.get", ["agreement": "A1"]), ("rule.list", [:]),
            ("agreement.list", ["limit": 1, "manager": "cara", "member": "dana", "state": "inForce"]),
            ("agreement.list", [:]),
            ("checkpoint.get", ["checkpoint": "C1"]), ("checkpoint.list", [:]),
            (
                "checkpoint.list",
                ["agreement": "A1", "after": "C1", "limit": 5, "person": "dana", "state": "missed", "with": "cara"]
            ), ("agenda.points", [:]),
            ("agenda.points", ["after": "1", "limit": 5, "person": "dana", "state": "all", "with": "cara"]),
            ("commitments.list", ["limit": 10, "person": "dana", "side": "both", "state": "all"]),
            ("commitments.list", ["person": "cara"]), ("promise.get", ["promise": "P1"]),
            ("promise.list", ["after": "P1", "limit": 2, "person": "dana", "side": "both", "state": "kept"]),
            ("promise.list", ["person": "dana"]),
            (
                "measurement.list",
                ["from": "2017-10-01", "limit": 5, "member": "dana", "metric": "closed_won", "to": "2017-10-31"]
            ),
            (
                "log.read",
                [
                    "as": "json", "disclose": true,
                    "filter": ["streams": ["agreement/1"], "subjects": ["U3"], "types": ["agreement.confirmed"]],
                    "from": 0, "limit": 100,
                ]
            ),
            ("log.read", ["as": "text", "disclose": false, "from": 3, "limit": 2]), ("log.read", ["from": 0]),
            ("log.head", [:]), ("log.receipt", ["seq": 4]), ("log.consistency", ["from": 3, "to": 9]),
            ("log.consistency", ["from": 0]), ("log.lookup", ["commandId": "01931e6b-2a4f-7c3d-9e1f-0123456789ab"]),
            ("next.get", ["person": "hr"]), ("next.list", ["limit": 5]), ("lineOfSight.get", ["person": "dana"]),
            ("timeline.get", ["agreement": "A1", "limit": 50]), ("timeline.get", ["after": "3", "person": "dana"]),
            ("timeline.get", ["with": "cara"]), ("looked.list", ["limit": 50]),
            ("agreement.entered", ["limit": 1]), ("agenda.get", ["with": "cara"]),
            ("mirror.get", ["from": "2017-09-01", "person": "hr", "to": "2017-11-10"]), ("admin.check", [:]),
        ]
        for (method, params) in all { try `do`(method, params) }
        let meta: JSONTree = [
            "commandId": "01931e6b-2a4f-7c3d-9e1f-0123456789ac", "deadlineMs": 60_000, "expectedRevision": 0,
            "protocol": 1, "receipt": true, "stale": false,
        ]
        let value = Office.value("1", ref: "whole meta", of: "omar")
        _ = try office.wire.call("measurement.record", value, as: "crm", meta: meta).ok
        let lookup: JSONTree = ["commandId": "01931e6b-2a4f-7c3d-9e1f-0123456789ac"]
        try `do`("log.lookup", lookup, as: "crm")
    }
}
