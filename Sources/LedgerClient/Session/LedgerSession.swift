package import CanonicalJSON
package import LedgerRPC
package import TransparencyLog

/// One use of a ledger, from finding its socket to the last answer: who it is, that it extends what was seen of it,
/// and that no command is left in doubt.
package final class LedgerSession {
    package let discovery: Discovery
    package let address: LedgerAddress
    package let connection: Connection
    package let memory: HeadMemory
    let state: StateDirectory
    /// Where terms of whoever this is entered force last, as far as this session has heard of it.
    var lastEntered: UInt64?
    package let outbox: CommandOutbox
    /// The person to act for, in simulated ledgers.
    package let actingAs: String?
    /// What the check of the tree head found.
    package let headCheck: HeadCheck.Outcome
    /// The origin that was at this socket before, if it was another: a new ledger took the old one's place.
    package let replacedOrigin: String?

    /// Connects, asks who answers, and checks that it extends what is remembered of it: one round trip, or two when it
    /// has grown since.
    ///
    /// - Throws: `ClientError.noSocket`, `.cannotConnect`, `.noWay`, `.alarm`, and what asking may throw.
    package init(
        candidates: [LedgerAddress], state: StateDirectory, actingAs: String? = nil, ssh: SSHProgram = SSHProgram()
    ) throws(ClientError) {
        let address = try LedgerAddress.first(of: candidates)
        let connection = try Connection(address, ssh: ssh)
        let meta = RequestMeta(actingAs: actingAs)
        let discovery = try Self.read(Discovery.self, try connection.call("server.discover", meta: meta))
        guard let root = Hash256(base64url: discovery.root) else {
            throw .malformed(because: "the root that it says is no hash")
        }
        let memory = HeadMemory(state)
        let before = try memory.origin(at: address)
        if let before, EpochOrigin(before).follows(EpochOrigin(discovery.origin)) {
            throw .alarm(
                HeadAlarm(
                    origin: discovery.origin, finding: .superseded(by: before), file: memory.noteFile(of: before)))
        }
        headCheck = try HeadCheck(memory).check(key: discovery.verifierKey, size: discovery.size, root: root) {
            (since) throws(ClientError) in try Self.ask(connection, since: since, meta)
        }
        if before != discovery.origin { try memory.keep(origin: discovery.origin, at: address) }
        replacedOrigin = before == discovery.origin ? nil : before
        self.discovery = discovery
        self.state = state
        lastEntered = discovery.you.entered
        self.address = address
        self.connection = connection
        self.memory = memory
        self.actingAs = actingAs
        outbox = CommandOutbox(
            state, origin: discovery.origin, account: discovery.you.username ?? "uid \(discovery.you.uid)")
    }

    /// Checks again that the ledger extends what was seen of it, as it is now: for whoever compares with today's head what
    /// came since the session began.
    ///
    /// - Returns: the newest head, which is remembered from now on.
    /// - Throws: `ClientError.refused` to who is nobody to this ledger, `.alarm`, and what asking may throw.
    package func checkHead() throws(ClientError) -> TreeHead {
        let now = try query(LogHead.self, "log.head")
        guard let root = Hash256(base64url: now.root) else {
            throw .malformed(because: "the root that it says is no hash")
        }
        let meta = RequestMeta(actingAs: actingAs)
        _ = try HeadCheck(memory).check(key: discovery.verifierKey, size: now.size, root: root) {
            (since) throws(ClientError) in try Self.ask(connection, since: since, meta)
        }
        guard let head = try memory.recall(discovery.origin)?.head else {
            throw .malformed(because: "it has a head, and none could be remembered")
        }
        return head
    }

    /// Asks for the head and for a proof in one go; once more for the proof if the ledger grew in between.
    private static func ask(
        _ connection: Connection, since: UInt64, _ meta: RequestMeta
    ) throws(ClientError) -> HeadCheck.Offer {
        let headID = try connection.post("log.head", meta: meta)
        guard since > 0 else {
            let head = try read(LogHead.self, try connection.answer(to: headID))
            return HeadCheck.Offer(note: Array(head.note.utf8), proof: [])
        }
        let proofID = try connection.post("log.consistency", ["from": .integer(Int64(since))], meta: meta)
        let head = try read(LogHead.self, try connection.answer(to: headID))
        var proof = try read(Consistency.self, try connection.answer(to: proofID))
        if proof.to != head.size, head.size >= since {
            proof = try read(
                Consistency.self,
                try connection.call(
                    "log.consistency", ["from": .integer(Int64(since)), "to": .integer(Int64(head.size))], meta: meta))
        }
        let hashes = proof.hashes.compactMap { Hash256(base64url: $0) }
        guard hashes.count == proof.hashes.count else {
            throw .malformed(because: "a proof has something else than hashes")
        }
        return HeadCheck.Offer(note: Array(head.note.utf8), proof: hashes)
    }

    /// Asks a question and reads the answer.
    package func query<T: WireObject>(
        _ type: T.Type, _ method: String, _ params: JSONTree = [:]
    ) throws(ClientError) -> T {
        try Self.read(type, try queryValue(method, params))
    }

    /// Asks a question; the answer is given as it came.
    package func queryValue(_ method: String, _ params: JSONTree = [:]) throws(ClientError) -> JSONValue {
        try connection.call(method, params, meta: RequestMeta(actingAs: actingAs))
    }

    static func read<T: WireObject>(_ type: T.Type, _ value: JSONValue) throws(ClientError) -> T {
        do throws(ShapeError) {
            return try T(value)
        } catch {
            throw .malformed(because: "its result: \(error)")
        }
    }
}
