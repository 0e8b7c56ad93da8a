extension Act {
    func registerMember(handle: String, name: String, username: String?) throws -> Decision {
        let summary = "nobody was registered"
        if let refused = unlessHR(summary) { return refused }
        var findings = Findings()
        findings.handle(handle, "/handle")
        findings.text(name, "/name", limit: Limits.nameBytes)
        if let holder = try facts.member(withHandle: handle) {
            findings.breaks(.oneName, "the handle \(handle) is \(holder)'s")
        }
        try notErased(handle, &findings)
        if let username { try account(username, for: nil, &findings) }
        return try findings.decision(summary, hint: "ledger member list") {
            let id = try facts.nextMember()
            let registered = MemberRegistered(
                handle: .said(handle), name: .said(name), username: username.map { .said($0) })
            return Accepted(
                [NewEvent(.person(.registered(registered)), in: .person(id), subjects: [id])],
                ids: [Accepted.IDPair("member", id.description)])
        }
    }

    /// Both are needed, because no decider reads what the present ones are: who changes one says the other again.
    func renameMember(_ id: MemberID, handle: String?, name: String?) throws -> Decision {
        let summary = "\(id) was not renamed"
        if let refused = unlessHR(summary) { return refused }
        guard try facts.person(id) != nil else { return .notFound(id, hint: "ledger member list") }
        var findings = Findings()
        if let handle {
            findings.handle(handle, "/handle")
            if let holder = try facts.member(withHandle: handle), holder != id {
                findings.breaks(.oneName, "the handle \(handle) is \(holder)'s")
            }
            try notErased(handle, &findings)
        } else {
            findings.invalid("/handle", expected: "the handle from now on, changed or not", "no handle was given")
        }
        if let name {
            findings.text(name, "/name", limit: Limits.nameBytes)
        } else {
            findings.invalid("/name", expected: "the name from now on, changed or not", "no name was given")
        }
        return findings.decision(summary, hint: "ledger member list") {
            let renamed = MemberRenamed(handle: .said(handle ?? ""), name: .said(name ?? ""))
            return Accepted([NewEvent(.person(.renamed(renamed)), in: .person(id), subjects: [id])])
        }
    }

    /// - Parameter from: the first day; today when nil.
    func bindAccount(_ id: MemberID, username: String, uid: UInt32, from: Day?) throws -> Decision {
        let summary = "no account was bound to \(id)"
        if let refused = unlessHR(summary) { return refused }
        guard let person = try facts.person(id) else { return .notFound(id, hint: "ledger member list") }
        let today = try today()
        let from = from ?? today
        var findings = Findings()
        try account(username, for: id, &findings)
        if person.hasDeparted(by: max(from, today)) {
            findings.breaks(.stillHere, "\(id) has departed")
        }
        return findings.decision(summary, hint: "ledger member list") {
            let bound = MemberAccountBound(username: .said(username), uid: uid, from: from)
            return Accepted([NewEvent(.person(.accountBound(bound)), in: .person(id), subjects: [id])])
        }
    }

    /// Who comes later must not be taken for who was erased.
    private func notErased(_ handle: String, _ findings: inout Findings) throws {
        guard try facts.isErased(handle: handle) else { return }
        findings.breaks(.oneName, "the handle \(handle) was somebody's who was erased")
    }

    /// An account's name is free when nobody has it, or who had it has departed.
    private func account(_ username: String, for id: MemberID?, _ findings: inout Findings) throws {
        findings.username(username, "/username")
        guard let holder = try facts.member(withUsername: username), holder != id else { return }
        if try facts.person(holder)?.hasDeparted(by: try today()) == false {
            findings.breaks(.oneName, "the account \"\(username)\" is \(holder)'s")
        }
    }
}
