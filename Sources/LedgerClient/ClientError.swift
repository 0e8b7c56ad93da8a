package import LedgerRPC

/// Why a client could not get what it asked for.
package enum ClientError: Error, Sendable, Hashable {
    /// No ledger listens at any of these places. Start `ledgerd`, or say where it listens.
    case noSocket(tried: [String])
    /// There is a socket, and nobody answers it, or not to this account.
    case cannotConnect(path: String, reason: String)
    /// What was said to be a ledger's address is none: a clause why.
    case badAddress(String, because: String)
    /// ssh did not lead to a ledger: nothing was asked and nothing done.
    case noWay(SSHAddress, SSHEnding)
    /// The connection ended before the answer. A command may have been applied: its id settles that.
    case lost(reason: String)
    case timedOut(milliseconds: Int)
    /// What came is no answer of this protocol.
    case malformed(because: String)
    /// The ledger's own answer.
    case refused(RPCError)
    /// Whether a command was applied is not known. It is kept, and sent again under its id by the next command.
    case unknownOutcome(commandID: String, because: String)
    /// This ledger is not the one that was seen before.
    case alarm(HeadAlarm)
    /// Another ledger answers now where one was followed.
    case otherLedger(origin: String, before: String)
    /// Neither `XDG_STATE_HOME` nor `HOME` says where to remember.
    case noStateDirectory
    /// What must be remembered could not be.
    case state(SystemError)
}
