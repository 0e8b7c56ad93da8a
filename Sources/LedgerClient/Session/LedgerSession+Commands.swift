package import CanonicalJSON
package import LedgerRPC

extension LedgerSession {
    /// Has a command done. It is kept, id and body, until the answer is known.
    ///
    /// - Parameter commandID: for a command that may be given twice on purpose (``CommandID/derived(from:)``); a new one
    ///   unless said. One that waits already is settled first, by whoever opened this session.
    /// - Throws: `ClientError.refused` for a definite no, after which nothing is kept; `.unknownOutcome` when the
    ///   answer did not come or says so, after which the next use of this ledger settles it.
    package func command(
        _ method: String, _ params: JSONTree = [:], expectedRevision: UInt64? = nil, wantsReceipt: Bool = false,
        commandID: String? = nil
    ) throws(ClientError) -> (result: CommandResult, value: JSONValue) {
        let meta = RequestMeta(
            actingAs: actingAs, commandID: commandID ?? CommandID.make(), expectedRevision: expectedRevision,
            receipt: wantsReceipt)
        var params = params
        params["meta"] = Self.tree(meta)
        let body = params.canonicalBytes
        guard body.count < Limits.lineBytes - 512 else {
            throw .refused(RPCError(.lineTooLong, "the command has \(body.count) bytes, more than a line may have"))
        }
        let kept = try outbox.keep(commandID: meta.commandID ?? "", method: method, params: body)
        return try settle(kept)
    }

    /// A command of before whose answer had not come, and what became of it now.
    package enum Settled: Sendable {
        case applied(method: String, CommandResult)
        case refused(method: String, RPCError)
        /// Given by another account than the one that uses the ledger now: it waits for that one.
        case left(method: String, account: String)
    }

    /// Sends every command again whose answer had not come; each is applied once at most.
    ///
    /// - Returns: what became of them, oldest first.
    package func settleWaiting() throws(ClientError) -> [Settled] {
        var settled: [Settled] = []
        for commandID in try outbox.waiting() {
            guard let kept = try outbox.take(commandID) else { continue }
            let method = kept.method
            if let account = kept.account, account != outbox.account {
                settled.append(.left(method: method, account: account))
                continue
            }
            do throws(ClientError) {
                settled.append(.applied(method: method, try settle(kept).result))
            } catch .refused(let error) {
                settled.append(.refused(method: method, error))
            } catch {
                throw error
            }
        }
        return settled
    }

    /// Sends a kept command and forgets it once the outcome is certain.
    private func settle(_ kept: consuming CommandOutbox.Kept) throws(ClientError) -> (
        result: CommandResult, value: JSONValue
    ) {
        let commandID = kept.commandID
        let value: JSONValue
        do throws(ClientError) {
            value = try connection.answer(to: try connection.post(kept.method, canonicalParams: kept.params))
        } catch {
            switch error {
            case .refused(let refusal) where refusal.outcome == .notApplied:
                // "Try again later" is no final answer to a command, but it is certain that nothing was done.
                try kept.forget()
                throw error
            case .refused(let refusal):
                throw .unknownOutcome(commandID: commandID, because: refusal.message)
            case .lost(let reason):
                throw .unknownOutcome(commandID: commandID, because: reason)
            case .timedOut(let milliseconds):
                throw .unknownOutcome(commandID: commandID, because: "no answer within \(milliseconds) ms")
            case .malformed(let because):
                throw .unknownOutcome(commandID: commandID, because: "its answer cannot be read: \(because)")
            default:
                throw error
            }
        }
        let result: CommandResult
        do throws(ClientError) {
            result = try Self.read(CommandResult.self, value)
        } catch {
            throw .unknownOutcome(commandID: commandID, because: "its answer cannot be read")
        }
        try kept.forget()
        for event in result.events where Self.entering.contains(event.type) {
            lastEntered = max(lastEntered ?? 0, event.seq)
        }
        return (result, value)
    }

    /// Events by which terms come into force: the first of an agreement, and those that take their place.
    static let entering: Set<String> = ["agreement.enteredForce", "agreement.amended"]

    private static func tree(_ meta: RequestMeta) -> JSONTree {
        guard let document = try? JSONDocument(parsing: meta.canonicalBytes) else {
            preconditionFailure("what the writer wrote is JSON")
        }
        return JSONTree(document.root)
    }
}
