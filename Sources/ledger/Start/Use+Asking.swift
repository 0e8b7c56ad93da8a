import CanonicalJSON
import LedgerClient
import LedgerRPC

extension Use {
    /// Asks before something that cannot be undone; `--yes` answers it.
    ///
    /// - Throws: a complaint when the answer is no, or when there is neither a terminal nor `--yes`.
    func confirm(_ question: String) throws {
        if terminal.saysYes { return }
        if let reason = terminal.whyNobodyIsAsked {
            throw Complaint.usage(
                "nothing was done: this cannot be undone, and nobody can be asked", because: [question, reason],
                hint: "say --yes")
        }
        let talk = Conversation(terminal, today: today)
        talk.discardTypedAhead()
        if try !talk.yes(question) { throw Complaint("nothing was done", status: .ok) }
    }

    /// Asks for page after page of a list until it ends or the said number of rows is there.
    ///
    /// With `--json` only the page that was asked for is printed, as it came.
    ///
    /// - Parameter take: takes a page in and gives its `next`.
    func pages<T: WireObject>(
        _ type: T.Type, _ method: String, _ params: KeyValuePairs<String, JSONTree?>, _ page: PageOptions,
        take: (T) -> String?, end: () -> Void
    ) throws {
        var tree = JSONTree(present: params)
        tree["limit"] = .integer(Int64(page.limit ?? (terminal.isJSON ? Limits.listRowsDefault : Limits.listRows)))
        tree["after"] = JSONTree(page.after)
        if terminal.isJSON { return terminal.out(try session.queryValue(method, tree)) }
        while let next = take(try session.query(type, method, tree)) {
            if page.limit != nil {
                terminal.talk("there is more: --after \(next)\n")
                break
            }
            tree["after"] = .string(next)
        }
        end()
    }
}
