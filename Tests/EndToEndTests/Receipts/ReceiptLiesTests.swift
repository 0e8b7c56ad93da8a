import CanonicalJSON
import Foundation
import Testing

extension `End to end` {
    /// What a ledger gives as a receipt is looked at before it is kept, and what it says about those that are kept is told
    /// from what it does not say.
    @Suite struct `Receipts from a ledger that lies` {
        private let office: Office
        private let wire: FaultyWire
        /// Where the terms of A1, of cara and dana, entered force, and those of A2, of cara and omar.
        private let entered: [String: Int64]

        private typealias Lie = (_ method: String, _ answer: JSONTree) throws -> JSONTree

        init() throws {
            office = try Office()
            wire = try FaultyWire(in: office.ledger.place)
            var entered: [String: Int64] = [:]
            for person in ["dana", "omar"] {
                let (id, _) = try office.propose(
                    to: person, Office.terms().with("promises", [Office.help]))
                try office.command("agreement.confirm", ["agreement": .string(id)], as: person)
                let last = try office.command("agreement.confirm", ["agreement": .string(id)], as: "cara")
                let event = last["events"]?.elements.first { $0["type"] == "agreement.enteredForce" }
                entered[id] = try #require(event?["seq"]?.number)
            }
            self.entered = entered
        }

        private func ask(_ arguments: [String], as person: String, _ lie: Lie) throws -> Ending {
            let running = try office.ledger.startCLI(arguments + ["--socket", wire.path], as: person)
            try wire.serve(office.ledger, lying: lie)
            return running.end()
        }

        private func kept() -> [String] {
            let place = office.ledger.place.path + "/state/ledger/receipts"
            let found = FileManager.default.enumerator(atPath: place)?.compactMap { $0 as? String } ?? []
            return found.filter { $0.hasSuffix(".tlog-proof") }
        }

        /// An answer with a member of its result changed, at a path of names and places.
        private static func changed(_ answer: JSONTree, _ path: [String], _ value: JSONTree) -> JSONTree {
            guard let name = path.first else { return value }
            if let place = Int(name), case .array(var elements) = answer {
                elements[place] = changed(elements[place], Array(path.dropFirst()), value)
                return .array(elements)
            }
            return answer.with(name, changed(answer[name] ?? .null, Array(path.dropFirst()), value))
        }

        private static func refusal(_ answer: JSONTree, _ kind: String, _ code: Int64) -> JSONTree {
            [
                "error": [
                    "code": .integer(code), "data": ["kind": .string(kind), "outcome": "not_applied", "retry": "no"],
                    "message": "not now",
                ],
                "id": answer["id"] ?? .null, "jsonrpc": "2.0",
            ]
        }

        @Test func `that do not hold are not kept, and raise the alarm after whatever was asked for`() throws {
            let other = try office.wire.call("log.receipt", ["seq": 0], as: "hr").ok["receipt"] ?? .null
            let lie: Lie = { method, answer in
                method == "log.receipt" ? Self.changed(answer, ["result", "receipt"], other) : answer
            }
            for arguments in [["whoami"], ["whoami", "--json"], ["receipts"], ["receipts", "verify"]] {
                let alarm = try ask(arguments, as: "dana", lie)
                #expect(alarm.status == 6, "\(arguments) \(alarm)")
                #expect(alarm.errors.contains("the receipt that it gave of event"), "\(arguments) \(alarm)")
                #expect(alarm.output.contains("dana") == (arguments[0] == "whoami"), "\(arguments) \(alarm)")
                #expect(kept().isEmpty)
            }
            let json = try ask(["receipts", "verify", "--json"], as: "dana", lie)
            #expect(json.status == 6 && json.output.contains(#""exit":6,"ok":false"#), "\(json)")
            #expect(try office.ledger.cli("receipts", "verify", as: "dana").status == 0)
            #expect(kept().count == 1)
        }

        @Test func `are of what they claim to be, or raise the alarm`() throws {
            let first = try #require(entered["A1"])
            let second = try #require(entered["A2"])
            let lies: [(says: String, person: String, path: [String], value: JSONTree)] = [
                ("by which no terms enter force", "dana", ["seq"], .integer(first - 1)),
                ("the event is of agreement/2, not of A1", "cara", ["seq"], .integer(second)),
                ("the event is of agreement/1, not of A7", "dana", ["agreement"], "A7"),
                ("of another revision", "dana", ["revision"], 2),
                ("of another time", "dana", ["at"], "2017-09-25T00:00:00.000000Z"),
                ("does not concern U4", "dana", ["manager"], "U4"),
            ]
            for lie in lies {
                let alarm = try ask(["receipts", "verify"], as: lie.person) { method, answer in
                    method == "agreement.entered"
                        ? Self.changed(answer, ["result", "rows", "0"] + lie.path, lie.value) : answer
                }
                #expect(alarm.status == 6 && alarm.errors.contains(lie.says), "\(lie.says): \(alarm)")
                #expect(kept().isEmpty, "\(lie.says)")
            }
            // hr sees the event, and has no part in it.
            let rows = try office.wire.call("agreement.entered", as: "dana").ok
            let strangers = try ask(["receipts", "verify"], as: "hr") { method, answer in
                switch method {
                case "server.discover": Self.changed(answer, ["result", "you", "entered"], .integer(first))
                case "agreement.entered": Self.changed(answer, ["result"], rows)
                default: answer
                }
            }
            #expect(strangers.status == 6 && strangers.errors.contains("does not concern U1"), "\(strangers)")
            #expect(kept().isEmpty)
        }

        @Test func `never take the place of those that are kept`() throws {
            #expect(try office.ledger.cli("whoami", as: "dana").status == 0)
            let place = office.ledger.place.path + "/state/ledger/receipts/"
            let proof = try Data(contentsOf: URL(filePath: place + kept()[0]))
            // Under a newer head the receipt of the same event is another.
            try office.record("1", ref: "more")
            let first = try #require(entered["A1"])
            let rows = try office.wire.call("agreement.entered", as: "dana").ok
            let said = try ask(["whoami"], as: "dana") { method, answer in
                switch method {
                case "server.discover": Self.changed(answer, ["result", "you", "entered"], .integer(first + 1))
                case "agreement.entered": Self.changed(answer, ["result"], rows)
                default: answer
                }
            }
            #expect(said.status == 0 && said.errors.contains("after event \(first), and says \(first)"), "\(said)")
            #expect(try Data(contentsOf: URL(filePath: place + kept()[0])) == proof)
        }

        @Test func `are contradicted by a no, and not by what says neither yes nor no`() throws {
            #expect(try office.ledger.cli("whoami", as: "dana").status == 0)
            for method in ["log.receipt", "log.consistency"] {
                // The head grows, so that a proof is asked for behind it.
                try office.record("1", ref: "for \(method)")
                #expect(try office.ledger.cli("whoami", as: "dana").status == 0)
                for (kind, code) in [("unavailable", 7), ("deadline", 12), ("internal_error", -32603)]
                    as [(String, Int64)]
                {
                    let unsaid = try ask(["receipts", "verify"], as: "dana") { asked, answer in
                        asked == method ? Self.refusal(answer, kind, code) : answer
                    }
                    #expect(unsaid.status == 4, "\(method) \(kind) \(unsaid)")
                    #expect(unsaid.errors.contains("0 of 1 hold"), "\(method) \(kind) \(unsaid)")
                    #expect(unsaid.output.contains("the ledger did not say: not now"), "\(method) \(kind) \(unsaid)")
                }
                for (kind, code) in [("not_found", 4), ("invalid", 6)] as [(String, Int64)] {
                    let denied = try ask(["receipts", "verify"], as: "dana") { asked, answer in
                        asked == method ? Self.refusal(answer, kind, code) : answer
                    }
                    #expect(denied.status == 6, "\(method) \(kind) \(denied)")
                    #expect(denied.errors.contains("does not prove it any more"), "\(method) \(kind) \(denied)")
                }
            }
        }
    }
}
