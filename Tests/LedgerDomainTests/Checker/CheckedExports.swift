import LedgerDomain

struct ExportBook {
    let by: MemberID
    /// Nil where it concerns everybody.
    let concerned: Set<MemberID>?
    /// Everybody who was registered when it was made.
    let known: Set<MemberID>
    var digests: [LeafHash] = []
    var notified: Set<MemberID> = []
}

extension Checker {
    mutating func read(_ event: ExportEvent, _ line: Line) {
        guard case .export(let id) = line.new.stream, let actor = line.actor else {
            return must(false, .noEdit, "an export stands elsewhere, or is nobody's")
        }
        if case .made(let made) = event { return make(made, as: id, by: actor, line) }
        guard let book = exports[id] else { return must(false, .inOrder, "\(id) was never made") }
        mustConcern([actor], line)
        switch event {
        case .made: break
        case .delivered(let event):
            mustBe(book.by, line)
            must(!book.digests.contains(event.digest), .noEdit, "the same bundle was noted before")
            exports[id]?.digests.append(event.digest)
        case .notified:
            let isConcerned = (book.concerned ?? book.known).contains(actor) && actor != book.by
            must(isConcerned, .ownAct, "\(id) does not concern \(actor)")
            must(!book.notified.contains(actor), .noEdit, "\(actor) said so before")
            exports[id]?.notified.insert(actor)
        }
    }

    private mutating func make(_ made: ExportMade, as id: ExportID, by actor: MemberID, _ line: Line) {
        must(exports[id] == nil && id.number == UInt32(exports.count) + 1, .noEdit, "\(id) is not the next")
        mustSay(made.purpose, "what it is for")
        if let recipient = made.recipient { mustSay(recipient, "the recipient") }
        mustConcern(made.concerned + [actor], line)
        let isReader = holds(.hr, actor) || holds(.auditor, actor)
        switch made.scope {
        case .all:
            must(isReader, .notYours, "\(actor) takes everything")
            must(made.events == UInt64(record.count) && made.parts == 1, .computedVerdict, "all is not all")
        case .person(let person):
            must(isReader || person == actor, .notYours, "\(actor) takes what concerns \(person)")
            must(made.concerned.contains(person), .nothingHidden, "\(person) is not told")
            let own = record.count { $0.new.subjects.contains(person) }
            let public_ = record.count { $0.new.stream == .ledger }
            must(made.events == UInt64(own + public_), .computedVerdict, "it is not all that concerns \(person)")
        case .agreement(let id):
            guard let book = agreements[id] else { return must(false, .inOrder, "there is no \(id)") }
            must(made.concerned.contains(book.member), .nothingHidden, "\(book.member) is not told")
            must(made.concerned.contains(book.manager), .nothingHidden, "\(book.manager) is not told")
            let own = record.count { $0.new.stream == .agreement(id) || $0.new.stream == .ledger }
            must(made.events >= UInt64(own), .computedVerdict, "\(id) is not whole")
        }
        exports[id] = ExportBook(
            by: actor, concerned: made.scope == .all ? nil : Set(made.concerned), known: Set(people.keys))
    }
}
