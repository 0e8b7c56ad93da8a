import CanonicalJSON
import Testing

extension `End to end` {
    /// What is somebody else's: not theirs to see is not there, not theirs to do is forbidden, and nobody speaks for
    /// another.
    @Suite struct `Somebody else's agreement` {
        let office: Office
        private let agreement: String
        private let terms: JSONTree
        private let sizeBefore: Int64

        init() throws {
            office = try Office()
            (agreement, terms) = try office.propose(to: "dana")
            sizeBefore = try office.ledger.size()
        }

        private func refused(
            _ method: String, _ params: JSONTree, as person: String, _ kind: String, rules: [String] = []
        ) throws {
            let answer = try office.wire.call(method, params, as: person)
            #expect(answer.kind == kind, "\(method) as \(person) → \(answer)")
            if !rules.isEmpty { #expect(answer.rules == rules, "\(answer)") }
            #expect(try office.ledger.size() == sizeBefore)
        }

        private var id: JSONTree { .string(agreement) }

        @Test func `is not there for those who may not know of it`() throws {
            let missing = try office.wire.call("agreement.get", ["agreement": "A99"], as: "omar")
            let hidden = try office.wire.call("agreement.get", ["agreement": id], as: "omar")
            #expect(missing.kind == "not_found" && hidden.kind == "not_found")
            // Nothing but the number tells the two apart.
            #expect(missing.message.replacing("A99", with: agreement) == hidden.message)
            for person in ["omar", "zoe", "crm"] {
                try refused("agreement.get", ["agreement": id], as: person, "not_found")
                #expect(try office.wire.call("agreement.list", as: person).ok["agreements"] == [])
            }
            for person in ["dana", "cara", "hr"] {
                #expect(try office.wire.call("agreement.get", ["agreement": id], as: person).result != nil)
            }
        }

        @Test func `cannot be acted upon by those who may not know of it`() throws {
            let text: JSONTree = "not mine"
            try refused("agreement.discuss", ["agreement": id, "text": text], as: "omar", "not_found")
            try refused("agreement.confirm", ["agreement": id, "terms": terms], as: "omar", "not_found")
            try refused("agreement.decline", ["agreement": id, "reason": text], as: "zoe", "not_found")
            try refused("agreement.withdraw", ["agreement": id, "reason": text], as: "zoe", "not_found")
            try refused("agreement.counter", ["agreement": id, "terms": Office.terms()], as: "omar", "not_found")
        }

        @Test func `is not confirmed by who may see it and is no side of it`() throws {
            try refused("agreement.confirm", ["agreement": id, "terms": terms], as: "hr", "forbidden")
        }

        @Test func `is not confirmed for another person`() throws {
            let params: JSONTree = ["agreement": id, "by": "dana", "terms": terms]
            try refused("agreement.confirm", params, as: "cara", "rejected", rules: ["own-act"])
            let support: JSONTree = ["agreement": id, "noSupportNeeded": true, "terms": terms]
            try refused("agreement.confirm", support, as: "cara", "rejected", rules: ["own-act"])
        }

        @Test func `does not show in the log, in commitments or in receipts of who may not know of it`() throws {
            let leaves = try office.wire.call("log.read", ["from": 0], as: "omar").ok["leaves"]?.elements ?? []
            #expect(!leaves.isEmpty)
            #expect(!leaves.contains { $0["leaf"]?["stream"]?.text?.hasPrefix("agreement/") == true })
            try refused("commitments.list", ["person": "dana"], as: "omar", "not_found")
            try refused("measurement.list", ["member": "dana", "metric": "closed_won"], as: "omar", "not_found")
            try refused("log.receipt", ["seq": terms["seq"] ?? .null], as: "omar", "not_found")
            try refused("log.receipt", ["seq": 100_000], as: "omar", "not_found")
            #expect(try office.wire.call("log.receipt", ["seq": terms["seq"] ?? .null], as: "dana").result != nil)
        }

        @Test func `cannot be proposed by who is neither side`() throws {
            for person in ["omar", "zoe", "hr"] {
                try refused(
                    "agreement.propose", ["member": "dana", "terms": Office.terms()], as: person, "forbidden",
                    rules: ["manager-that-day"])
            }
        }

        @Test func `cannot be measured by who has no hand in it`() throws {
            let answer = try office.wire.call("measurement.record", Office.value("5", ref: "x"), as: "zoe")
            #expect(["forbidden", "rejected", "not_found"].contains(answer.kind), "\(answer)")
            #expect(try office.ledger.size() == sizeBefore)
        }
    }
}
