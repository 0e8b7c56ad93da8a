/// What becomes of a login that sshd leads to `ledger stdio --forced`, by what its user asked for.
///
/// The words asked for are compared, never run and never read further: which socket is joined, and by which options,
/// is the configuration's to say.
enum ForcedCommand: Equatable {
    /// A `ledger` at the near end.
    case relay
    /// Somebody without a program of their own: `ssh host`.
    case person
    case refused

    /// - Parameter asked: `SSH_ORIGINAL_COMMAND`; nil when a login asked for no command.
    init(asked: String?) {
        guard let asked, !asked.isEmpty else {
            self = .person
            return
        }
        self = asked == "ledger stdio" || asked.hasPrefix("ledger stdio ") ? .relay : .refused
    }

    static let complaint = Complaint.usage(
        "this account gives ledger and nothing else",
        hint: "use it as ledger --socket ssh://…, or log in without a command to see what waits for you")
}
