import CanonicalJSON
import Foundation
import Testing

extension `End to end` {
    /// A ledger that lost something says so, and receipts tell what it was.
    @Suite struct `Receipts after a restore in a new epoch` {
        private let office: Office
        private var place: String { office.ledger.place.path }

        init() throws {
            office = try Office()
            for name in ["logs", "keys"] {
                try FileManager.default.createDirectory(atPath: place + "/" + name, withIntermediateDirectories: false)
            }
        }

        private func state(_ person: String) -> [String: String] { ["XDG_STATE_HOME": place + "/" + person] }

        /// Terms of cara and somebody, which cara confirms last by her command line.
        private func agree(with person: String) throws {
            // By a connection of its own: the daemon may be another since.
            let office = Office(office.ledger, try office.ledger.connect())
            let (id, _) = try office.propose(to: person, Office.terms().with("promises", [Office.help]))
            try office.command("agreement.confirm", ["agreement": .string(id)], as: person)
            let confirmed = try office.ledger.cli(
                "agreement", "confirm", id, "--yes", as: "cara", environment: state("cara"))
            try #require(confirmed.status == 0, "\(confirmed)")
        }

        private func ledgerd(_ arguments: [String]) throws -> Ending {
            let ending = try RunningProgram(Programs.ledgerd, arguments, in: office.ledger.place).end()
            try #require(ending.status == 0, "\(ending)")
            return ending
        }

        /// A copy of now; what it gives goes to ``restore(_:)``.
        private func backUp() throws -> [String] {
            let ending = try ledgerd(
                [
                    "backup", "--directory", office.ledger.directory, "--to", place + "/logs", "--keys-to",
                    place + "/keys",
                ])
            func said(_ word: String) -> String {
                let line = ending.output.split(separator: "\n").first { $0.hasPrefix(word) } ?? ""
                return String(line.dropFirst(word.count)).trimmingCharacters(in: .whitespaces)
            }
            return ["--from", said("log"), "--keys-from", said("keys")]
        }

        /// The copy takes the ledger's place, as its next epoch.
        private func restore(_ copy: [String]) throws {
            office.ledger.stop()
            let own = office.ledger.directory
            let operatorKey = ["--operator-key", own + "/keys/operator.key"]
            _ = try ledgerd(
                ["restore"] + copy + operatorKey + [
                    "--erasures", own + "/erasures.jsonl", "--directory", place + "/again", "--head",
                    own + "/heads/head.note", "--new-epoch",
                ])
            try FileManager.default.moveItem(atPath: own, toPath: place + "/lost")
            try FileManager.default.moveItem(atPath: place + "/again", toPath: own)
            try office.ledger.start(["--operator-key", place + "/lost/keys/operator.key"])
        }

        private func verify(_ person: String, _ more: [String] = []) throws -> Ending {
            try office.ledger.startCLI(["receipts", "verify"] + more, as: person, environment: state(person)).end()
        }

        @Test func `hold where their event is in it, and say plainly when it was given up`() throws {
            try agree(with: "dana")
            let copy = try backUp()
            // dana's receipt is given under a head that is lost, of an event that is not.
            try office.record("12", ref: "after the copy")
            #expect(try office.ledger.cli("whoami", as: "dana", environment: state("dana")).status == 0)
            try agree(with: "omar")
            try restore(copy)

            let dana = try verify("dana")
            #expect(dana.status == 0 && dana.output.contains("has the event and all before it"), "\(dana)")
            // That of the old epoch, and the one that the new epoch gave by itself.
            #expect(dana.output.contains("2 of 2 hold"), "\(dana)")

            let elsewhere = place + "/moved"
            try FileManager.default.createSymbolicLink(
                atPath: elsewhere, withDestinationPath: office.ledger.socket)
            for more in [[], ["--socket", elsewhere]] {
                let cara = try verify("cara", more)
                #expect(cara.status == 3, "\(cara)")
                #expect(cara.output.contains("holds, and epoch 2 of the ledger extends it"), "\(cara)")
                #expect(cara.errors.contains("A2, event"), "\(cara)")
                #expect(cara.errors.contains("its epoch 2 does not have the event: it was given up"), "\(cara)")
                #expect(!cara.errors.contains("A1, event") && !cara.errors.contains("trust nothing"), "\(cara)")
            }
            let json = try verify("cara", ["--json"])
            #expect(json.status == 3, "\(json)")
            for found in ["holds", "inherited", "given_up"] {
                #expect(json.output.contains(#""found":"\#(found)""#), "\(json)")
            }
        }

        @Test func `raise the alarm when the old epoch answers again where the new one did`() throws {
            _ = try office.wire.call("log.head", as: "hr").ok
            let copy = try backUp()
            try restore(copy)
            try agree(with: "dana")
            #expect(try verify("cara").status == 0)
            office.ledger.stop()
            try FileManager.default.removeItem(atPath: office.ledger.directory)
            try FileManager.default.moveItem(atPath: place + "/lost", toPath: office.ledger.directory)
            try office.ledger.start()
            let alarm = try verify("cara")
            #expect(alarm.status == 6 && alarm.errors.contains("NOT THE LEDGER THAT YOU SAW"), "\(alarm)")
            #expect(alarm.errors.contains("it was restored since, and its later epoch was here"), "\(alarm)")
            // Nothing is done in a history that was given up, however often it is tried.
            let size = try office.ledger.size()
            for _ in 0..<2 {
                let refused = try office.ledger.cli(
                    "thank", "dana", "Well done", "--yes", as: "cara", environment: state("cara"))
                #expect(refused.status == 6, "\(refused)")
            }
            #expect(try office.ledger.size() == size)
        }
    }
}
