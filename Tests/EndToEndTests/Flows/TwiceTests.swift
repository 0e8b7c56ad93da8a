import CanonicalJSON
import Testing

extension `End to end` {
    /// The same person in two places.
    @Suite struct `A check-in that is answered twice` {
        let two: TwoPeople

        init() throws { two = try TwoPeople() }

        /// What may be written once only; feedback and promises that are typed twice are two.
        private static let once = [
            "promise.done", "promise.confirmed", "strategy.adopted", "agenda.pointClosed", "checkpoint.held",
        ]

        @Test func `is open in one window`() throws {
            let size = try two.office.ledger.size()
            // The first window stays open as long as a program waits that nobody answers.
            let wire = try FaultyWire(in: two.office.ledger.place)
            let first =
                CheckInMoves.steps[0].moves + [
                    .expect("what shows it?"), .run(["digest", "--socket", wire.path], as: "cara"),
                ]
            let rest = [CheckInMoves.steps[1].moves.last].compactMap { $0 }
            let running = try two.office.ledger.startConversation(
                ["checkin", "dana"], as: "cara",
                first + rest + CheckInMoves.steps.dropFirst(2).flatMap(\.moves) + CheckInMoves.send)
            try wire.awaitClient()
            let second = try two.office.ledger.converse(["checkin", "dana"], as: "cara", [])
            #expect(second.failure == nil && second.status == 4, "\(second)")
            #expect(second.transcript.contains("a check-in with dana is open in another window"), "\(second)")
            // It asks, sends no command, and lets the window go on.
            try? wire.serve(two.office.ledger, .losesTheCommand)
            let scene = try Scene(running.end())
            #expect(scene.failure == nil && scene.status == 0, "\(scene)")
            #expect(try two.types(from: size).filter(CheckInMoves.types.contains) == CheckInMoves.types)
        }

        @Test func `on two machines is recorded once, and told to who came second`() throws {
            let size = try two.office.ledger.size()
            let place = two.office.ledger.place.path
            let running = try [("here", "there"), ("there", "here")].map { machine, other in
                let meet = Move.meet(mine: "\(place)/\(machine).sends", theirs: "\(place)/\(other).sends")
                return try two.office.ledger.startConversation(
                    ["checkin", "dana"], as: "cara", environment: ["XDG_STATE_HOME": "\(place)/\(machine)"],
                    CheckInMoves.answers + CheckInMoves.send(meeting: meet))
            }
            let scenes = try running.map { try Scene($0.end()) }
            #expect(scenes.allSatisfy { $0.failure == nil }, "\(scenes)")
            #expect(scenes.contains { $0.status == 1 }, "\(scenes)")
            let types = try two.types(from: size)
            for type in Self.once {
                #expect(types.filter { $0 == type }.count == 1, "\(type) in \(types)")
            }
            let told = scenes.map(\.transcript).joined()
            #expect(told.split(separator: "not sent:").count - 1 == Self.once.count, "\(scenes)")
            #expect(told.split(separator: "because:").count - 1 >= Self.once.count, "\(scenes)")
        }
    }
}
