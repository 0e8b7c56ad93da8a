import CanonicalJSON
import LedgerRPC

/// A program's connection to a ledger.
///
/// It is made again by itself when it was lost: the call that found it lost throws ``LedgerError/unreachable(because:)``
/// or ``LedgerError/outcomeUnknown(commandID:because:)``, the next one connects. Each connection first checks that the
/// ledger extends what this machine has seen of it, and sends again what had no answer.
///
/// Calls are done one after the other, on a thread of their own; what may wait for long are ``events(_:where:disclosing:staying:onInterruption:)``,
/// which have connections of theirs.
public actor LedgerConnection {
    nonisolated let place: LedgerPlace
    private nonisolated let thread = LedgerThread()
    private var session: LedgerSession?

    public nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    private init(_ place: LedgerPlace) { self.place = place }

    deinit { thread.end() }

    /// Connects.
    ///
    /// - Throws: `LedgerError.unreachable`, `.notTrusted`, `.unusable` for an address that is none, `.storage`.
    public static func open(_ place: LedgerPlace = LedgerPlace()) async throws(LedgerError) -> LedgerConnection {
        let connection = LedgerConnection(place)
        _ = try await connection.identity()
        return connection
    }

    /// Which ledger this is, and who you are to it.
    public func identity() throws(LedgerError) -> LedgerIdentity {
        try attempt { (session) throws(ClientError) in
            LedgerIdentity(try session.query(Discovery.self, "server.discover"))
        }
    }

    /// Asks a question.
    ///
    /// - Parameters:
    ///   - method: such as `agreement.get`; `Docs/Protocol.md` and `Schemas/openrpc.json` have them all.
    ///   - parameters: an object.
    /// - Returns: the result, as the method's schema says.
    public func query(_ method: String, _ parameters: LedgerValue = [:]) throws(LedgerError) -> LedgerValue {
        let tree = try Self.tree(parameters)
        return try attempt { (session) throws(ClientError) in LedgerValue(try session.queryValue(method, tree)) }
    }

    /// Has a command done, exactly once. When this returns it is on the ledger's disk.
    ///
    /// Before the command leaves, its id and body are kept on this machine until the answer is known, so that neither
    /// a crash here nor one there does it twice or not at all.
    ///
    /// - Parameters:
    ///   - method: such as `promise.make`.
    ///   - parameters: an object.
    ///   - once: a key of yours, such as the id of a row that you import: the same command with the same key is done
    ///     once for ever, whoever gives it again and when. With other parameters the key is refused
    ///     (``LedgerRefusal/Kind/idConflict``).
    ///   - expectedRevision: how many events the stream must have.
    /// - Throws: `LedgerError.refused`, after which nothing was done; `.outcomeUnknown`.
    @discardableResult
    public func command(
        _ method: String, _ parameters: LedgerValue = [:], once: String? = nil, expectedRevision: UInt64? = nil
    ) throws(LedgerError) -> CommandOutcome {
        let tree = try Self.tree(parameters)
        return try attempt { (session) throws(ClientError) in
            let commandID = once.map {
                CommandID.derived(from: [session.discovery.origin, session.outbox.account, method, $0])
            }
            let (result, value) = try session.command(
                method, tree, expectedRevision: expectedRevision, commandID: commandID)
            return CommandOutcome(result, LedgerValue(value))
        }
    }

    /// Follows the record: from `start` up to now, and on from there.
    ///
    /// - Parameters:
    ///   - start: where to begin.
    ///   - filter: which events; of a consumer its own filter holds.
    ///   - disclosing: whether sealed members are opened, as far as you may see them.
    ///   - staying: false ends the sequence when everything that there is has come.
    ///   - onInterruption: told whenever the connection is lost; it is made again by itself.
    /// - Returns: a sequence to go through once.
    public nonisolated func events(
        _ start: EventStart = .beginning, where filter: EventFilter = EventFilter(), disclosing: Bool = false,
        staying: Bool = true, onInterruption: (@Sendable (LedgerError) -> Void)? = nil
    ) -> LedgerEvents {
        let options = FollowOptions(
            start: start.start, filter: filter.filter, disclose: disclosing, reconnects: staying)
        return LedgerEvents(place: place, options: options, staying: staying, onInterruption: onInterruption)
    }

    private func connected() throws(LedgerError) -> LedgerSession {
        if let session { return session }
        do throws(ClientError) {
            let made = try place.session()
            session = made
            return made
        } catch {
            throw LedgerError(error)
        }
    }

    /// - Throws: what `body` throws; a connection that is of no more use is let go.
    private func attempt<Result>(
        _ body: (LedgerSession) throws(ClientError) -> Result
    ) throws(LedgerError) -> Result {
        let session = try connected()
        do throws(ClientError) {
            return try body(session)
        } catch {
            switch error {
            case .refused, .badAddress, .noStateDirectory, .state: break
            case .lost, .timedOut, .malformed, .unknownOutcome, .noSocket, .cannotConnect, .noWay, .alarm, .otherLedger:
                self.session = nil
            }
            throw LedgerError(error)
        }
    }

    private static func tree(_ parameters: LedgerValue) throws(LedgerError) -> JSONTree {
        guard case .object = parameters else { throw .unusable(because: "parameters are an object") }
        guard let tree = parameters.tree else {
            throw .unusable(because: "an integer is beyond ±(2^53−1), which JSON cannot carry")
        }
        return tree
    }
}

/// Which ledger answers, and who asks.
public struct LedgerIdentity: Sendable, Hashable {
    /// The name on its signed heads.
    public let origin: String
    /// The key of its signed heads: compare it with what you were given from elsewhere.
    public let verifierKey: String
    /// Number of events when this was asked.
    public let size: UInt64
    public let isSimulated: Bool
    /// IANA name of the zone in which its days are.
    public let zone: String
    /// Your id, `U17`; nil if the account is nobody's.
    public let member: String?
    public let handle: String?

    init(_ discovery: Discovery) {
        origin = discovery.origin
        verifierKey = discovery.verifierKey
        size = discovery.size
        isSimulated = discovery.simulated
        zone = discovery.zone
        member = discovery.you.member
        handle = discovery.you.handle
    }
}
