import CanonicalJSON
import LedgerRPC
import Testing

@Suite struct `News of a subscription` {
    private static let leaf = Array(#"{"seq":3,"v":1}"#.utf8)
    private static let all: [LogNotification] = [
        .event(
            subscription: 1,
            LogEntry(
                disclosures: [DisclosureView(disclosure: "d", name: "/text")], hash: "h", leaf: .object(leaf))),
        .position(subscription: 2, seq: 9), .caughtUp(subscription: 3, seq: 0), .fellBehind(subscription: 4, seq: 7),
        .end(subscription: 5, SubscriptionEnd(.credit, because: "credit of 0 is none", seq: 8)),
    ]

    @Test func `is written canonically and read back the same`() throws {
        for news in Self.all {
            let line = news.line
            #expect(line.last == UInt8(ascii: "\n"))
            let bytes = Array(line.dropLast())
            #expect(try JSONDocument(parsing: bytes).canonical() == bytes)
            guard case .notification(let read) = try ServerMessage(line: bytes) else {
                Issue.record("\(news.method) is read as something else")
                continue
            }
            #expect(read.line == line)
            #expect(read.subscription == news.subscription)
        }
    }

    @Test func `is told from answers, and what is unknown is passed over`() throws {
        guard case .answer(let answer) = try ServerMessage(line: Array(#"{"id":1,"jsonrpc":"2.0","result":{}}"#.utf8))
        else {
            Issue.record("an answer is read as something else")
            return
        }
        #expect(answer.id == .integer(1))
        guard
            case .unknown("log.later") = try ServerMessage(
                line: Array(#"{"jsonrpc":"2.0","method":"log.later","params":{}}"#.utf8))
        else {
            Issue.record("news of a later version is not passed over")
            return
        }
        for line in [
            #"{"jsonrpc":"2.0","method":"log.position"}"#, #"{"jsonrpc":"2.0","method":"log.position","params":{}}"#,
            #"{"id":1,"jsonrpc":"2.0","method":"log.position","params":{"seq":1,"subscription":1}}"#, "[]",
        ] {
            #expect(throws: Response.Malformed.self) { try ServerMessage(line: Array(line.utf8)) }
        }
    }

    @Test func `from a client is a notification too`() throws {
        let credit = try Request(line: ClientNotification.credit(subscription: 7, events: 100).line)
        #expect(credit.id == nil && credit.method == "$/credit")
        let cancel = try Request(line: ClientNotification.cancel(id: .string("a")).line)
        #expect(cancel.id == nil && cancel.method == "$/cancel" && cancel.params?["id"]?.string == "a")
    }
}
