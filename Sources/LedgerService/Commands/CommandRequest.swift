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
    /// Reads the parameters for the person who asks; people, metrics and goals are looked up as they stand when it is
    /// decided.
    package var read: @Sendable (StoreFacts, MemberID) throws -> Result<Command, Failure>

    package init(
        caller: Peer, actingAs: String?, id: CommandID?, digest: Digest16, expectedRevision: UInt64?,
        deadline: Int64?, wantsReceipt: Bool,
        read: @escaping @Sendable (StoreFacts, MemberID) throws -> Result<Command, Failure>
    ) {
        self.caller = caller
        self.actingAs = actingAs
        self.id = id
        self.digest = digest
        self.expectedRevision = expectedRevision
        self.deadline = deadline
        self.wantsReceipt = wantsReceipt
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

extension Command {
    /// The stream whose count `expectedRevision` means; nil where a command has no single one.
    var stream: StreamName? {
        switch self {
        case .counterAgreement(let id, _), .withdrawAgreement(let id, _), .discussAgreement(let id, _),
            .reserveAgreement(let id, _), .declineAgreement(let id, _), .confirmAgreement(let id, _, _, _, _),
            .overrideMilestone(let id, _, _, _), .waiveMilestone(let id, _, _):
            .agreement(id)
        case .renameMember(let id, _, _), .bindAccount(let id, _, _, _), .departMember(let id, _),
            .grantRole(let id, _, _), .revokeRole(let id, _):
            .person(id)
        case .assignRelationship(let member, _, _), .endRelationship(let member, _): .person(member)
        case .reviseGoal(let id, _, _), .closeGoal(let id, _): .goal(id)
        case .replaceMetric(let id, _, _): .metric(id)
        case .cover(let version, _, _, _): .metric(version.metric)
        case .advanceClock: .ledger
        case .record(let values): values.count == 1 ? .measurement(values[0].metric.metric, values[0].member) : nil
        case .registerMember, .publishGoal, .defineMetric, .correctMeasurement, .contestMeasurement, .proposeAgreement:
            nil
        }
    }
}
