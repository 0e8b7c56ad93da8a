import CanonicalJSON
import LedgerRPC
import Testing

extension `End to end` {
    @Suite struct `Explaining rules` {
        let office: Office

        init() throws { office = try Office() }

        @Test func `lists every rule that a refusal may name`() throws {
            let all = try office.ledger.cli("explain", as: "dana")
            #expect(all.status == 0 && all.output.contains("own-act\n  Nobody confirms"), "\(all)")
            let rules = try office.wire.call("rule.list", as: "dana").ok["rules"]?.elements.compactMap {
                $0["name"]?.text
            }
            let names = try #require(rules)
            #expect(names.count > 20 && names.allSatisfy { all.output.contains("\($0)\n  ") })
        }

        @Test func `says one in plain words, however it is spelled`() throws {
            for words in [["own-act"], ["Own", "act"], ["own_act"]] {
                let one = try office.ledger.startCLI(["explain"] + words, as: "dana").end()
                #expect(one.output == "own-act\n  Nobody confirms, answers or speaks for somebody else.\n", "\(one)")
            }
            let json = try office.ledger.cli("explain", "own-act", "--json", as: "dana")
            #expect(json.output.hasPrefix(#"{"explanation":"Nobody confirms"#), "\(json)")
        }

        @Test func `names those near one that is not there`() throws {
            let ending = try office.ledger.cli("explain", "no-edits", as: "dana")
            #expect(ending.status == 3, "\(ending)")
            #expect(ending.errors.contains("near it: no-edit"), "\(ending)")
            #expect(ending.errors.contains("hint: ledger explain no-edit"), "\(ending)")
        }
    }
}
