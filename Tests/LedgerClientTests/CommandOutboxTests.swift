import Glibc
import LedgerClient
import Testing

@Suite struct `A command that was sent` {
    private let temporary = TemporaryState()
    private var outbox: CommandOutbox { CommandOutbox(temporary.state, origin: "team/1", account: "dana") }
    private let params = Array("{\"meta\":{\"commandId\":\"x\"},\"text\":\"it’s\"}".utf8)

    private func canTake(_ id: String) throws -> Bool {
        if let _ = try outbox.take(id) { true } else { false }
    }

    @Test func `waits with its exact body until its answer is known`() throws {
        let id = CommandID.make()
        do {
            let kept = try outbox.keep(commandID: id, method: "agreement.discuss", params: params)
            #expect(kept.commandID == id)
            // The command line ends here without an answer.
        }
        #expect(try outbox.waiting() == [id])
        guard let again = try outbox.take(id) else {
            Issue.record("it must be there")
            return
        }
        #expect(again.method == "agreement.discuss")
        #expect(again.params == params)
        #expect(again.account == "dana")
        try again.forget()
        #expect(try outbox.waiting() == [])
        #expect(try !canTake(id))
    }

    @Test func `is left alone by others while its own command line lives`() throws {
        let kept = try outbox.keep(commandID: CommandID.make(), method: "m", params: params)
        #expect(try !canTake(kept.commandID))
        try kept.forget()
    }

    @Test func `and cut off before it left is thrown away`() throws {
        let id = CommandID.make()
        do { _ = try outbox.keep(commandID: id, method: "m", params: params) }
        truncate("\(outbox.directory)/\(id).json", 10)
        #expect(try !canTake(id))
        #expect(try outbox.waiting() == [])
    }

    @Test func `is never kept with another ledger's`() throws {
        do { _ = try outbox.keep(commandID: CommandID.make(), method: "m", params: params) }
        #expect(try CommandOutbox(temporary.state, origin: "team/2", account: "dana").waiting() == [])
    }

    @Test func `has an id that sorts by time and is a UUID of version 7`() throws {
        let ids = (0..<1000).map { _ in CommandID.make() }
        #expect(Set(ids).count == 1000)
        for id in ids {
            #expect(id.wholeMatch(of: /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/) != nil)
        }
        let times = ids.map { $0.prefix(13) }
        #expect(times == times.sorted())
    }
}
