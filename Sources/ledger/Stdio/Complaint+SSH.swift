import LedgerClient

extension Complaint {
    /// Why ssh did not lead to a ledger. What ssh or the far `ledger stdio` had to say stands above it already: their
    /// standard error is ours.
    init(_ address: SSHAddress, _ ending: SSHEnding) {
        let what: String
        var because = ending.clause
        let hint: String
        switch ending {
        case .notStarted:
            what = "there is no way to \(address)"
            hint = "install ssh (Debian: openssh-client), or name it with LEDGER_SSH"
        case .exited(255):
            what = "ssh does not get to \(address.host)"
            because = "ssh ended with status 255, and says above why"
            hint = "first make this work: \(address.typed) (the host's name, its key, and that it lets you in)"
        case .exited(let status) where status == 126 || status == 127:
            what = "there is no ledger program at \(address.host)"
            because = "its shell could not run “\(address.farCommand)” (status \(status))"
            hint = "have it installed there where every login finds it, as /usr/local/bin/ledger"
        case .exited(ExitStatus.unavailable.rawValue):
            what = "no ledger answers at \(address.host)"
            because = "its ledger stdio could not connect to the daemon (status 4), and says above why"
            hint = "have ledgerd started there and this account admitted to its socket, or say which: ssh://HOST/path"
        case .exited(ExitStatus.usage.rawValue):
            what = "the ledger program at \(address.host) did not take “\(address.farCommand)”"
            because = "it ended with status 2, and says above why"
            hint = "have the same version installed at both ends"
        case .exited(0):
            what = "the ledger at \(address.host) closed the connection before it answered"
            hint = "try again: its daemon may be starting or stopping"
        case .noise:
            what = "what answers at \(address.host) is no ledger"
            hint = "let nothing there write to standard output at login (.bashrc, banners of shells)"
        case .exited, .killed, .runsOn:
            what = "there is no way to \(address)"
            hint = "first make this work: \(address.typed) \(address.farCommand) </dev/null"
        }
        self.init(what, because: [because], hint: hint, status: .unavailable)
    }
}
