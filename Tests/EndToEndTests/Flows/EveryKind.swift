import CanonicalJSON
import Testing

/// Answers what waits as people do, by the id and the words that `ledger` shows, and notes which kinds it came past.
final class EveryKind {
    let office: Office
    private(set) var seen: Set<String> = []

    init(_ office: Office) { self.office = office }

    /// What waits for somebody, of one kind.
    func item(_ kind: String, of person: String) throws -> (item: JSONTree, reads: String) {
        let list = try office.wire.call("next.list", [:], as: person).ok
        let item = try #require(
            list["items"]?.elements.first { $0["kind"]?.text == kind }, "no \(kind) of \(person) in \(list)")
        let who = item["from"]?.text.flatMap { list["people"]?[$0]?.text }.map { "\($0) " } ?? ""
        return (item, who + (item["title"]?.text ?? ""))
    }

    /// As it is typed: of `question 57` the number.
    func id(of item: JSONTree) -> String {
        item["id"]?.text?.split(separator: " ").last.map(String.init) ?? ""
    }

    /// Answers on a terminal what waits under an id.
    func type(_ id: String, as person: String, _ moves: [Move], sourceLocation: SourceLocation = #_sourceLocation)
        throws
    {
        let scene = try office.ledger.converse(["answer", id], as: person, moves)
        #expect(scene.failure == nil && scene.status == 0, "\(scene)", sourceLocation: sourceLocation)
    }

    /// Gives one answer to what waits for somebody.
    ///
    /// - Parameters:
    ///   - reads: how the item is told.
    ///   - words: the command; `ID` stands for the item's.
    ///   - type: of the event that it must write.
    func answer(
        _ kind: String, as person: String, reads: String, _ words: String..., writes type: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        seen.insert(kind)
        let (item, told) = try item(kind, of: person)
        #expect(told == reads, sourceLocation: sourceLocation)
        let size = try office.ledger.size()
        let command = words.map { $0 == "ID" ? id(of: item) : $0 }
        let ending = try office.ledger.startCLI(command + ["--yes"], as: person).end()
        #expect(ending.status == 0, "\(command): \(ending)", sourceLocation: sourceLocation)
        let leaves = try office.command("log.read", ["from": .integer(size), "limit": 100])["leaves"]?.elements ?? []
        let types = leaves.compactMap { $0["leaf"]?["type"]?.text }
        #expect(types.contains(type), "\(command) wrote \(types)", sourceLocation: sourceLocation)
    }
}
