import CanonicalJSON
import Glibc
import Testing

extension `End to end` {
    /// Random commands of everybody, good and bad, over the socket.
    @Suite struct `A random history` {
        @Test(arguments: [UInt64(1), 2, 3])
        func `leaves projections as a rebuild would, and the same answers after every restart`(seed: UInt64) throws {
            var random = Seeded(seed)
            let office = try Office()
            var author = Author()
            var outcomes: [String: Int] = [:]
            for round in 0..<3 {
                for _ in 0..<180 {
                    let (method, params, person) = author.next(using: &random)
                    let answer = try office.ledger.connect().call(method, params, as: person)
                    outcomes[answer.kind ?? "done", default: 0] += 1
                    author.learn(answer)
                    // What is invalid here is so by a rule, such as a day that has not come.
                    let isFine = answer.kind == "invalid" ? !answer.rules.isEmpty : answer.kind != "internal_error"
                    #expect(isFine && answer.kind != "unavailable", "\(method) \(params) → \(answer)")
                }
                // What these questions show of others' records is recorded by their first round of the day.
                _ = try Self.everything(office.ledger)
                let before = try Self.everything(office.ledger)
                let check = try office.ledger.connect().call("admin.check").ok
                #expect(check["ok"] == true, "seed \(seed): \(check)")
                office.ledger.stop(round % 2 == 0 ? SIGKILL : SIGTERM)
                try office.ledger.start()
                let after = try Self.everything(office.ledger)
                #expect(before.count == after.count)
                for (was, now) in zip(before, after) { #expect(was == now, "seed \(seed)") }
                #expect(try office.ledger.connect().call("admin.check").ok == check)
            }
            #expect(outcomes["done", default: 0] > 100 && outcomes["rejected", default: 0] > 5, "\(outcomes)")
        }

        /// Answers to every question of several people.
        private static func everything(_ ledger: TestLedger) throws -> [JSONTree] {
            let wire = try ledger.connect()
            var answers: [JSONTree] = []
            for person in ["hr", "cara", "dana", "omar", "zoe", "crm"] {
                let all: [(String, JSONTree)] = [
                    ("member.list", [:]), ("goal.tree", [:]), ("metric.list", [:]),
                    ("agreement.list", ["limit": 1_000]),
                    ("commitments.list", ["limit": 1_000]), ("promise.list", ["limit": 1_000]),
                    ("checkpoint.list", ["limit": 1_000]), ("agenda.points", ["limit": 1_000, "state": "all"]),
                    ("log.read", ["from": 0]), ("log.head", [:]),
                    ("measurement.list", ["limit": 1_000, "member": "dana", "metric": "closed_won"]),
                ]
                for (method, params) in all {
                    answers.append(try wire.call(method, params, as: person).tree.with("id", nil))
                }
                for row in try wire.call("agreement.list", ["limit": 1_000], as: person).ok["agreements"]?.elements
                    ?? []
                {
                    let params: JSONTree = ["agreement": row["id"] ?? .null]
                    answers.append(try wire.call("agreement.get", params, as: person).tree.with("id", nil))
                }
            }
            return answers
        }
    }
}

/// Makes commands that somebody might give.
private struct Author {
    private var agreements = 0
    private var promises = 0
    private var measurements: [JSONTree] = []
    private var day = 25
    private var number = 0

    mutating func learn(_ answer: Answer) {
        if answer.result?["ids"]?["agreement"] != nil { agreements += 1 }
        promises += (answer.result?["events"]?.elements ?? []).count {
            $0["stream"]?.text?.hasPrefix("promise/") == true && $0["rev"] == 0
        }
        for event in answer.result?["events"]?.elements ?? [] where event["type"] == "measurement.recorded" {
            measurements.append(event["seq"] ?? .null)
        }
    }

    /// Something about a promise, new or old, by somebody who may be one of its sides.
    private func promise(
        of member: String, using random: inout Seeded
    ) -> (method: String, params: JSONTree, person: String) {
        let id = JSONTree.string("P\(Int.random(in: 1...max(1, promises), using: &random))")
        let person = Bool.random(using: &random) ? "cara" : member
        let day = JSONTree.string("2017-1\(number % 3)-1\(number % 10)")
        let reason = JSONTree.string("Because \(number)")
        let about: JSONTree = .string("A\(Int.random(in: 1...max(1, agreements), using: &random))")
        switch Int.random(in: 0..<12, using: &random) {
        case 0:
            return ("promise.ask", ["kind": "support", "of": "cara", "what": .string("Help \(number)")], member)
        case 1:
            let help: JSONTree = [
                "about": about, "due": day, "kind": "support", "to": .string(member), "what": .string("Help \(number)"),
            ]
            return ("promise.make", help, "cara")
        case 2: return ("promise.make", ["due": day, "promise": id], person)
        case 3: return ("promise.decline", ["promise": id, "reason": reason], person)
        case 4, 5, 6: return ("promise.done", ["promise": id], person)
        case 7: return ("promise.confirm", ["promise": id], person)
        case 8: return ("promise.contest", ["promise": id, "reason": reason], person)
        case 9: return ("promise.settle", ["promise": id, "reason": reason, "verdict": "kept"], "hr")
        case 10: return ("promise.move", ["due": day, "promise": id, "reason": reason], person)
        default: return ("promise.withdraw", ["promise": id, "reason": reason], person)
        }
    }

    /// What happens to an agreement beside its terms.
    private func course(
        _ agreement: JSONTree, _ side: String, using random: inout Seeded
    ) -> (method: String, params: JSONTree, person: String) {
        let own: JSONTree = ["agreement": agreement]
        let all: [(String, JSONTree, String)] = [
            ("agreement.askClarification", own.with("text", "Which?"), side),
            ("agreement.answerClarification", own.with("text", "All"), side),
            ("agreement.amend", own.with("reason", "So").with("terms", Office.terms(target: "\(number)")), side),
            ("agreement.proposeEnd", own.with("reason", "So"), side),
            ("agreement.declineEnd", own.with("reason", "No"), side),
            ("strategy.propose", own.with("text", "Partners"), "dana"), ("strategy.adopt", ["strategy": "S1"], "cara"),
            ("absence.record", ["from": "2017-10-16", "to": "2017-10-18"], "dana"),
            ("metric.question", ["metric": "closed_won", "reason": "Renewals?"], side),
            ("metric.answerQuestion", ["metric": "closed_won", "text": "They count"], "hr"),
            ("agreement.overrideAutonomy", own.with("reason", "Law").with("scope", "No sundays"), "cara"),
        ]
        return all.randomElement(using: &random) ?? all[0]
    }

    mutating func next(using random: inout Seeded) -> (method: String, params: JSONTree, person: String) {
        number += 1
        let members = ["dana", "omar", "zoe"]
        let member = members.randomElement(using: &random) ?? "dana"
        let agreement = JSONTree.string("A\(Int.random(in: 1...max(1, agreements), using: &random))")
        let side = ["cara", "dana", "omar"].randomElement(using: &random) ?? "cara"
        let checkpoint = JSONTree.string("C\(Int.random(in: 1...max(1, agreements * 2), using: &random))")
        switch Int.random(in: 0..<30, using: &random) {
        case 24...29: return promise(of: member, using: &random)
        case 0, 1, 2:
            var terms = Office.terms(outcome: "Outcome \(number)", target: "\(number)")
            let kind: JSONTree = Bool.random(using: &random) ? "support" : "plain"
            terms["promises"] = [["debtor": "cara", "due": "2017-10-09", "kind": kind, "what": "A course"]]
            return (
                "agreement.propose", ["member": .string(member), "terms": terms],
                ["cara", member].randomElement(using: &random) ?? "cara"
            )
        case 3:
            return ("agreement.counter", ["agreement": agreement, "terms": Office.terms(target: "\(number)")], side)
        case 4, 5, 6, 7, 8:
            let params: JSONTree = ["agreement": agreement, "inOwnWords": .string("Words \(number)")]
            return ("agreement.confirm", side == "cara" ? params : params.with("noSupportNeeded", true), side)
        case 9 where Bool.random(using: &random): return course(agreement, side, using: &random)
        case 9: return ("agreement.discuss", ["agreement": agreement, "text": .string("Text \(number)")], side)
        case 10: return ("agreement.reserve", ["agreement": agreement, "text": .string("But \(number)")], side)
        case 11:
            let method = Bool.random(using: &random) ? "agreement.decline" : "agreement.withdraw"
            return (method, ["agreement": agreement, "reason": .string("Because \(number)")], side)
        case 12, 13, 14, 15:
            let date = "2017-10-\(10 + number % 20)"
            let past = day > 25 ? date : "2017-09-20"
            return (
                "measurement.record", Office.value("\(number % 90)", ref: "r\(number / 2)", of: member, asOf: past),
                "crm"
            )
        case 16 where !measurements.isEmpty:
            let of = measurements.randomElement(using: &random) ?? 0
            return ("measurement.correct", ["of": of, "reason": "Wrong", "value": .string("\(number)")], "crm")
        case 17 where !measurements.isEmpty:
            let of = measurements.randomElement(using: &random) ?? 0
            if number % 2 == 0 { return ("measurement.contest", ["of": of, "reason": "Not mine"], member) }
            let verdict: JSONTree = number % 4 == 1 ? "withdrawn" : "upheld"
            return ("measurement.decideContest", ["of": of, "reason": "I asked both", "verdict": verdict], "cara")
        case 18:
            let milestone = JSONTree.integer(Int64.random(in: 1...2, using: &random))
            let params: JSONTree = ["agreement": agreement, "milestone": milestone, "reason": "Seen"]
            return Bool.random(using: &random)
                ? ("milestone.waive", params, "cara") : ("milestone.override", params.with("verdict", "met"), "cara")
        case 19:
            // A quarter passes in three or four steps, so that agreements come into force, end and are judged.
            guard number % 3 == 0 else { break }
            day += 20
            let date = ["2017-09-28", "2017-10-31", "2017-11-20", "2017-12-05", "2018-01-20"][
                min(4, (day - 25) / 20 - 1)]
            return ("clock.advance", ["to": .string(date)], "hr")
        case 20: return ("checkpoint.hold", ["checkpoint": checkpoint], side)
        case 21:
            let view: JSONTree = ["checkpoint": checkpoint, "note": .string("View \(number)"), "rating": "atRisk"]
            return ("checkpoint.view", view, side)
        case 22:
            let params: JSONTree = ["checkpoint": checkpoint, "reason": .string("Moved \(number)")]
            return Bool.random(using: &random)
                ? ("checkpoint.move", params.with("to", "2017-10-20"), side) : ("checkpoint.deny", params, side)
        case 23:
            let point: JSONTree = ["text": .string("Point \(number)"), "with": .string(member)]
            return ("agenda.raise", point, "cara")
        default: break
        }
        let cover: JSONTree = [
            "from": "2017-09-01", "members": [.string(member)], "metric": "closed_won", "to": "2017-09-20",
        ]
        return ("measurement.cover", cover, "crm")
    }
}
