internal import CanonicalJSON
package import LedgerDomain
package import LedgerFormat
package import LedgerStore

/// A command as it arrived: read as far as possible without the ledger's state.
package struct CommandRequest: Sendable {
    package var caller: Peer
    package var actingAs: String?
    /// Nil: the daemon gives it one, and it cannot be sent again safely.
    package var id: CommandID?
    /// Keyed digest of method and parameters.
    package var digest: Digest16
    package var expectedRevision: UInt64?
    /// On the boot clock, in milliseconds; nil for none.
    package var deadline: Int64?
    package var wantsReceipt: Bool
    /// By which it can be taken back until it is decided.
    package var cancellation: Cancellation?
    /// Reads the parameters for the person who asks; people, metrics and goals are looked up as they stand when it is
    /// decided.
    package var read: @Sendable (StoreFacts, MemberID) throws -> Result<Command, Failure>

    package init(
        caller: Peer, actingAs: String?, id: CommandID?, digest: Digest16, expectedRevision: UInt64?,
        deadline: Int64?, wantsReceipt: Bool, cancellation: Cancellation? = nil,
        read: @escaping @Sendable (StoreFacts, MemberID) throws -> Result<Command, Failure>
    ) {
        self.caller = caller
        self.actingAs = actingAs
        self.id = id
        self.digest = digest
        self.expectedRevision = expectedRevision
        self.deadline = deadline
        self.wantsReceipt = wantsReceipt
        self.cancellation = cancellation
        self.read = read
    }
}

/// What a command brought about.
package struct CommandAnswer: Sendable {
    package var events: [AppendedEvent]
    package var ids: [Accepted.IDPair]
    package var size: UInt64
    package var unchanged: Int
    /// The first answer again, to a command id used before with the same body.
    package var isDuplicate: Bool
}
