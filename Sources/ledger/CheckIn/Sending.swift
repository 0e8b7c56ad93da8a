import CanonicalJSON
import LedgerClient
import LedgerRPC

/// Sends what a draft has, in the order in which it was said, each once.
struct Sending {
    let use: Use
    let draft: Draft
    /// The command that goes on where this ends.
    let goOn: String

    struct Outcome {
        var sent: [JSONValue] = []
        var refused: [(reply: Reply, complaint: Complaint)] = []
    }

    /// What the ledger will not have, because it was answered meanwhile or is not allowed, is told and left out; the rest
    /// goes on. When the ledger itself is out of reach, the draft keeps what is not sent.
    ///
    /// A crash behind a command and before its mark makes it be sent a second time, under the same id: it is done once.
    func send() throws -> Outcome {
        var outcome = Outcome()
        let unsent = draft.unsent
        for (index, reply) in unsent.enumerated() {
            do throws(ClientError) {
                let (result, value) = try use.session.command(reply.method, reply.params, commandID: reply.commandID)
                outcome.sent.append(value)
                tell(reply, result)
            } catch {
                guard let refused = error.refusedAlone else {
                    var complaint = Complaint(error)
                    complaint.because.append("\(unsent.count - index) of \(unsent.count) answers are kept, not sent")
                    complaint.hint = "go on with \(goOn)"
                    throw complaint
                }
                outcome.refused.append((reply, refused))
                tell(reply, refused)
                try draft.drop(reply.commandID)
                continue
            }
            try draft.markSent(reply.commandID)
        }
        return outcome
    }

    private func tell(_ reply: Reply, _ result: CommandResult) {
        guard !use.terminal.isJSON else { return }
        let event = result.events.last.map { use.terminal.paint.dim("  · event \($0.seq)") } ?? ""
        use.terminal.out("\(printable("sent: \(reply.what)"))\(event)\n")
    }

    private func tell(_ reply: Reply, _ refused: Complaint) {
        guard !use.terminal.isJSON else { return }
        let talk = Conversation(use.terminal, today: use.today)
        talk.say("not sent: \(reply.what)")
        talk.say("because: \(refused.clause)", indent: 2)
        if let words = reply.words { talk.say("you had written: “\(words)”", indent: 2) }
    }
}
