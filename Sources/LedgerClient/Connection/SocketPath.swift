#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Where a ledger's socket may be.
package enum SocketPath {
    /// The places to look, in order: the one that was said, or `$LEDGER_SOCKET`; if neither, the system's ledger and
    /// then the user's own.
    package static func candidates(said: String?, environment: [String: String]) -> [String] {
        if let said { return [said] }
        if let path = environment["LEDGER_SOCKET"], !path.isEmpty { return [path] }
        var paths = ["/run/ledgerd/ledger.sock"]
        if let runtime = environment["XDG_RUNTIME_DIR"], !runtime.isEmpty {
            paths.append("\(runtime)/ledgerd/ledger.sock")
        }
        return paths
    }

    /// The first place that exists.
    static func find(_ candidates: [String]) throws(ClientError) -> String {
        guard let path = candidates.first(where: { access($0, F_OK) == 0 }) else {
            throw .noSocket(tried: candidates)
        }
        return path
    }
}
