import CanonicalJSON
import Glibc
import Testing

@testable import ledger

extension `End to end` {
    /// `ledger agreement confirm` as a person types it.
    @Suite struct `Confirming on a terminal` {
        let office: Office
        private let agreement: String

        init() throws {
            office = try Office()
            (agreement, _) = try office.propose(to: "dana")
        }

        private func confirm(
            as person: String = "dana", columns: Int = 80, environment: [String: String] = [:], _ moves: [Move]
        ) throws -> Scene {
            try office.ledger.converse(
                ["agreement", "confirm", agreement], as: person, columns: columns, environment: environment, moves)
        }

        private func acts(_ type: String) throws -> [JSONTree] {
            let view = try office.wire.call("agreement.get", ["agreement": .string(agreement)], as: "dana").ok
            return view["agreement"]?["acts"]?.elements.filter { $0["type"]?.text == type } ?? []
        }

        private static let agreeing: [Move] = [
            .expect("In your own words"), .line("I win deals that stay"), .expect("Do you need none?"), .line("y"),
            .expect("Agree?"),
        ]

        @Test func `shows the terms, asks for own words, and sends a yes`() throws {
            let scene = try confirm([.expect("Win deals that stay")] + Self.agreeing + [.line("yes")])
            #expect(scene.failure == nil && scene.status == 0, "\(scene)")
            #expect(scene.transcript.contains("the other side has still to"), "\(scene)")
            #expect(try acts("agreement.confirmed").map { $0["text"]?.text } == ["I win deals that stay"])
        }

        @Test(arguments: ["y", "Y", "ye", "YES"]) func `takes beginnings for words`(said: String) throws {
            let scene = try confirm(Self.agreeing + [.line("maybe"), .expect("say one of"), .line(said)])
            #expect(scene.failure == nil && scene.status == 0, "\(scene)")
            #expect(try acts("agreement.confirmed").count == 1)
        }

        @Test(arguments: ["yes, but", "yes b", "but"]) func `lets a reservation travel`(said: String) throws {
            let scene = try confirm(
                Self.agreeing + [.line(said), .expect("But:"), .line("only with الدعم 支持 👍🏽")])
            #expect(scene.failure == nil && scene.status == 0, "\(scene)")
            #expect(try acts("agreement.reserved").map { $0["text"]?.text } == ["only with الدعم 支持 👍🏽"])
            #expect(try acts("agreement.confirmed").count == 1)
        }

        @Test func `sends nothing after a no`() throws {
            let size = try office.ledger.size()
            let scene = try confirm(Self.agreeing + [.line("n")])
            #expect(scene.failure == nil && scene.status == 0, "\(scene)")
            #expect(scene.transcript.contains("ledger: nothing was agreed to"), "\(scene)")
            #expect(try office.ledger.size() == size)
        }

        @Test func `stops at Ctrl-D and Ctrl-C, wherever it is, and sends nothing`() throws {
            let size = try office.ledger.size()
            for (letter, status) in [("d", 0 as Int32), ("c", 130)] {
                for count in [1, 3, 5] {
                    let scene = try confirm(
                        Self.agreeing.prefix(count) + [.type("half"), .control(letter)]
                            + (letter == "d" ? [.control("d")] : []))
                    #expect(scene.failure == nil && scene.status == status, "\(letter) after \(count): \(scene)")
                    #expect(scene.transcript.contains("what was sent before stays sent"), "\(scene)")
                    #expect(scene.transcript.contains("go on with ledger agreement confirm \(agreement)"))
                }
            }
            #expect(try office.ledger.size() == size)
        }

        @Test func `ends with its terminal, or when it is killed, and can be begun again`() throws {
            let size = try office.ledger.size()
            for (move, status) in [(Move.hangUp, 128 + SIGHUP), (.kill(SIGKILL), 128 + SIGKILL)] {
                let scene = try confirm(Array(Self.agreeing.prefix(3)) + [move])
                #expect(scene.failure == nil && scene.status == status, "\(scene)")
            }
            #expect(try office.ledger.size() == size)
            let scene = try confirm(Self.agreeing + [.line("y")])
            #expect(scene.failure == nil && scene.status == 0, "\(scene)")
        }

        @Test(arguments: [24, 40, 80]) func `fits its terminal`(columns: Int) throws {
            let scene = try confirm(
                columns: columns,
                [
                    .expect("own"), .line("ok"), .expect("none?"), .line("y"), .expect("Agree?"), .expect("›"),
                    .line("?"),
                    .expect("nothing is sent"), .expect("›"), .line("n"),
                ])
            #expect(scene.failure == nil && scene.status == 0, "\(scene)")
            // What comes after the end is for files too, and is left to the terminal to break.
            let talk = scene.transcript.split(separator: "\n").prefix { !$0.hasPrefix("ledger:") }
            #expect(talk.count > 10 && talk.allSatisfy { DisplayWidth.of(String($0)) <= columns }, "\(scene)")
        }

        @Test func `shows no colour under NO_COLOR, and none but ours without`() throws {
            #expect(try confirm([.expect("own words"), .control("d")]).raw.contains("\u{1B}["))
            let plain = try confirm(environment: ["NO_COLOR": "1"], [.expect("own words"), .control("d")])
            #expect(!plain.raw.contains("\u{1B}"), "\(plain)")
        }

        @Test(arguments: [["LC_ALL": "C"], ["LANG": "de_DE.ISO-8859-1"], ["LC_ALL": "", "LANG": "POSIX"]])
        func `needs no UTF-8 from the terminal`(environment: [String: String]) throws {
            let terms = Office.terms(outcome: "赢得 · “stay” – Zoë")
            _ = try office.wire.call(
                "agreement.counter", ["agreement": .string(agreement), "terms": terms], as: "cara"
            ).ok
            let scene = try confirm(
                environment: environment,
                [
                    .expect("\\u{8D62}\\u{5F97} - \"stay\" - Zo\\u{EB}"), .expect("own words"), .expect(">"),
                    .line("ok"), .expect("none?"), .line("y"), .expect("Agree?"), .expect("yes - yes, but - no"),
                    .line("y"),
                ])
            #expect(scene.failure == nil && scene.status == 0, "\(scene)")
            #expect(scene.raw.utf8.allSatisfy { $0 < 0x80 }, "\(scene)")
        }

        @Test func `takes words of any script`() throws {
            let words = "أبيع 卖出 ขาย 👩‍👧 é"
            let scene = try confirm(
                columns: 40,
                [
                    .expect("own words"), .line(words), .expect("none?"), .line("y"), .expect("Agree?"), .line("y"),
                ])
            #expect(scene.failure == nil && scene.status == 0, "\(scene)")
            #expect(try acts("agreement.confirmed").map { $0["text"]?.text } == [words])
        }

        @Test func `lets an editor be used for longer words`() throws {
            let editor = try office.ledger.place.write(
                "editor.sh",
                "printf 'first line\\n# not a comment\\n\\n' > \"$1.new\"; cat \"$1\" >> \"$1.new\"; mv \"$1.new\" \"$1\""
            )
            let scene = try confirm(
                environment: ["EDITOR": "sh \(editor)", "TMPDIR": office.ledger.place.path],
                [
                    .expect("e opens sh"), .line("e"), .expect("first line"), .expect("none?"), .line("y"),
                    .expect("Agree?"), .line("y"),
                ])
            #expect(scene.failure == nil && scene.status == 0, "\(scene)")
            #expect(try acts("agreement.confirmed").map { $0["text"]?.text } == ["first line\n# not a comment"])
        }

        @Test func `takes no keys that are no text, and asks again`() throws {
            let scene = try confirm([
                .expect("own words"), .hex("1b5b440d"), .expect("that is no text"), .hex("ff0d"),
                .expect("that is no text"), .control("d"),
            ])
            #expect(scene.failure == nil && scene.status == 0, "\(scene)")
        }

        @Test func `shows what has changed since the revision that was seen`() throws {
            let counter = Office.terms(outcome: "Win deals that renew", target: "240")
            _ = try office.wire.call(
                "agreement.counter", ["agreement": .string(agreement), "terms": counter], as: "dana"
            ).ok
            let scene = try confirm(
                as: "cara",
                [
                    .expect("\(agreement) with dana has changed since revision 1"), .expect("outcome"),
                    .expect("was Win deals that stay"), .expect("is Win deals that renew"),
                    .expect("measure closed_won"), .expect("was closed_won: 300"), .expect("is closed_won: 240"),
                    .expect("Agree?"), .line("show"), .expect("every 14 days"), .expect("Agree?"), .line("y"),
                ])
            #expect(scene.failure == nil && scene.status == 0, "\(scene)")
            #expect(!scene.transcript.contains("yes, but"), "a reservation is the member's")
            // What she never saw is shown whole.
            #expect(try acts("agreement.confirmed").count == 1)
        }

        @Test func `asks nobody who is not there`() throws {
            let size = try office.ledger.size()
            let ending = try office.ledger.cli("agreement", "decline", agreement, "no", as: "dana")
            #expect(ending.status == 2 && ending.errors.contains("say --yes"), "\(ending)")
            #expect(try office.ledger.size() == size)
            let yes = try office.ledger.cli("agreement", "decline", agreement, "no", "--yes", as: "dana")
            #expect(yes.status == 0, "\(yes)")
        }
    }
}
