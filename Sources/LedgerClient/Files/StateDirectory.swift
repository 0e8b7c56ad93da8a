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

    /// The text for which `name` is the file name.
    static func unescaped(_ name: String) -> String {
        var bytes: [UInt8] = []
        var rest = Array(name.utf8)[...]
        while let byte = rest.popFirst() {
            let digits = String(decoding: rest.prefix(2), as: UTF8.self)
            if byte == UInt8(ascii: "%"), digits.utf8.count == 2, let escaped = UInt8(digits, radix: 16) {
                bytes.append(escaped)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
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
