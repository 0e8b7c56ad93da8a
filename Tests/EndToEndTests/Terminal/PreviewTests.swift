import Glibc
import Testing

extension `End to end` {
    /// What cannot be unsaid is asked about first.
    @Suite struct `Before something is sent` {
        let office: Office
        private let agreement: String
        private let size: Int64

        init() throws {
            office = try Office()
            (agreement, _) = try office.propose(to: "dana")
            size = try office.ledger.size()
        }

        private func decline(_ options: [String] = [], _ moves: [Move]) throws -> Scene {
            try office.ledger.converse(["agreement", "decline", agreement, "Not now"] + options, as: "dana", moves)
        }

        @Test func `it is asked about, and a no sends nothing`() throws {
            let no = try decline(
                [], [.expect("Decline \(agreement)? [Y/n]"), .line("perhaps"), .expect("y or n?"), .line("N")])
            #expect(no.failure == nil && no.status == 0 && no.transcript.contains("ledger: nothing was done"), "\(no)")
            #expect(try office.ledger.size() == size)
            let yes = try decline([], [.expect("[Y/n]"), .line("")])
            #expect(yes.failure == nil && yes.status == 0, "\(yes)")
            #expect(try office.ledger.size() > size)
        }

        @Test func `what was typed before the question does not answer it`() throws {
            let scene = try decline([], [.type("y\r"), .expect("[Y/n]"), .control("d")])
            #expect(scene.failure == nil && scene.status == 0, "\(scene)")
            #expect(try office.ledger.size() == size)
        }

        @Test func `answers that will not do come to an end`() throws {
            let scene = try decline(
                [], [.expect("[Y/n]")] + (0..<20).flatMap { _ in [Move.line("?"), .expect("y or n?")] })
            #expect(scene.failure == nil && scene.status == 2, "\(scene)")
            #expect(scene.transcript.contains("20 answers in a row would not do"))
            #expect(try office.ledger.size() == size)
        }

        @Test func `nothing is asked under --yes`() throws {
            let scene = try decline(["--yes"], [])
            #expect(scene.failure == nil && scene.status == 0 && !scene.transcript.contains("[Y/n]"), "\(scene)")
            #expect(try office.ledger.size() > size)
        }

        @Test func `a no by somebody else meanwhile is told`() throws {
            let scene = try decline(
                [],
                [.expect("[Y/n]"), .run(["agreement", "decline", agreement, "No", "--yes"], as: "dana"), .line("y")])
            #expect(scene.failure == nil && scene.runs.map(\.status) == [0], "\(scene)")
            #expect(scene.status == 1 && scene.transcript.contains("still-open"), "\(scene)")
        }
    }
}
