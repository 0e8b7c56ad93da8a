import LedgerAudit
import Testing

@Suite struct `A ground of redaction` {
    @Test func `is spelled as the format says`() {
        #expect(
            RedactionGround.allCases.map(\.rawValue) == ["third-person", "count", "withheld", "not-visible", "erased"])
    }
}
