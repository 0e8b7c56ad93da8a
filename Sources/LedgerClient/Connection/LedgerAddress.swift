#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Where a ledger is reached: by its socket on this machine, or by ssh through an account on another.
package enum LedgerAddress: Sendable, Hashable, CustomStringConvertible {
    case socket(path: String)
    case ssh(SSHAddress)

    /// - Parameter text: a path, or `ssh://[user@]host[:port][/path/of/socket]`.
    /// - Throws: `ClientError.badAddress`.
    package init(_ text: String) throws(ClientError) {
        if text.hasPrefix(SSHAddress.scheme) {
            self = .ssh(try SSHAddress(text))
        } else if text.contains("://") {
            throw .badAddress(text, because: "a ledger is reached by a path or by ssh://, and by nothing else")
        } else {
            self = .socket(path: text)
        }
    }

    package var description: String {
        switch self {
        case .socket(let path): path
        case .ssh(let address): "\(address)"
        }
    }

    /// The places to look, in order: the one that was said, or `$LEDGER_SOCKET`; if neither, the system's ledger and
    /// then the user's own.
    package static func candidates(
        said: String?, environment: [String: String]
    ) throws(ClientError) -> [LedgerAddress] {
        if let said { return [try LedgerAddress(said)] }
        if let path = environment["LEDGER_SOCKET"], !path.isEmpty { return [try LedgerAddress(path)] }
        var places = [LedgerAddress.socket(path: "/run/ledgerd/ledger.sock")]
        if let runtime = environment["XDG_RUNTIME_DIR"], !runtime.isEmpty {
            places.append(.socket(path: "\(runtime)/ledgerd/ledger.sock"))
        }
        return places
    }

    /// The first socket that exists; an address of ssh is taken as it is.
    package static func first(of candidates: [LedgerAddress]) throws(ClientError) -> LedgerAddress {
        for candidate in candidates {
            switch candidate {
            case .ssh: return candidate
            case .socket(let path): if access(path, F_OK) == 0 { return candidate }
            }
        }
        throw .noSocket(tried: candidates.map(\.description))
    }
}
