import CanonicalJSON
import Glibc
import Testing

extension `End to end` {
    /// Terms are agreed to where they wait, and what was said to them is kept like everything else.
    @Suite struct `Changed terms in a check-in` {
        @Test func `are shown, answered in own words once, and confirmed as they were shown`() throws {
            let two = try TwoPeople()
            let amended = try two.office.ledger.cli(
                "agreement", "amend", "A1", "--cadence", "7", "--reason", "Talk more, 多谈", "--yes", as: "cara")
            #expect(amended.status == 0, "\(amended)")
            let size = try two.office.ledger.size()
            let first = try two.office.ledger.converse(
                ["checkin", "cara"], as: "dana", columns: 40,
                [
                    .expect("proposes a change of the terms"), .expect("[later]"), .line("yes"),
                    .expect("every 7 days"), .expect("In your own words"), .line("كل أسبوع"), .expect("Agree?"),
                    .kill(SIGKILL),
                ])
            #expect(first.failure == nil && first.status == 128 + SIGKILL, "\(first)")
            let second = try two.office.ledger.converse(
                ["checkin", "cara"], as: "dana", columns: 40,
                [.expect("every 7 days"), .expect("(you said)"), .expect("Agree?"), .line("yes")]
                    + CheckInMoves.preparing() + [.expect("Send this"), .expect("[Y/n]"), .line("y")])
            #expect(second.failure == nil && second.status == 0, "\(second)")
            #expect(!second.transcript.contains("what will you do?"), "\(second)")
            #expect(try two.types(from: size).filter { $0 == "agreement.confirmed" }.count == 1)
            let amendment = try two.ask("agreement.get", ["agreement": "A1"], as: "cara")["agreement"]?["amendment"]
            #expect("\(amendment ?? .null)".contains("كل أسبوع"), "\(amendment ?? .null)")
        }
    }
}
