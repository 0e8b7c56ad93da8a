import ArgumentParser
import Glibc
import LedgerClient

/// The far end of `ssh://`: whoever the kernel says runs this, is who the ledger sees.
struct Stdio: OfflineCommand {
    static let configuration = CommandConfiguration(
        commandName: "stdio", abstract: "Join standard input and output to this machine's ledger, for ssh://.",
        discussion: """
            ledger --socket ssh://host runs this over there; anything that can write a line of JSON may too. Bytes are \
            copied as they are until either side closes. The end of the input is passed on, and what was asked before \
            it is still answered.

            Exit status: 0 either side closed, 2 wrong usage, 4 the daemon's socket is not there or does not let this \
            account in, 7 standard input or output failed.
            """)
    @OptionGroup var options: GlobalOptions

    @Flag(
        help: """
            For a forced command in sshd's configuration: who comes without a command is shown what waits for them; \
            any other command than ledger stdio is refused.
            """)
    var forced = false

    func run(on terminal: Terminal) throws {
        // Whoever read us is gone: that ends the copying, not the process.
        signal(SIGPIPE, SIG_IGN)
        let environment = Environment.all
        if forced {
            switch ForcedCommand(asked: environment["SSH_ORIGINAL_COMMAND"]) {
            case .relay: break
            case .person:
                var command = try Ledger.parseAsRoot(options.socket.map { ["--socket", $0] } ?? [])
                return try command.run()
            case .refused: throw ForcedCommand.complaint
            }
        }
        do {
            let candidates = try LedgerAddress.candidates(said: options.socket, environment: environment)
            guard case .socket(let path) = try LedgerAddress.first(of: candidates) else {
                throw Complaint.usage(
                    "ledger stdio joins a socket of this machine, and was told of another",
                    hint: "to pass through a machine, give ssh a ProxyJump")
            }
            var relay = try ByteRelay(socket: path, input: STDIN_FILENO, output: STDOUT_FILENO)
            try relay.run()
        } catch let error as ClientError {
            // Read at the near end, where “here” would be somewhere else.
            var complaint = Complaint(error)
            complaint.what += " (\(Self.machine))"
            throw complaint
        }
    }

    private static var machine: String {
        var name = [CChar](repeating: 0, count: 256)
        guard gethostname(&name, name.count - 1) == 0 else { return "the far end" }
        return "on " + String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
