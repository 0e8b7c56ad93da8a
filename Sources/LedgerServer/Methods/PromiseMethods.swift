internal import CanonicalJSON
internal import LedgerDomain
internal import LedgerFormat

extension CommandMethods {
    static let promises: [CommandMethod] = [
        CommandMethod("promise.ask", "Asks somebody to promise something.") { (reader, resolver) throws(ShapeError) in
            let about = try reader.optional("about", .about)
            let due = try reader.optional("due", .day, about: "the day by whose end it is wished for")
            let kind = try reader.optional("kind", .promiseKind, about: "plain unless said") ?? .plain
            let debtor = try resolver.member(reader, "of", about: "whom it is asked of")
            let what = try reader.value("what", .said)
            return .promise(.ask(of: debtor, PromiseDraft(kind: kind, what: what, due: due, about: about)))
        },
        CommandMethod("promise.make", "Promises something to somebody, or what one was asked for.") {
            (reader, resolver) throws(ShapeError) in
            let about = try reader.optional("about", .about)
            let due = try reader.optional(
                "due", .day, about: "the day by whose end it is kept; as wished for where an ask is answered")
            let kind = try reader.optional("kind", .promiseKind, about: "plain unless said")
            let promise = try reader.optional(
                "promise", .promise, about: "the ask that it answers, beside which only due may stand")
            let creditor = try resolver.optionalMember(reader, "to", about: "whom it is promised")
            let what = try reader.optional("what", .said)
            return .promise(
                .make(
                    PromiseMaking(promise: promise, to: creditor, kind: kind, what: what, due: due, about: about)))
        },
        CommandMethod("promise.decline", "Says no to what one was asked for.") { (reader, _) throws(ShapeError) in
            .promise(.decline(try reader.value("promise", .promise), reason: try reader.value("reason", .said)))
        },
        CommandMethod("promise.done", "Says that what one promised is done.") { (reader, _) throws(ShapeError) in
            let evidence = try reader.optional("evidence", .said, about: "what shows it")
            return .promise(.done(try reader.value("promise", .promise), evidence: evidence))
        },
        CommandMethod("promise.confirm", "Says that what one was promised was kept.") {
            (reader, _) throws(ShapeError) in .promise(.confirm(try reader.value("promise", .promise)))
        },
        CommandMethod("promise.contest", "Says that what one was promised is not done.") {
            (reader, _) throws(ShapeError) in
            .promise(.contest(try reader.value("promise", .promise), reason: try reader.value("reason", .said)))
        },
        CommandMethod("promise.settle", "Says, as neither side, whether a contested promise was kept.") {
            (reader, _) throws(ShapeError) in
            let promise = try reader.value("promise", .promise)
            let reason = try reader.value("reason", .said)
            return .promise(
                .settle(promise, try reader.value("verdict", .choice(of: PromiseVerdict.self)), reason: reason))
        },
        CommandMethod("promise.move", "Asks for another day as debtor, agrees to one as creditor.") {
            (reader, _) throws(ShapeError) in
            let due = try reader.optional("due", .day, about: "the other day; the one that was asked for unless said")
            let promise = try reader.value("promise", .promise)
            let reason = try reader.optional("reason", .said, about: "needed from the debtor")
            return .promise(.move(promise, due: due, reason: reason))
        },
        CommandMethod("promise.refuseMove", "Says no to another day.") { (reader, _) throws(ShapeError) in
            let promise = try reader.value("promise", .promise)
            return .promise(.refuseMove(promise, reason: try reader.optional("reason", .said)))
        },
        CommandMethod("promise.withdraw", "Lets the debtor off, or takes an ask back.") {
            (reader, _) throws(ShapeError) in
            .promise(.withdraw(try reader.value("promise", .promise), reason: try reader.value("reason", .said)))
        },
    ]
}
