extension Act {
    /// Granting a role again gives it another scope.
    ///
    /// - Parameter metrics: for an integration, what it may record; empty means every metric.
    func grantRole(_ id: MemberID, _ role: Role, metrics: [MetricID]) throws -> Decision {
        let summary = "\(id) was not granted \(role.rawValue)"
        if let refused = unlessHR(summary) { return refused }
        guard let person = try facts.person(id) else { return .notFound(id, hint: "ledger member list") }
        var findings = Findings()
        if person.hasDeparted(by: try today()) { findings.breaks(.stillHere, "\(id) has departed") }
        findings.count(metrics.count, "/metrics", limit: Limits.scopeMetrics)
        if role != .integration, !metrics.isEmpty {
            findings.invalid("/metrics", expected: "none", "only an integration has a scope of metrics")
        }
        for (index, metric) in metrics.prefix(Limits.scopeMetrics).enumerated()
        where try facts.metric(metric) == nil {
            findings.unknown("/metrics/\(index)", metric, expected: "metrics of this ledger")
        }
        if person.roles.contains(Person.GrantedRole(role: role, metrics: metrics)) {
            findings.breaks(.somethingNew, "\(id) has this role already")
        }
        return findings.decision(summary, hint: metrics.isEmpty ? "ledger member list" : "ledger metric list") {
            let granted = RoleGranted(role: role, metrics: metrics)
            return Accepted([NewEvent(.person(.roleGranted(granted)), in: .person(id), subjects: [id])])
        }
    }

    /// Somebody else holds the role hr who is here and of whom nobody said that they leave. O(people).
    func hrRemains(without person: Person, _ findings: inout Findings) throws {
        guard person.holds(.hr) else { return }
        for number in 1..<(try facts.nextMember().number) where number != person.id.number {
            guard let other = try facts.person(MemberID(number)) else { continue }
            if other.holds(.hr), other.departedOn == nil { return }
        }
        findings.breaks(.hrRemains, "nobody else who stays holds the role hr")
    }

    func revokeRole(_ id: MemberID, _ role: Role) throws -> Decision {
        let summary = "the role \(role.rawValue) of \(id) was not revoked"
        if let refused = unlessHR(summary) { return refused }
        guard let person = try facts.person(id) else { return .notFound(id, hint: "ledger member list") }
        var findings = Findings()
        if !person.holds(role) {
            findings.breaks(.somethingNew, "\(id) does not have this role")
        } else if role == .hr {
            try hrRemains(without: person, &findings)
        }
        return findings.decision(summary, hint: "ledger member list") {
            Accepted([NewEvent(.person(.roleRevoked(RoleRevoked(role: role))), in: .person(id), subjects: [id])])
        }
    }
}
