import CanonicalJSON
import Foundation
import Testing

extension `End to end` {
    /// What people take out of the ledger, and what others can check of it.
    @Suite struct `Evidence` {
        let office: Office

        init() throws {
            office = try Office()
            try office.dispute()
        }

        @Test func `of an agreement shows both sides' words, what did not happen, and no third person's`() throws {
            let bundle = try office.export(
                "A1", "--purpose", "a dispute", "--recipient", "a lawyer", to: "b", as: "dana")
            try office.verify("b")
            let manifest = try bundle.manifest
            #expect(manifest["scope"] == "agreement/1" && manifest["requester"] == "U3")
            #expect(manifest["purpose"] == "a dispute" && manifest["recipient"] == "a lawyer")
            let complete = (manifest["complete"]?.elements ?? []).compactMap { $0["of"]?.text }
            for part in [
                "agreement/1", "checkpoint/1", "feedback/1", "ledger", "measurement/1/3", "promise/1", "promise/2",
            ] {
                #expect(complete.contains(part), "\(complete)")
            }
            let types = try Set(bundle.types)
            for type in [
                "checkpoint.missed", "promise.overdue", "milestone.evaluated", "metric.defined", "goal.published",
            ] {
                #expect(types.contains(type), "\(types)")
            }
            for words in ["DANA-SAYS", "OWN-WORDS", "A-COURSE", "DANA-ASKS"] { #expect(try bundle.has(words)) }
            for words in ["GRETA-SAW", "GRETA-EFFECT", "ELSEWHERE", "Name of greta", "Name of omar"] {
                #expect(try !bundle.has(words), "\(words)")
            }
            #expect(try bundle.ground(of: "/observation", in: "feedback.given") == ["third-person"])
            #expect(try bundle.ground(of: "ordinal/", in: "agreement.confirmed") == ["count", "withheld"])
            // How cara is called everybody may know, and which account is hers not.
            #expect(try bundle.has("Name of cara"))
        }

        @Test func `shows more and less as it is told to, and whom it names is told`() throws {
            let bundle = try office.export(
                "A1", "--purpose", "a dispute", "--disclose", "greta", "--withhold", "/inOwnWords", "--withhold",
                "promise.*", to: "b", as: "hr")
            try office.verify("b")
            #expect(try bundle.has("GRETA-SAW") && bundle.has("DANA-SAYS"))
            #expect(try !bundle.has("OWN-WORDS") && !bundle.has("DANA-ASKS"))
            #expect(try bundle.ground(of: "/inOwnWords", in: "agreement.confirmed") == ["withheld"])
            #expect(try bundle.ground(of: "/what", in: "promise.asked") == ["withheld"])
            for person in ["dana", "cara", "greta"] {
                let next = try office.wire.call("next.list", [:], as: person).ok["items"]?.elements ?? []
                #expect(next.contains { $0["title"]?.text == "exported this agreement: a dispute" }, "\(person)")
            }
            let omars = try office.wire.call("next.list", [:], as: "omar").ok["items"]?.elements ?? []
            #expect(!omars.contains { $0["kind"] == "export" })
        }

        @Test func `never shows what whoever takes it may not see`() throws {
            let bundle = try office.export(
                "A1", "--purpose", "a dispute", "--disclose", "all", "--disclose", "greta", to: "b", as: "cara")
            try office.verify("b")
            #expect(try !bundle.types.contains("feedback.given") && !bundle.has("GRETA-SAW"))
            let greta = try office.export("A1", "--purpose", "a look", "--disclose", "all", to: "g", as: "greta")
            try office.verify("g")
            // Who gave it may see it, and not when it was seen, so that its stream is not called whole.
            try office.command("feedback.see", ["feedback": "F1"], as: "dana")
            #expect(try !greta.types.contains("feedback.seen"))
            let later = try office.export("A1", "--purpose", "a look", "--disclose", "greta", to: "l", as: "greta")
            try office.verify("l")
            #expect(try !later.types.contains("feedback.seen"))
        }

        @Test func `of one's own record needs no reason, no flag and nobody, and is whole`() throws {
            let size = try office.ledger.size()
            let ending = try RunningProgram(
                "/bin/sh",
                ["-c", "cd '\(office.ledger.place.path)' && exec '\(Programs.ledger)' evidence export me --as dana"],
                environment: [
                    "LEDGER_SOCKET": office.ledger.socket, "XDG_STATE_HOME": office.path("state"),
                ], in: office.ledger.place
            ).end()
            #expect(ending.status == 0 && ending.output.contains("verify.py"), "\(ending)")
            let bundle = LyingBundle(path: office.path("evidence-me-2017-11-20"))
            try office.verify("evidence-me-2017-11-20")
            let manifest = try bundle.manifest
            #expect(manifest["scope"] == "person/3" && manifest["export"]?.number == size)
            // What was said to dana is shown to dana.
            for words in ["GRETA-SAW", "OWN-WORDS"] { #expect(try bundle.has(words)) }
            #expect(try !bundle.has("ELSEWHERE"))
            for person in ["cara", "greta", "hr"] {
                let items = try office.wire.call("next.list", [:], as: person).ok["items"]?.elements ?? []
                #expect(!items.contains { $0["kind"] == "export" }, "\(person)")
            }
        }

        @Test func `without a purpose is refused before anybody is asked`() throws {
            let size = try office.ledger.size()
            let ending = try office.ledger.cli("evidence", "export", "A1", "--out", office.path("b"), as: "dana")
            #expect(ending.status == 2 && ending.errors.contains("purpose-said"), "\(ending)")
            #expect(!ending.errors.contains("will be told"), "\(ending)")
            #expect(try office.ledger.size() == size)
        }

        @Test func `with words of somebody else tells them whose record it was`() throws {
            _ = try office.export("me", "--disclose", "greta", to: "b", as: "dana")
            let looked = try office.ledger.cli("looked", as: "greta")
            #expect(looked.output.contains("took their own record away, with words of yours (X1)"), "\(looked)")
            let items = try office.wire.call("next.list", [:], as: "greta").ok["items"]?.elements ?? []
            #expect(
                items.contains {
                    $0["title"]?.text?.hasPrefix("exported their own record, with words of yours") == true
                },
                "\(items)")
            _ = try office.export("dana", "--purpose", "a request", to: "c", as: "hr")
            let own = try office.ledger.cli("looked", as: "dana")
            #expect(own.output.contains("took your whole record away (X2): a request"), "\(own)")
        }

        @Test func `of a person is taken by hr with a reason, shows what is theirs, and they are told`() throws {
            let bundle = try office.export("dana", "--purpose", "her request", to: "b.zip", as: "hr")
            try office.verify("b.zip")
            _ = bundle
            let dir = try office.export("dana", "--purpose", "her request", to: "b", as: "abe")
            try office.verify("b")
            #expect(try dir.has("DANA-SAYS") && !dir.has("GRETA-SAW") && !dir.has("Name of cara"))
            // What the ledger noted of the bundle holds those of its files too that nothing signs.
            let noted = try office.ledger.cli("evidence", "list", "--digests", as: "dana")
            let digests = noted.output.split(separator: "\n").compactMap {
                $0.split(separator: " ").last.map(String.init)
            }
            let held = try digests.suffix(2).map { try office.ledger.cli("verify", "--digest", $0, office.path("b")) }
            #expect(held.map(\.status) == [1, 0] && held[1].output.contains("signed or not"), "\(noted) \(held)")
            let grounds = office.path("b") + "/report.html"
            try "<p>another page".write(toFile: grounds, atomically: true, encoding: .utf8)
            let changed = try office.ledger.cli("verify", "--digest", digests[digests.count - 1], office.path("b"))
            #expect(changed.status == 1, "\(changed)")
            let list = try office.ledger.cli("evidence", "list", as: "dana")
            #expect(list.output.contains("her request") && list.output.contains("abe"), "\(list)")
            #expect(try office.ledger.cli("evidence", "see", "X1", as: "dana").status == 0)
            for (person, scope) in [
                ("cara", "dana"), ("greta", "dana"), ("omar", "A1"), ("zoe", "A1"), ("cara", "all"),
            ] {
                let before = try office.ledger.size()
                let ending = try office.ledger.cli(
                    "evidence", "export", scope, "--purpose", "x", "--out", office.path("no"), "--yes", as: person)
                #expect(ending.status == 3, "\(ending)")
                #expect(try office.ledger.size() == before && !exists("no"))
            }
        }

        @Test func `of everything is in everybody's log, and one of a person in theirs`() throws {
            func exports(_ person: String) throws -> [Int64] {
                let page = try office.command("log.read", ["disclose": false, "from": 0], as: person)
                return page["leaves"]?.elements.compactMap { $0["leaf"] }
                    .filter { $0["type"] == "export.made" }.compactMap { $0["seq"]?.number } ?? []
            }
            _ = try office.export("dana", "--purpose", "her request", to: "d", as: "hr")
            _ = try office.export("all", "--purpose", "an audit", to: "a", as: "abe")
            let both = try exports("dana")
            #expect(both.count == 2)
            for person in ["omar", "zoe"] { #expect(try exports(person) == [both[1]], "\(person)") }
            // A receipt is given of the same events.
            for (person, seq, isGiven) in [("dana", both[0], true), ("omar", both[0], false), ("omar", both[1], true)] {
                let answer = try office.wire.call("log.receipt", ["seq": .integer(seq)], as: person)
                #expect((answer.kind == nil) == isGiven, "\(person) \(seq): \(answer)")
            }
        }

        @Test func `shows on a terminal how far it is written and checked, and nothing of that in the end`() throws {
            let place = office.path("b")
            let export = ["evidence", "export", "A1", "--purpose", "a dispute", "--yes", "--out", place]
            let written = try office.ledger.converse(export, as: "dana", [])
            #expect(written.status == 0 && written.raw.contains("writing 100 %  [####################]"), "\(written)")
            let checked = try office.ledger.converse(["verify", place], [])
            #expect(checked.status == 0 && checked.raw.contains("checking 100 %  [####################]"), "\(checked)")
            // Drawn over by blanks before anything is said.
            for scene in [written, checked] {
                let last = scene.raw.split(separator: "]  ").last ?? ""
                #expect(last.contains("\r  ") && !last.contains("%"), "\(scene)")
            }
            let piped = try office.ledger.cli("verify", place, environment: ["XDG_STATE_HOME": office.path("state")])
            #expect(piped.errors.isEmpty && !piped.output.contains("%"), "\(piped)")
        }

        @Test func `of everything has every event and no words, unless they are asked for`() throws {
            let bundle = try office.export("all", "--purpose", "audit", to: "b", as: "abe")
            try office.verify("b")
            #expect(try bundle.lines("events.jsonl").count == Int(office.ledger.size()) - 1)
            #expect(try bundle.shown.map(\.name) == ["/purpose"])
            #expect(!FileManager.default.fileExists(atPath: bundle.path + "/proofs.jsonl"))
            let words = try office.export("all", "--purpose", "audit", "--disclose", "all", to: "w", as: "hr")
            try office.verify("w")
            #expect(try words.has("GRETA-SAW") && words.has("ELSEWHERE"))
            for person in ["dana", "zoe"] {
                let items = try office.wire.call("next.list", [:], as: person).ok["items"]?.elements ?? []
                #expect(items.contains { $0["title"]?.text == "exported the whole record: audit" }, "\(person)")
            }
        }

        @Test func `is private: directories 0700, files 0600, and nothing of it is kept by the daemon`() throws {
            let bundle = try office.export("all", "--purpose", "audit", to: "b", as: "hr")
            for name in try FileManager.default.subpathsOfDirectory(atPath: bundle.path) + [""] {
                let found = try FileManager.default.attributesOfItem(atPath: "\(bundle.path)/\(name)")
                let isFolder = found[.type] as? FileAttributeType == .typeDirectory
                #expect(found[.posixPermissions] as? Int == (isFolder ? 0o700 : 0o600), "\(name)")
            }
            let digest = try office.wire.call("evidence.list", [:], as: "hr").ok["exports"]?[0]?["delivered"]?[0]
            #expect(digest?.text?.count == 43)
        }

        private func exists(_ name: String) -> Bool {
            (try? FileManager.default.attributesOfItem(atPath: office.path(name))) != nil
        }
    }
}
