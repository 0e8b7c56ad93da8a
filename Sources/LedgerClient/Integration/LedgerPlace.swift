#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Where a ledger is, and where this machine remembers what was seen of it.
public struct LedgerPlace: Sendable, Hashable {
    /// A socket's path, or `ssh://[user@]host[:port][/path/of/socket]`; nil for `$LEDGER_SOCKET`, else
    /// `/run/ledgerd/ledger.sock`, else `$XDG_RUNTIME_DIR/ledgerd/ledger.sock`.
    public var address: String?
    /// The person to act for, by handle; simulated ledgers alone.
    public var actingAs: String?
    /// Where heads and unanswered commands are kept; nil for `$XDG_STATE_HOME/ledger`, else `~/.local/state/ledger`,
    /// which the command line uses too.
    public var stateDirectory: String?

    public init(address: String? = nil, actingAs: String? = nil, stateDirectory: String? = nil) {
        self.address = address
        self.actingAs = actingAs
        self.stateDirectory = stateDirectory
    }

    /// Connects, checks that the ledger extends what was seen of it, and settles commands whose answer had not come.
    func session() throws(ClientError) -> LedgerSession {
        let environment = Self.environment
        let state: StateDirectory
        if let stateDirectory {
            state = StateDirectory(path: stateDirectory)
        } else {
            state = try StateDirectory(environment: environment)
        }
        let session = try LedgerSession(
            candidates: try LedgerAddress.candidates(said: address, environment: environment), state: state,
            actingAs: actingAs, ssh: SSHProgram(environment: environment))
        _ = try session.settleWaiting()
        return session
    }

    private static var environment: [String: String] {
        var variables: [String: String] = [:]
        for name in ["LEDGER_SOCKET", "XDG_RUNTIME_DIR", "XDG_STATE_HOME", "HOME", "LEDGER_SSH"] {
            if let value = getenv(name) { variables[name] = String(cString: value) }
        }
        return variables
    }
}
