import CanonicalJSON
import Glibc

/// A socket in front of a ledger's own that fails at a command, or lies: all else is passed on both ways.
final class FaultyWire {
    enum Fault {
        /// The command never reaches the ledger.
        case losesTheCommand
        /// The ledger does what it is told, and its answer never arrives.
        case losesTheAnswer
    }

    let path: String
    private let descriptor: Int32

    init(in place: Place, named name: String = "faulty") throws {
        path = "\(place.path)/\(name)"
        unlink(path)
        descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let bound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard bound == 0, listen(descriptor, 4) == 0 else { throw Place.Failed(call: "bind", code: errno) }
    }

    deinit { close(descriptor) }

    /// Waits until somebody has connected; they wait in turn until they are served.
    func awaitClient() throws {
        var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        guard poll(&entry, 1, 20_000) > 0 else { throw Wire.Broken(what: "nobody connects") }
    }

    /// Serves one client up to a command of its, the first unless said.
    ///
    /// - Parameters:
    ///   - word: what tells a command from another line, unless it is another line that is meant.
    ///   - atTheCommand: called when the command has come, before the connection ends.
    func serve(
        _ ledger: TestLedger, _ fault: Fault, to count: Int = 1, counting word: String = #""commandId""#,
        atTheCommand: () -> Void = {}
    ) throws {
        try awaitClient()
        let accepted = accept(descriptor, nil, nil)
        guard accepted >= 0, fcntl(accepted, F_SETFD, FD_CLOEXEC) == 0 else {
            throw Place.Failed(call: "accept", code: errno)
        }
        let near = Wire(accepted: accepted)
        let far = try ledger.connect()
        var commands = 0
        while let line = try near.line() {
            if String(decoding: line, as: UTF8.self).contains(word) { commands += 1 }
            let isCommand = commands == count
            if isCommand, fault == .losesTheCommand { return atTheCommand() }
            try far.send(line + [10])
            let answer = try far.line() ?? []
            if isCommand { return atTheCommand() }
            try near.send(answer + [10])
        }
        throw Wire.Broken(what: "no command came")
    }
    /// Serves one client to its end, and answers it with what the ledger did not say.
    ///
    /// - Parameter lie: makes of an answer to a method what the client gets.
    func serve(_ ledger: TestLedger, lying lie: (_ method: String, _ answer: JSONTree) throws -> JSONTree) throws {
        try awaitClient()
        let accepted = accept(descriptor, nil, nil)
        guard accepted >= 0, fcntl(accepted, F_SETFD, FD_CLOEXEC) == 0 else {
            throw Place.Failed(call: "accept", code: errno)
        }
        let near = Wire(accepted: accepted)
        let far = try ledger.connect()
        while let line = try near.line() {
            try far.send(line + [10])
            let answer = try far.line() ?? []
            let method = JSONTree(try JSONDocument(parsing: line).root)["method"]?.text ?? ""
            try near.send(try lie(method, try Answer(line: answer).tree).canonicalBytes + [10])
        }
    }
}
