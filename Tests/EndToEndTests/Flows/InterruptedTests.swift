import CanonicalJSON
import Foundation
import Glibc
import Testing

extension `End to end` {
    /// Whatever ends a check-in, nothing that was typed is lost, nothing is asked again, and nothing is sent twice.
    @Suite struct `An interrupted check-in` {
        /// What ends it, and the status that the program leaves.
        private static let ways: [(move: Move, status: Int32)] = [
            (.control("c"), 130), (.hangUp, 128 + SIGHUP), (.kill(SIGKILL), 128 + SIGKILL),
        ]

        /// Questions that were put: prompts at the begin of a line, and those with their answers in brackets.
        private static func questions(in scene: Scene) -> Int {
            scene.transcript.split(separator: "\n").filter { line in
                line.hasPrefix("›") || line.contains("[Y/n]") || line.contains("[y/N]")
            }.count
        }

        /// Each way of ending has two people of its own, and they go side by side.
        @Test func `goes on behind each answer`() throws {
            let worlds = try Self.ways.map { _ in try TwoPeople() }
            let sizes = try worlds.map { try $0.office.ledger.size() }
            let steps = CheckInMoves.steps
            for (index, step) in steps.enumerated() {
                // One answer is given, the next question is seen, and it ends there.
                let next = index + 1 < steps.count ? steps[index + 1].asks : "[Y/n]"
                let moves: [Move] = [.expect(step.asks), .line(step.says), .expect(next)]
                let running = try zip(worlds, Self.ways).map { two, way in
                    try two.office.ledger.startConversation(["checkin", "dana"], as: "cara", moves + [way.move])
                }
                for (number, program) in running.enumerated() {
                    let scene = try Scene(program.end())
                    #expect(scene.failure == nil, "after answer \(index), \(Self.ways[number]): \(scene)")
                    #expect(scene.status == Self.ways[number].status, "\(scene)")
                    // Of the second one the prompt may be lost with the terminal.
                    #expect(
                        (1...2).contains(Self.questions(in: scene)), "what was answered is not asked again: \(scene)")
                }
            }
            for (two, size) in zip(worlds, sizes) {
                #expect(try two.office.ledger.size() == size, "nothing is sent")
                #expect(try drafts(of: two).count == 1)
                let scene = try two.office.ledger.converse(["checkin", "dana"], as: "cara", CheckInMoves.send)
                #expect(scene.failure == nil && scene.status == 0 && Self.questions(in: scene) == 1, "\(scene)")
                let types = try two.types(from: size)
                #expect(types.filter(CheckInMoves.types.contains) == CheckInMoves.types, "\(types)")
                #expect(try drafts(of: two).isEmpty, "what is sent is kept no longer")
            }
        }

        /// What is kept; for its owner's eyes alone.
        private func drafts(of two: TwoPeople) throws -> [String] {
            let files = try FileManager.default.subpathsOfDirectory(atPath: two.state + "/drafts")
            let drafts = files.filter { $0.hasSuffix(".json") }
            for draft in drafts {
                let attributes = try FileManager.default.attributesOfItem(atPath: "\(two.state)/drafts/\(draft)")
                #expect(attributes[.posixPermissions] as? Int == 0o600)
            }
            return drafts
        }

        @Test(arguments: [FaultyWire.Fault.losesTheCommand, .losesTheAnswer])
        fileprivate func `while it sends, is sent once`(fault: FaultyWire.Fault) throws {
            let two = try TwoPeople()
            let size = try two.office.ledger.size()
            let wire = try FaultyWire(in: two.office.ledger.place)
            let running = try two.office.ledger.startConversation(
                ["checkin", "dana", "--socket", wire.path], as: "cara", CheckInMoves.whole)
            try wire.serve(two.office.ledger, fault)
            let broken = try Scene(running.end())
            #expect(broken.failure == nil && broken.status == 5, "\(broken)")
            #expect(broken.transcript.contains("go on with ledger checkin dana"), "\(broken)")
            let scene = try two.office.ledger.converse(["checkin", "dana"], as: "cara", CheckInMoves.send)
            #expect(scene.failure == nil && scene.status == 0, "\(scene)")
            let types = try two.types(from: size)
            #expect(types.filter(CheckInMoves.types.contains) == CheckInMoves.types, "\(types)")
        }

        /// The ledger has done what it was sent, and whoever sent it ends before they hear of it.
        @Test(arguments: Self.ways.indices) fileprivate func `between two sendings, is sent once`(way: Int) throws {
            let two = try TwoPeople()
            let size = try two.office.ledger.size()
            let wire = try FaultyWire(in: two.office.ledger.place)
            // Keeps the blow back until the third command is done: a program that waits for who does not answer yet.
            let gate = try FaultyWire(in: two.office.ledger.place, named: "gate")
            let running = try two.office.ledger.startConversation(
                ["checkin", "dana", "--socket", wire.path], as: "cara",
                CheckInMoves.whole + [
                    .expect("sent:"), .expect("sent:"), .run(["digest", "--socket", gate.path], as: "cara"),
                    Self.ways[way].move,
                ])
            var broken: Scene?
            try wire.serve(two.office.ledger, .losesTheAnswer, to: 3) {
                try? gate.serve(two.office.ledger, .losesTheCommand)
                broken = try? Scene(running.end())
            }
            #expect(broken?.failure == nil && broken?.status == Self.ways[way].status, "\(broken?.description ?? "")")
            #expect(try two.types(from: size).filter(CheckInMoves.types.contains).count == 3)
            let scene = try two.office.ledger.converse(
                ["checkin", "dana"], as: "cara", [.expect("Send these 7 things"), .expect("[Y/n]"), .line("y")])
            #expect(scene.failure == nil && scene.status == 0, "\(scene)")
            let types = try two.types(from: size)
            #expect(types.filter(CheckInMoves.types.contains) == CheckInMoves.types, "\(types)")
        }
    }
}
