import CanonicalJSON
import LedgerClient
import LedgerRPC
import Testing

@testable import ledger

@Suite struct `A complaint` {
    @Test func `says what, every because, and a hint`() {
        let error = RPCError(
            .rejected, "rejected", summary: "consequence step 1 of A12 cannot be proposed",
            rules: [
                RuleBroken(
                    rule: "help-delivered", because: "promise P9 (training) is overdue since 2026-12-05",
                    events: [7, 9]),
                RuleBroken(rule: "time-to-act", because: "no developmental feedback on M5 came before the miss"),
            ], hint: "ledger may A12")
        #expect(
            Complaint(error).text() == """
                ledger: error: consequence step 1 of A12 cannot be proposed
                  because: promise P9 (training) is overdue since 2026-12-05 (help-delivered; events 7, 9)
                  because: no developmental feedback on M5 came before the miss (time-to-act)
                  hint: ledger may A12

                """)
        #expect(Complaint(error).status == .refused)
    }

    @Test func `has the exit status of its kind`() {
        let statuses = RPCErrorKind.allCases.map { ExitStatus($0) }
        #expect(Set(statuses) == [.refused, .usage, .notFound, .unavailable, .unknownOutcome])
        #expect(Complaint(ClientError.noSocket(tried: ["/x"])).status == .unavailable)
        #expect(Complaint(ClientError.unknownOutcome(commandID: "i", because: "b")).status == .unknownOutcome)
        let alarm = HeadAlarm(origin: "o", finding: .shrunk(was: 3, now: 2), file: "f")
        #expect(Complaint(ClientError.alarm(alarm)).status == .notTrusted)
        #expect(ExitStatus.allCases.map(\.rawValue) == [0, 1, 2, 3, 4, 5, 6, 7, 8, 129, 130])
    }

    @Test func `is JSON with the ledger's own error in it`() throws {
        let error = RPCError(.notFound, "there is no A12")
        let root = try JSONDocument(parsing: Array(Complaint(error).json.utf8)).root
        #expect(root["exit"]?.integer == 3)
        #expect(try RPCError(#require(root["error"])) == error)
    }
}
