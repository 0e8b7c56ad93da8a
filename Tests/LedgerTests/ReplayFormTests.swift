import Testing

@testable import ledger

@Suite struct `Cells of a table` {
    @Test(arguments: [
        ("plain", "plain"), ("-3.5", "-3.5"), ("12", "12"), ("", ""), ("=1+2", "'=1+2"), ("+49 30", "'+49 30"),
        ("-cmd", "'-cmd"), ("--1", "'--1"), ("-1.2.3", "'-1.2.3"), ("-", "'-"), ("@sum", "'@sum"), ("\t=1", "'\t=1"),
        ("  =1", "'  =1"), ("\n=1", "' =1"), ("＝1", "'＝1"), ("a,b", "\"a,b\""), ("say \"x\"", "\"say \"\"x\"\"\""),
        ("two\r\nlines", "two  lines"), ("=a,\"b\"", "\"'=a,\"\"b\"\"\""),
    ])
    func `are no formulas, and one line`(_ text: String, _ cell: String) {
        #expect(CSVTable.cell(text) == cell)
    }
}

@Suite struct `A progress bar` {
    @Test(
        arguments: [
            (0, 0, 100, "replay   0 %  [--------------------]  0 of 100"),
            (50, 0, 100, "replay  50 %  [##########----------]  50 of 100"),
            (100, 0, 100, "replay 100 %  [####################]  100 of 100"),
            (150, 0, 100, "replay 100 %  [####################]  100 of 100"),
            (75, 50, 100, "replay  50 %  [##########----------]  75 of 100"),
            (0, 50, 100, "replay   0 %  [--------------------]  0 of 100"),
        ] as [(UInt64, UInt64, UInt64, String)])
    func `is as long as what is done`(_ position: UInt64, _ first: UInt64, _ size: UInt64, _ text: String) {
        #expect(ReplayProgress.text(position, from: first, to: size) == text)
    }
}

@Suite struct `An origin as a source` {
    @Test func `is a reference as it stands, and escaped where it would be none`() {
        #expect(CloudEventForm.reference("acme/8db9/simulated/e2") == "acme/8db9/simulated/e2")
        #expect(CloudEventForm.reference("a b%ü") == "a%20b%25%C3%BC")
    }
}
