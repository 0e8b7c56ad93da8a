/// An account on another machine whose `ledger stdio` leads to a ledger: `ssh://[user@]host[:port][/path/of/socket]`.
///
/// Only characters that mean nothing to any shell are taken, and nothing that begins with a dash: an address can come
/// from a file or a link, and must never become an option or a command.
package struct SSHAddress: Sendable, Hashable, CustomStringConvertible {
    static let scheme = "ssh://"
    /// What remembers which ledger was there is a file named by it, and file names have at most 255 bytes.
    static let maximumBytes = 160

    /// Nil where ssh's own configuration decides.
    package let user: String?
    /// A name, an alias of ssh's configuration, or an IP address, without brackets.
    package let host: String
    package let port: UInt16?
    /// Where the ledger listens over there; nil where the far end decides.
    package let socket: String?

    /// - Throws: `ClientError.badAddress`.
    package init(_ text: String) throws(ClientError) {
        func refuse(_ because: String) -> ClientError { .badAddress(text, because: because) }
        guard text.hasPrefix(Self.scheme), text.utf8.count <= Self.maximumBytes else {
            throw refuse("it has more than \(Self.maximumBytes) bytes")
        }
        var authority = text.dropFirst(Self.scheme.count)
        var path: Substring?
        if let slash = authority.firstIndex(of: "/") {
            path = authority[slash...].count > 1 ? authority[slash...] : nil
            authority = authority[..<slash]
        }
        var user: Substring?
        if let at = authority.lastIndex(of: "@") {
            user = authority[..<at]
            authority = authority[authority.index(after: at)...]
        }
        var host = authority
        var port: Substring?
        if authority.first == "[", let end = authority.firstIndex(of: "]") {
            host = authority[authority.index(after: authority.startIndex)..<end]
            let rest = authority[authority.index(after: end)...]
            guard rest.isEmpty || rest.first == ":" else { throw refuse("after ] comes a port or nothing") }
            port = rest.isEmpty ? nil : rest.dropFirst()
        } else if let colon = authority.firstIndex(of: ":") {
            host = authority[..<colon]
            port = authority[authority.index(after: colon)...]
        }
        guard Self.isPlain(host, also: "._-:%"), !host.isEmpty else { throw refuse("it names no host") }
        if let user, user.isEmpty || !Self.isPlain(user, also: "._-+@") {
            throw refuse("its user is none: letters, digits and . _ - + @ only")
        }
        if let path, !Self.isPlain(path, also: "/._-+@:=,") || path.utf8.count > 107 {
            throw refuse("its path is no socket's: at most 107 bytes, letters, digits and / . _ - + @ : = , only")
        }
        if let port {
            guard port.first != "+", let number = UInt16(port), number > 0 else {
                throw refuse("its port is none: 1 to 65535")
            }
            self.port = number
        } else {
            self.port = nil
        }
        self.user = user.map(String.init)
        self.host = String(host)
        socket = path.map(String.init)
    }

    private static func isPlain(_ text: Substring, also others: String) -> Bool {
        text.first != "-"
            && text.unicodeScalars.allSatisfy { scalar in
                ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
                    || others.unicodeScalars.contains(scalar)
            }
    }

    package var description: String {
        let shown = host.contains(":") ? "[\(host)]" : host
        return Self.scheme + (user.map { "\($0)@" } ?? "") + shown + (port.map { ":\($0)" } ?? "") + (socket ?? "")
    }

    /// What the far shell is asked to run. A forced command runs in its place.
    package var farCommand: String { "ledger stdio" + (socket.map { " --socket \($0)" } ?? "") }

    /// The same as somebody types it, to see what ssh has to say.
    package var typed: String {
        "ssh" + (port.map { " -p \($0)" } ?? "") + " " + (user.map { "\($0)@" } ?? "") + host
    }

    /// ssh's arguments. Nothing of this machine is lent to the far end: no agent, no display, no forwarded port.
    var arguments: [String] {
        var words = ["-T", "-a", "-x", "-o", "ClearAllForwardings=yes"]
        if let port { words += ["-p", "\(port)"] }
        if let user { words += ["-l", user] }
        return words + ["--", host, farCommand]
    }
}
