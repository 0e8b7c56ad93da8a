import CanonicalJSON
import Glibc

/// A user of this machine who is no member. Playing one needs root.
enum OtherUser {
    static var canBePlayed: Bool { geteuid() == 0 }
    private static let uid = 65_534

    /// Sends requests over one connection of that user's, one after the other.
    ///
    /// - Parameter requests: method and parameters.
    static func answers(to requests: [JSONTree], _ ledger: TestLedger) throws -> [Answer] {
        chmod(ledger.place.path, 0o711)
        chmod(ledger.socket, 0o666)
        let lines = requests.enumerated().map { index, request in
            let method = request["method"]?.text ?? ""
            return Wire.request(method, request["params"] ?? [:], as: nil, meta: nil, id: Int64(index)).description
        }
        let file = try ledger.place.write("other-user.jsonl", lines.joined(separator: "\n") + "\n")
        chmod(file, 0o644)
        let script = """
            my $s = IO::Socket::UNIX->new(Peer => shift) or die $!; open my $f, '<', shift or die $!;
            while (<$f>) { print $s $_; print scalar <$s> }
            """
        let ending = try RunningProgram(
            "/usr/bin/env",
            [
                "setpriv", "--reuid", "\(uid)", "--regid", "\(uid)", "--clear-groups", "perl", "-MIO::Socket::UNIX",
                "-e",
                script, ledger.socket, file,
            ], in: ledger.place
        ).end()
        guard ending.status == 0 else { throw Wire.Broken(what: "\(ending)") }
        return try ending.output.split(separator: "\n").map { try Answer(line: Array($0.utf8)) }
    }
}
