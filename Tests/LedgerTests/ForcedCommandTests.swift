import LedgerClient
import Testing

@testable import ledger

@Suite struct `A login under a forced command` {
    @Test(
        arguments: [
            (nil, .person), ("", .person), ("ledger stdio", .relay), ("ledger stdio --socket /run/x", .relay),
            ("ledger stdio; sh", .refused), ("ledger stdiox", .refused), ("ledger", .refused),
            (" ledger stdio", .refused),
            ("ledger\tstdio", .refused), ("ledger member list", .refused), ("sh", .refused),
            ("internal-sftp", .refused),
        ] as [(String?, ForcedCommand)])
    func `is served, shown what waits, or refused`(asked: String?, expected: ForcedCommand) {
        #expect(ForcedCommand(asked: asked) == expected)
    }

    @Test(arguments: [
        SSHEnding.notStarted(reason: "r"), .exited(status: 0), .exited(status: 1), .exited(status: 2),
        .exited(status: 4), .exited(status: 126), .exited(status: 127), .exited(status: 255), .killed(signal: 9),
        .runsOn, .noise("Welcome"),
    ])
    func `that fails is a complaint with a hint, and no ledger answers`(ending: SSHEnding) throws {
        let complaint = Complaint(.noWay(try SSHAddress("ssh://office"), ending))
        #expect(complaint.status == .unavailable && complaint.hint != nil && complaint.because.count == 1)
        #expect(complaint.what.contains("office"))
    }
}
