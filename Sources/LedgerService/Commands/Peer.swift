package import LedgerDomain
package import LedgerStore

/// Who is at the other end of a connection: the kernel's word.
package struct Peer: Hashable, Sendable {
    package let uid: UInt32
    /// By the system's table of users; nil when it has no such user.
    package let username: String?

    package init(uid: UInt32, username: String?) {
        self.uid = uid
        self.username = username
    }
}

/// Whom a request speaks for.
package struct Identity: Hashable, Sendable {
    package let member: MemberID
    package let author: Author
}

extension Peer {
    /// The daemon's own user, or root: starts, stops and checks, and reads nothing of the domain.
    package func isOperator(daemon uid: UInt32) -> Bool { self.uid == uid || self.uid == 0 }

    /// The member whose account this is now.
    ///
    /// A user name alone is enough only until a uid was bound; then both must fit, so that a reused name or uid
    /// inherits nothing.
    package func member(at now: Instant, given facts: StoreFacts) throws -> MemberID? {
        guard let username, let id = try facts.member(withUsername: username), let person = try facts.person(id) else {
            return nil
        }
        let today = facts.day(of: now, zone: try facts.ledger().zone) ?? now.utcDay
        if person.hasDeparted(by: today) { return nil }
        if person.accounts.isEmpty { return id }
        return person.account(uid: uid, on: today) == nil ? nil : id
    }

    /// Whom this caller speaks for, or why for nobody.
    ///
    /// - Parameters:
    ///   - actingAs: a handle or id; only in a simulated ledger, for the daemon's own user and root.
    ///   - daemon: the uid that the daemon runs as.
    package func identity(
        actingAs: String?, at now: Instant, daemon: UInt32, given facts: StoreFacts
    ) throws -> Result<Identity, Failure> {
        let own = try member(at: now, given: facts)
        guard let actingAs else {
            guard let own else {
                return .failure(
                    .refused(
                        Refusal(
                            .forbidden, "no member is bound to your account (\(username ?? "uid \(uid)"))",
                            hint: "ask hr to register you: ledger member add HANDLE --name NAME --username "
                                + (username ?? "USER"))))
            }
            return .success(Identity(member: own, author: Author(actor: .member(own))))
        }
        guard try facts.ledger().isSimulated else {
            return .failure(
                .refused(
                    Refusal(
                        .forbidden, "nobody acts for somebody else in a real ledger",
                        hint: "leave out --as; acting for others exists in simulated ledgers only")))
        }
        let named = try MemberID(text: actingAs) ?? facts.member(withHandle: actingAs)
        guard let named, try facts.person(named) != nil else {
            return .failure(
                .refused(Refusal(.notFound, "nobody is called \(actingAs)", hint: "ledger member list")))
        }
        guard isOperator(daemon: daemon) || own == named else {
            return .failure(
                .refused(
                    Refusal(
                        .forbidden, "only the user who runs a simulated ledger may act as \(actingAs)",
                        hint: "leave out --as")))
        }
        let via: Actor = own.map { .member($0) } ?? .operator
        return .success(Identity(member: named, author: Author(actor: .member(named), via: via)))
    }
}
