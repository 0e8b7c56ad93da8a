/// Somebody of the organisation: fold of the stream `person/N`. Names and handles are sealed, and so not here.
package struct Person: Hashable, Sendable {
    /// An account that is theirs from a day on, until they depart.
    package struct Account: Hashable, Sendable {
        package var uid: UInt32
        package var from: Day
        /// When it was bound; of two people with one uid, the later binding counts.
        package var boundAt: Instant
        package init(uid: UInt32, from: Day, boundAt: Instant) {
            self.uid = uid
            self.from = from
            self.boundAt = boundAt
        }
    }

    /// Who manages them, both days included; a relationship whose end lies before its beginning never held.
    package struct Relationship: Hashable, Sendable {
        package var manager: MemberID
        package var from: Day
        package var to: Day?
        package init(manager: MemberID, from: Day, to: Day? = nil) {
            self.manager = manager
            self.from = from
            self.to = to
        }

        package func holds(on day: Day) -> Bool {
            if let to, to < day { return false }
            return from <= day
        }

        /// True when it holds on some day after `day`.
        package func reachesBeyond(_ day: Day) -> Bool {
            guard let to else { return true }
            return to > day && to >= from
        }
    }

    package struct GrantedRole: Hashable, Sendable {
        package var role: Role
        /// For an integration: the metrics that it may record; empty means every metric.
        package var metrics: [MetricID]
        package init(role: Role, metrics: [MetricID]) {
            self.role = role
            self.metrics = metrics
        }
    }

    package let id: MemberID
    package let registeredAt: Instant
    package var accounts: [Account] = []
    package var relationships: [Relationship] = []
    package var roles: [GrantedRole] = []
    /// Their last day; nil while nobody said that they leave.
    package var departedOn: Day?

    /// Absences that count, oldest first; their days are sealed, and so not here.
    package var absences: [Absence] = []

    /// The legal hold under which they are.
    package var hold: Hold?
    /// What was erased of theirs, oldest first.
    package var erasures: [Erasure] = []
    /// The event that says their present names.
    package var namedSeq: UInt64?

    package struct Hold: Hashable, Sendable {
        package var by: MemberID?
        package var at: Instant
        package var seq: UInt64
    }

    package struct Erasure: Hashable, Sendable {
        /// Of the event that says so.
        package var seq: UInt64
        /// The event of which something was erased; nil for everything.
        package var of: UInt64?
    }

    package init(id: MemberID, registeredAt: Instant) {
        self.id = id
        self.registeredAt = registeredAt
    }

    /// Who manages them on `day`; nil when nobody does.
    ///
    /// - Complexity: O(relationships); the newest that holds counts.
    package func manager(on day: Day) -> MemberID? {
        for relationship in relationships.reversed() where relationship.holds(on: day) {
            return relationship.manager
        }
        return nil
    }

    /// False on their last day, true from the day after it.
    package func hasDeparted(by day: Day) -> Bool {
        guard let departedOn else { return false }
        return departedOn < day
    }

    package func holds(_ role: Role) -> Bool { roles.contains { $0.role == role } }

    /// True for an integration whose scope includes `metric`.
    package func integrates(_ metric: MetricID) -> Bool {
        roles.contains { $0.role == .integration && ($0.metrics.isEmpty || $0.metrics.contains(metric)) }
    }

    /// The newest binding of `uid` that counts on `day`; nil when it is not theirs then.
    package func account(uid: UInt32, on day: Day) -> Account? {
        hasDeparted(by: day) ? nil : accounts.last { $0.uid == uid && $0.from <= day }
    }
}
