import CanonicalJSON
import LedgerRPC
import Testing

@testable import ledger

@Suite struct `Something that waits` {
    private static let readers = Readers(people: People(["U2": "cara", "U3": "dana"]), me: "U2")

    private func item(
        _ title: String, kind: String = "view", id: String = "C1", from: String? = nil, with: String? = "U3",
        _ words: String...
    ) -> Item {
        let answers = words.map { ItemAnswer(method: "x.y", needs: [], params: [:], word: $0) }
        return Item(
            answers: answers, from: from, id: id, kind: kind, since: "2017-10-03T00:00:00.000000Z", sinceDays: 0,
            texts: [], title: title, with: with)
    }

    @Test func `names whose move it was, and else the other side`() {
        func heading(_ item: Item) -> String { item.heading(Self.readers, saysWith: true) }
        #expect(heading(item("thanks you", from: "U3")) == "dana thanks you (C1)")
        #expect(heading(item("it is to be held")) == "it is to be held, with dana (C1)")
        #expect(heading(item("promised: a sheet", kind: "promise")) == "promised: a sheet, to dana (C1)")
        #expect(heading(item("for hr", with: nil)) == "for hr (C1)")
        #expect(item("it is to be held").heading(Self.readers) == "it is to be held (C1)", "not in a check-in")
    }

    @Test(arguments: ["question 57", "57", "57/clarification", "QUESTION 57"])
    func `is called by its id, its number, or its number and kind`(name: String) {
        let asked = item("asks what is meant", kind: "clarification", id: "question 57", "answer")
        #expect(asked.isCalled(name))
        #expect(asked.commands == ["ledger answer 57 answer"])
        #expect(!asked.isCalled("5") && !asked.isCalled("57/view"))
    }

    @Test func `is agreed to by what agrees alone`() {
        #expect(item("", "yes, no help needed", "yes, but", "no").yes?.word == "yes, no help needed")
        #expect(item("", "yes, but", "other terms", "no").yes == nil)
        #expect(item("", "propose", "nothing to propose", "yes, but", "no").yes == nil)
        #expect(item("", "no", "another day").yes == nil)
        #expect(item("", "take it back").yes == nil && item("", "take it back").no == nil)
        #expect(item("", "yes", "not yet").no?.word == "not yet")
    }
}
