#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Where the command line keeps what it must remember, on the machine of whoever uses it:
/// `$XDG_STATE_HOME/ledger`, usually `~/.local/state/ledger`.
///
/// It is out of the daemon's reach on purpose: what is remembered here is what the daemon is checked against.
package struct StateDirectory: Sendable, Hashable {
    package let path: String

    package init(path: String) { self.path = path }

    /// - Throws: if neither `XDG_STATE_HOME` nor `HOME` says where.
    package init(environment: [String: String]) throws(ClientError) {
        if let state = environment["XDG_STATE_HOME"], state.hasPrefix("/") {
            path = "\(state)/ledger"
        } else if let home = environment["HOME"], home.hasPrefix("/") {
            path = "\(home)/.local/state/ledger"
        } else {
            throw .noStateDirectory
        }
    }

    /// A file name for any text: letters, digits, `.`, `-` and `_` stay, every other byte becomes `%XX`.
    static func escaped(_ text: String) -> String {
        var name = ""
        for byte in text.utf8 {
            let scalar = Unicode.Scalar(byte)
            let isPlain =
                ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
                || scalar == "-" || scalar == "_" || (scalar == "." && !name.isEmpty)
            if isPlain {
                name.unicodeScalars.append(scalar)
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                name += byte < 16 ? "%0\(digits)" : "%\(digits)"
            }
        }
        return name
    }
}
