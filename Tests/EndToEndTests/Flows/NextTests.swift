import CanonicalJSON
import Glibc
import Testing

@testable import ledger

extension `End to end` {
    /// `ledger` alone, as a person uses it.
    @Suite struct `What waits` {
        let office: Office
        private let course: String
        private let sheet: String

        /// dana was asked for two things on Monday, and told on Tuesday that one is done.
        init() throws {
            let office = try Office()
            func asked(_ what: String, _ day: String) throws -> String {
                let result = try office.command(
                    "promise.ask", ["due": .string(day), "of": "dana", "what": .string(what)], as: "cara")
                return try #require(result["ids"]?["promise"]?.text)
            }
            sheet = try asked("a pricing sheet", "2017-10-06")
            course = try asked("a talk at the course 课程", "2017-10-20")
            try office.command("clock.advance", ["to": "2017-09-26"])
            self.office = office
        }

        private func type(_ moves: [Move], columns: Int = 80, as person: String = "dana") throws -> Scene {
            try office.ledger.converse([], as: person, columns: columns, moves)
        }

        private func state(of promise: String) throws -> String? {
            try office.wire.call("promise.get", ["promise": .string(promise)], as: "dana").ok["promise"]?["state"]?.text
        }

        @Test(arguments: [24, 40, 80]) func `is asked one after the other, the longest first`(columns: Int) throws {
            let scene = try type(
                [
                    .expect("asks you for a promise"), .expect("[later]"), .line("promise"), .expect("by when"),
                    .line(""), .expect("sent:"), .expect("Go on?"), .line(""), .expect("课程"), .expect("[later]"),
                    .line("no"), .expect("why?"), .line("I am away"), .expect("[Y/n]"), .line("y"),
                ], columns: columns)
            #expect(scene.failure == nil && scene.status == 0, "\(scene)")
            #expect(try state(of: sheet) == "open")
            #expect(try state(of: course) == "declined")
            let talk = scene.transcript.split(separator: "\n").filter { !$0.contains("sent:") }
            #expect(talk.allSatisfy { DisplayWidth.of(String($0)) <= columns }, "\(scene)")
        }

        @Test func `goes on waiting after later, a no to the preview, and Ctrl-D`() throws {
            let size = try office.ledger.size()
            let later = try type([
                .expect("[later]"), .line(""), .expect("Go on?"), .line(""), .expect("[later]"), .line("n"),
                .expect("why?"), .line("I am away"), .expect("[Y/n]"), .line("n"), .expect("nothing was sent"),
            ])
            #expect(later.failure == nil && later.status == 0, "\(later)")
            let ended = try type([.expect("[later]"), .line("promise"), .expect("by when"), .control("d")])
            #expect(ended.failure == nil && ended.status == 0, "\(ended)")
            for (move, status) in [(Move.control("c"), 130 as Int32), (.hangUp, 129), (.kill(SIGKILL), 137)] {
                let scene = try type([.expect("[later]"), move])
                #expect(scene.failure == nil && scene.status == status, "\(scene)")
            }
            #expect(try office.ledger.size() == size)
        }

        @Test func `that was answered elsewhere is told, and the rest goes on`() throws {
            let scene = try type([
                .expect("[later]"), .run(["no", sheet, "too late", "--yes"], as: "dana"), .line("promise"),
                .expect("by when"), .line(""), .expect("not done:"), .expect("still-open"), .expect("Go on?"),
                .line(""),
                .expect("课程"), .expect("[later]"), .line("promise"), .expect("by when"), .line("friday"),
                .expect("sent:"),
            ])
            #expect(scene.failure == nil && scene.status == 0 && scene.runs.map(\.status) == [0], "\(scene)")
            #expect(try state(of: course) == "open")
        }

        @Test func `is shown without a terminal, with the commands that answer it`() throws {
            let next = try office.ledger.cli(as: "dana")
            #expect(next.status == 0, "\(next)")
            #expect(next.output.contains("  ledger answer \(sheet) promise due=friday"), "\(next)")
            #expect(next.errors.contains("1 more: ledger next --all"), "\(next)")
            let all = try office.ledger.cli("next", "--all", as: "dana")
            #expect(all.output.contains(sheet) && all.output.contains(course), "\(all)")
            let nobody = try office.ledger.cli("next", as: "zoe")
            #expect(nobody.status == 0 && nobody.output.isEmpty, "\(nobody)")
            let digest = try office.ledger.cli("digest", as: "dana")
            #expect(digest.output == "2 things wait for you\nwaiting: \(sheet) \(course)\nsee: ledger\n", "\(digest)")
            #expect(try office.ledger.cli("digest", as: "zoe").output.isEmpty)
        }

        @Test func `is answered by id and word`() throws {
            let size = try office.ledger.size()
            for (arguments, status, words) in [
                (["answer", sheet, "dance"], 2 as Int32, "ledger answer \(sheet) promise"),
                (["no", course, "--yes"], 2, "reason is missing"), (["ok", "P99"], 3, "these do: \(sheet), \(course)"),
                (["answer", sheet, "promise", "due=2017-02-30"], 2, "due is no day"),
                (["no", course, "I am away"], 2, "--yes"),
            ] {
                let ending = try office.ledger.startCLI(arguments, as: "dana").end()
                #expect(ending.status == status && ending.errors.contains(words), "\(arguments): \(ending)")
            }
            #expect(try office.ledger.size() == size)
            let ok = try office.ledger.cli("ok", sheet.lowercased(), as: "dana")
            #expect(ok.status == 0, "\(ok)")
            let no = try office.ledger.cli("no", course, "I am away", "--yes", as: "dana")
            #expect(no.status == 0, "\(no)")
            let done = try office.ledger.cli("done", sheet, "It is on the drive", as: "dana")
            #expect(done.status == 0, "\(done)")
            let notYet = try office.ledger.cli("no", sheet, "Page 2 is empty", "--yes", as: "cara")
            #expect(notYet.status == 0, "\(notYet)")
            #expect(try state(of: sheet) == "contested")
            #expect(try state(of: course) == "declined")
        }

        @Test func `in terms is shown whole before a yes`() throws {
            let (agreement, _) = try office.propose(to: "dana")
            let script = try office.ledger.cli("ok", agreement, "--yes", as: "dana")
            #expect(script.status == 2 && script.errors.contains("ledger confirm \(agreement)"), "\(script)")
            let scene = try office.ledger.converse(
                ["ok", agreement], as: "dana",
                [
                    .expect("every 14 days"), .expect("In your own words"), .line("I win deals that stay"),
                    .expect("Do you need none?"), .line("y"), .expect("Agree?"), .line("yes"),
                ])
            #expect(scene.failure == nil && scene.status == 0, "\(scene)")
            let confirmed = try office.ledger.cli("ok", agreement, "--yes", as: "cara")
            #expect(confirmed.status == 0, "\(confirmed)")
            let view = try office.wire.call("agreement.get", ["agreement": .string(agreement)], as: "dana").ok
            #expect(view["agreement"]?["state"] == "inForce")
        }
    }
}
