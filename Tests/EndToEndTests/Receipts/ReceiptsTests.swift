import CanonicalJSON
import Foundation
import Testing

extension `End to end` {
    /// Both sides hold proof of what they agreed, on their own machines, without having asked for it.
    @Suite struct `Receipts of what entered force` {
        private static let home = "XDG_STATE_HOME"

        private func states(_ office: Office) -> (dana: [String: String], cara: [String: String]) {
            let path = office.ledger.place.path
            return ([Self.home: path + "/dana"], [Self.home: path + "/cara"])
        }

        /// An agreement of cara and dana, which cara confirms last by her command line.
        private func agree(_ office: Office, cara: [String: String]) throws {
            let (id, _) = try office.propose(to: "dana", Office.terms().with("promises", [Office.help]))
            try office.command("agreement.confirm", ["agreement": .string(id)], as: "dana")
            let confirmed = try office.ledger.cli("agreement", "confirm", id, "--yes", as: "cara", environment: cara)
            try #require(confirmed.status == 0, "\(confirmed)")
        }

        private func files(_ state: [String: String]) -> [String] {
            let place = (state[Self.home] ?? "") + "/ledger/receipts"
            let found = FileManager.default.enumerator(atPath: place)?.compactMap { $0 as? String } ?? []
            return found.filter { $0.hasSuffix(".tlog-proof") }.map { "\(place)/\($0)" }.sorted()
        }

        @Test func `are kept by who confirms at once, and by the other side at their next use of anything`() throws {
            let office = try Office()
            let (dana, cara) = states(office)
            try agree(office, cara: cara)
            #expect(files(cara).count == 1)
            #expect(files(dana).isEmpty)
            #expect(try office.ledger.cli("whoami", as: "dana", environment: dana).status == 0)
            let proof = try #require(files(dana).first)
            let attributes = try FileManager.default.attributesOfItem(atPath: proof)
            #expect(attributes[.posixPermissions] as? Int == 0o600)
            // They are what anybody can check who has the key.
            let leaf = proof.replacing(".tlog-proof", with: ".json")
            let verified = try office.ledger.cli("verify", "--receipt", proof, "--leaf", leaf, environment: dana)
            #expect(verified.status == 0 && verified.output.contains("verified"), "\(verified)")
            #expect(try String(contentsOfFile: leaf, encoding: .utf8).contains(#""type":"agreement.enteredForce""#))
            // Nothing more is asked or kept as long as nothing more enters force.
            #expect(try office.ledger.cli("status", as: "dana", environment: dana).status == 0)
            #expect(files(dana) == [proof])
            let listed = try office.ledger.cli("receipts", as: "dana", environment: dana)
            #expect(listed.status == 0 && listed.output.contains("A1") && listed.output.contains("cara"), "\(listed)")
            #expect(listed.output.contains("2017-09-25"), "\(listed)")
            let nobodys = try office.ledger.cli("receipts", as: "omar", environment: dana)
            #expect(nobodys.status == 0 && !nobodys.output.contains("A1"), "\(nobodys)")
        }

        @Test func `are kept of an amendment too, and hold in the ledger as it goes on`() throws {
            let office = try Office()
            let (dana, cara) = states(office)
            try agree(office, cara: cara)
            let more = Office.terms(target: "400").with("promises", [Office.help])
            try office.command("clock.advance", ["to": "2017-09-28"])
            try office.command(
                "agreement.amend", ["agreement": "A1", "reason": "More to win", "terms": more], as: "cara")
            try office.command("agreement.confirm", ["agreement": "A1"], as: "dana")
            try office.command("agreement.confirm", ["agreement": "A1"], as: "cara")
            for (person, state) in [("dana", dana), ("cara", cara)] {
                for ref in 0..<3 { try office.record("1", ref: "\(person)-\(ref)") }
                let verified = try office.ledger.cli("receipts", "verify", as: person, environment: state)
                #expect(verified.status == 0 && verified.output.contains("2 of 2 hold"), "\(verified)")
                #expect(files(state).count == 2)
                let json = try office.ledger.cli("receipts", "verify", "--json", as: person, environment: state)
                #expect(
                    json.status == 0 && json.output.hasPrefix(#"{"ok":true,"receipts":[{"agreement":"A1""#), "\(json)")
            }
        }

        @Test func `hold by themselves when the ledger is gone, and say that nobody was asked`() throws {
            let office = try Office()
            let (_, cara) = states(office)
            try agree(office, cara: cara)
            office.ledger.stop()
            let alone = try office.ledger.cli("receipts", "verify", as: "cara", environment: cara)
            #expect(alone.status == 4 && alone.errors.contains("hold by themselves"), "\(alone)")
            #expect(alone.output.contains("A1"), "\(alone)")
            let offline = try office.ledger.cli("receipts", "verify", "--offline", environment: cara)
            #expect(offline.status == 0 && offline.output.contains("1 of 1 hold by themselves"), "\(offline)")
            #expect(try office.ledger.cli("receipts", "--offline", environment: cara).output.contains("dana"))
        }

        @Test func `raise the alarm when the ledger forgot what it had signed`() throws {
            let office = try Office()
            let (dana, cara) = states(office)
            let before = try office.ledger.size()
            office.ledger.stop()
            // A copy of the directory from before, which goes on in another way: what somebody puts in its place.
            let fork = try TestLedger(copyOf: office.ledger)
            try office.ledger.start()
            let again = Office(office.ledger, try office.ledger.connect())
            try agree(again, cara: cara)
            #expect(try office.ledger.cli("whoami", as: "dana", environment: dana).status == 0)
            #expect(files(dana).count == 1)
            office.ledger.stop()
            try fork.start()
            let wire = try fork.connect()
            for number in 0..<40 {
                _ = try wire.call("member.register", ["handle": .string("new\(number)"), "name": "New"], as: "hr").ok
            }
            #expect(try fork.size() > before)
            for (person, state) in [("dana", dana), ("cara", cara)] {
                let alarm = try fork.cli("receipts", "verify", as: person, environment: state)
                #expect(alarm.status == 6 && alarm.errors.contains("NOT THE LEDGER THAT YOU SAW"), "\(alarm)")
            }
            // Even where the head that was seen is forgotten, the receipt is not.
            for file in try FileManager.default.contentsOfDirectory(atPath: cara[Self.home]! + "/ledger/heads")
            where file.hasSuffix(".note") {
                try FileManager.default.removeItem(atPath: cara[Self.home]! + "/ledger/heads/" + file)
            }
            let contradicted = try fork.cli("receipts", "verify", as: "cara", environment: cara)
            #expect(contradicted.status == 6, "\(contradicted)")
            #expect(contradicted.errors.contains("NOT WHAT YOU HOLD RECEIPTS OF"), "\(contradicted)")
            #expect(contradicted.errors.contains("A1, event"), "\(contradicted)")
        }

        @Test func `raise the alarm when another ledger answers where theirs did`() throws {
            let office = try Office()
            let (_, cara) = states(office)
            try agree(office, cara: cara)
            let other = try Office()
            office.ledger.stop()
            try FileManager.default.createSymbolicLink(
                atPath: office.ledger.socket, withDestinationPath: other.ledger.socket)
            for _ in 0..<2 {
                let alarm = try office.ledger.cli("receipts", "verify", as: "cara", environment: cara)
                #expect(alarm.status == 6 && alarm.errors.contains("another ledger answers in its place"), "\(alarm)")
            }
        }

        @Test func `of several ledgers are each held against their own, whichever is asked`() throws {
            let office = try Office()
            let (dana, cara) = states(office)
            try agree(office, cara: cara)
            let other = try Office()
            try agree(other, cara: cara)
            #expect(files(cara).count == 2)
            for ledger in [office.ledger, other.ledger] {
                let verified = try ledger.cli("receipts", "verify", as: "cara", environment: cara)
                #expect(verified.status == 0 && verified.output.contains("2 of 2 hold"), "\(verified)")
            }
            // Another in the place of one that is not asked first is noticed all the same.
            let third = try Office()
            other.ledger.stop()
            try FileManager.default.createSymbolicLink(
                atPath: other.ledger.socket, withDestinationPath: third.ledger.socket)
            let replaced = try office.ledger.cli("receipts", "verify", as: "cara", environment: cara)
            #expect(replaced.status == 6, "\(replaced)")
            #expect(replaced.errors.contains("another ledger answers in its place"), "\(replaced)")
            #expect(replaced.errors.contains("if it was given up, delete"), "\(replaced)")
            #expect(try office.ledger.cli("receipts", "verify", as: "dana", environment: dana).status == 0)
        }

        @Test func `that were changed do not hold`() throws {
            let office = try Office()
            let (_, cara) = states(office)
            try agree(office, cara: cara)
            let proof = try #require(files(cara).first)
            let leaf = proof.replacing(".tlog-proof", with: ".json")
            for (file, old, new) in [(leaf, #""rev":"#, #""rev":1"#), (proof, "index ", "index 1")] {
                let text = try String(contentsOfFile: file, encoding: .utf8)
                try text.replacing(old, with: new).write(toFile: file, atomically: true, encoding: .utf8)
                for options in [[], ["--offline"], ["--json"]] {
                    let broken = try office.ledger.startCLI(
                        ["receipts", "verify"] + options, as: options == ["--offline"] ? nil : "cara", environment: cara
                    ).end()
                    #expect(broken.status == 6, "\(options) \(broken)")
                    #expect(
                        broken.errors.contains("NOT A RECEIPT OF THE LEDGER")
                            || options == ["--json"] && broken.output.contains(#""found":"broken""#),
                        "\(options) \(broken)")
                }
                try text.write(toFile: file, atomically: true, encoding: .utf8)
            }
            #expect(try office.ledger.cli("receipts", "verify", as: "cara", environment: cara).status == 0)
            try FileManager.default.removeItem(atPath: leaf)
            let missing = try office.ledger.cli("receipts", "verify", as: "cara", environment: cara)
            #expect(
                missing.status == 6 && missing.errors.contains("delete it: the ledger gives it again"), "\(missing)")
            try FileManager.default.removeItem(atPath: proof)
            let again = try office.ledger.cli("receipts", "verify", as: "cara", environment: cara)
            #expect(again.status == 0 && again.output.contains("1 of 1 hold"), "\(again)")
        }

        @Test func `that cannot be kept are said, kept at the next use, and stop nothing`() throws {
            let office = try Office()
            let (_, cara) = states(office)
            let place = cara[Self.home]! + "/ledger"
            try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
            try Data().write(to: URL(filePath: place + "/receipts"))
            try agree(office, cara: cara)
            let said = try office.ledger.cli("whoami", as: "cara", environment: cara)
            #expect(said.status == 0 && said.errors.contains("was not kept"), "\(said)")
            try FileManager.default.removeItem(atPath: place + "/receipts")
            #expect(try office.ledger.cli("whoami", as: "cara", environment: cara).errors.isEmpty)
            #expect(files(cara).count == 1)
        }

        @Test func `that are fetched while they are checked are held against the head of then`() throws {
            let office = try Office()
            let (_, cara) = states(office)
            let (id, _) = try office.propose(to: "dana", Office.terms().with("promises", [Office.help]))
            try office.command("agreement.confirm", ["agreement": .string(id)], as: "dana")
            // The confirmation is lost on its way, and waits. What settles it brings the terms into force.
            let wire = try FaultyWire(in: office.ledger.place)
            let confirming = try office.ledger.startCLI(
                ["agreement", "confirm", id, "--yes", "--socket", wire.path], as: "cara", environment: cara)
            try wire.serve(office.ledger, .losesTheCommand)
            #expect(confirming.end().status == 5)
            let verified = try office.ledger.cli("receipts", "verify", as: "cara", environment: cara)
            #expect(verified.errors.contains("agreement.confirm of before is done"), "\(verified)")
            #expect(verified.status == 0 && verified.output.contains("1 of 1 hold in the ledger"), "\(verified)")
        }

        @Test func `stay of use to who left, who is nobody to the ledger any more`() throws {
            let office = try Office()
            let (_, cara) = states(office)
            try agree(office, cara: cara)
            // hr's account is that of whoever runs the tests.
            try office.command("role.grant", ["member": "zoe", "role": "hr"])
            try office.command("member.depart", ["member": "hr", "on": "2017-09-25"], as: "zoe")
            try office.command("clock.advance", ["to": "2017-09-27"], as: "zoe")
            // At first the ledger has grown since, then it has not.
            for grows in [true, false] {
                if !grows { #expect(try office.ledger.cli("whoami", as: "cara", environment: cara).status == 0) }
                let verified = try office.ledger.cli("receipts", "verify", environment: cara)
                #expect(verified.status == 4, "\(verified)")
                #expect(verified.output.contains("A1") && verified.output.contains("holds by itself"), "\(verified)")
                #expect(verified.errors.contains("no member is bound to your account"), "\(verified)")
                #expect(verified.errors.contains("1 of 1 hold by themselves"), "\(verified)")
                let listed = try office.ledger.cli("receipts", environment: cara)
                #expect(listed.status == 0 && listed.output.contains("A1"), "\(listed)")
                let json = try office.ledger.cli("receipts", "verify", "--json", environment: cara)
                #expect(json.status == 4 && json.output.contains(#""found":"by_itself""#), "\(json)")
            }
        }

        @Test func `that were compared with nothing are not counted among those that hold`() throws {
            let office = try Office()
            let (_, cara) = states(office)
            try agree(office, cara: cara)
            let other = try Office()
            office.ledger.stop()
            let unreached = try other.ledger.cli("receipts", "verify", as: "cara", environment: cara)
            #expect(unreached.status == 4, "\(unreached)")
            #expect(unreached.errors.contains("0 of 1 hold in the ledger as it is today, 1 was not"), "\(unreached)")
            #expect(unreached.errors.contains("no socket at \(office.ledger.socket)"), "\(unreached)")
            let json = try other.ledger.cli("receipts", "verify", "--json", as: "cara", environment: cara)
            #expect(json.status == 4 && json.output.contains(#""found":"unreached""#), "\(json)")
            // On a machine that remembers no key of theirs nothing speaks against them, and nothing for them.
            try FileManager.default.removeItem(atPath: cara[Self.home]! + "/ledger/heads")
            for options in [[], ["--offline"]] {
                let unknown = try other.ledger.startCLI(
                    ["receipts", "verify"] + options, as: "cara", environment: cara
                ).end()
                #expect(unknown.status == 4 && unknown.output.contains("not checked: no key of"), "\(unknown)")
                #expect(
                    unknown.errors.contains("0 of 1 hold") && !unknown.errors.contains("trust nothing"), "\(unknown)")
            }
        }
    }
}
