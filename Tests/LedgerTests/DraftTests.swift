import CanonicalJSON
import Foundation
import LedgerClient
import Testing

@testable import ledger

@Suite final class `A check-in's draft` {
    private let today = CalendarDate("2017-10-03") ?? CalendarDate(dayNumber: 0)
    private let place = "/tmp/ledger-draft-\(UUID())"

    deinit { try? FileManager.default.removeItem(atPath: place) }

    private func open() throws -> Draft {
        let file: DraftFile = try #require(
            try DraftFile.open(StateDirectory(path: place), kind: "checkin", origin: "acme", names: ["U1", "U2"]))
        return try Draft(file, today: today)
    }

    private func reply(_ what: String) -> Reply {
        Reply(method: "promise.done", params: ["promise": .string(what)], what: what, words: "张 \u{202E} 👍🏽")
    }

    @Test func `has every answer again, under its own id, and every word`() throws {
        let first = reply("P1")
        do {
            let draft = try open()
            #expect(draft.isEmpty)
            try draft.finish("item.P1", [first])
            try draft.finish("item.P2", [])
            try draft.memory(of: "promise.2").keep("half a line", for: "line")
            try draft.markSent(first.commandID)
            try draft.finish("item.P3", [reply("P3")])
        }
        let draft = try open()
        #expect(draft.isDone("item.P1") && draft.isDone("item.P2") && !draft.isDone("promise.2"))
        #expect(draft.kept.map(\.reply.what) == ["P1", "P3"])
        #expect(draft.kept.first?.reply.commandID == first.commandID)
        #expect(draft.kept.first?.reply.words == first.words)
        #expect(draft.unsent.map(\.what) == ["P3"])
        #expect(draft.memory(of: "promise.2").recalled("line") == "half a line")
        #expect(draft.last(of: "promise") == 2)
    }

    @Test func `makes one answer open again, and the row in which it stands`() throws {
        let draft = try open()
        try draft.finish("promise.1", [reply("one")])
        try draft.finish("promise.2", [reply("two")])
        try draft.finish("promise.end", [])
        try draft.forget("promise.1")
        #expect(!draft.isDone("promise.1") && draft.isDone("promise.2") && !draft.isDone("promise.end"))
        #expect(draft.unsent.map(\.what) == ["two"])
        try draft.drop(draft.unsent[0].commandID)
        #expect(draft.unsent.isEmpty)
    }

    @Test func `that is damaged is left where it is`() throws {
        let path: String
        do {
            let draft = try open()
            try draft.finish("item.P1", [])
            path = "\(place)/drafts/acme/checkin+U1+U2.json"
        }
        try Data(#"{"kept":["#.utf8).write(to: URL(filePath: path))
        #expect(throws: Complaint.self) { try open() }
    }
}
