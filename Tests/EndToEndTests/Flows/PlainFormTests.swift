import CanonicalJSON
import Testing

extension `End to end` {
    /// Everything that is asked on a terminal can be said without one.
    @Suite struct `Without a terminal` {
        let two: TwoPeople

        init() throws { two = try TwoPeople() }

        private func run(_ arguments: String..., person: String = "cara") throws -> Ending {
            try two.office.ledger.startCLI(arguments, as: person).end()
        }

        @Test func `what waits is shown with the commands that answer it`() throws {
            let next = try run("next")
            #expect(next.status == 0 && next.output.contains("ledger answer "), "\(next)")
            let all = try run("next", "--all")
            #expect(all.status == 0 && all.output.contains("adopt"), "\(all)")
            let digest = try run("digest")
            #expect(digest.status == 0 && digest.output.contains("things wait for you"), "\(digest)")
            #expect(!digest.output.contains("dana") && !digest.output.contains("course"), "\(digest)")
        }

        @Test func `an answer is given by id and word, and asked for no yes it did not get`() throws {
            let size = try two.office.ledger.size()
            let strategy = try #require(
                two.ask("next.list", as: "cara")["items"]?.elements.first { $0["kind"] == "strategy" }?["id"]?.text)
            let wrong = try run("answer", strategy, "dance", "--yes")
            #expect(wrong.status == 2 && wrong.errors.contains("ledger answer \(strategy) adopt"), "\(wrong)")
            let missing = try run("no", strategy, "--yes")
            #expect(missing.status == 2 && missing.errors.contains("reason"), "\(missing)")
            let unknown = try run("ok", "P999", "--yes")
            #expect(unknown.status == 3, "\(unknown)")
            #expect(try two.office.ledger.size() == size)
            let no = try run("no", strategy, "Not this quarter", "--yes")
            #expect(no.status == 0, "\(no)")
            #expect(try two.types(from: size).contains("strategy.declined"))
        }

        @Test func `a check-in without flags is an agenda, and sends nothing`() throws {
            let size = try two.office.ledger.size()
            let agenda = try run("checkin", "dana")
            #expect(agenda.status == 0 && agenda.output.hasPrefix("One-to-one with dana"), "\(agenda)")
            #expect(agenda.output.contains("You owe dana"))
            #expect(try run("agenda", "dana").output == agenda.output)
            #expect(agenda.output.contains("dana: quota after the territory change (point "))
            #expect(try two.office.ledger.size() == size)
        }

        @Test func `a check-in with flags sends only after a yes`() throws {
            let size = try two.office.ledger.size()
            let said = ["checkin", "dana", "--promise", "me: ask legal, friday", "--view", "at risk: slow", "--hold"]
            let unasked = try two.office.ledger.startCLI(said, as: "cara").end()
            #expect(unasked.status == 2 && unasked.errors.contains("--yes"), "\(unasked)")
            #expect(try two.office.ledger.size() == size)
            let sent = try two.office.ledger.startCLI(said + ["--yes", "--json"], as: "cara").end()
            #expect(sent.status == 0, "\(sent)")
            let tree = JSONTree(try JSONDocument(parsing: Array(sent.output.utf8.dropLast())).root)
            #expect(tree["sent"]?.elements.count == 3 && tree["refused"]?.elements.isEmpty == true, "\(tree)")
            let types = try two.types(from: size)
            #expect(
                Set(types).isSuperset(of: ["promise.made", "checkpoint.viewGiven", "checkpoint.held"]), "\(types)")
        }

        @Test func `what would take over a terminal is kept as it is and shown harmlessly`() throws {
            let texts = ["\u{1B}[2J", "a\u{7}b", "a\rb \u{202E}"]
            for text in texts {
                let said = ["checkin", "dana", "--saw", text, "--led-to", text, "--raise", text, "--yes"]
                let ending = try two.office.ledger.startCLI(said, as: "cara").end()
                #expect(ending.status == 0, "\(ending)")
            }
            for view in [["agenda", "cara"], ["next", "--all"], ["next"], ["my"], ["timeline"]] {
                let shown = try two.office.ledger.startCLI(view, as: "dana").end()
                let said = shown.output + shown.errors
                #expect(shown.status == 0, "\(view): \(shown)")
                #expect(
                    said.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 && $0 != "\u{202E}" },
                    "\(view): \(shown)")
            }
            let agenda = try run("agenda", "cara", person: "dana")
            #expect(agenda.output.contains("\\u{1B}[2J") && agenda.output.contains("\\u{202E}"), "\(agenda)")
        }

        @Test func `a check-in that is refused in part says so`() throws {
            _ = try run("checkin", "dana", "--hold", "--yes")
            let again = try run("checkin", "dana", "--promise", "somebody: sings, friday", "--yes")
            #expect(again.status == 2 && again.errors.contains("who: what, day"), "\(again)")
        }
    }
}
