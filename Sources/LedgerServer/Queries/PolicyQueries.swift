internal import CanonicalJSON
internal import LedgerDomain
internal import LedgerRPC
internal import LedgerStore

extension QueryMethods {
    static let policies: [QueryMethod] = [
        QueryMethod(
            "policy.list", "Every version of the windows, thresholds and cadences, oldest first.", PolicyList.self,
            read: { (_, _) throws(ShapeError) in () }
        ) { query, _ in
            let ledger = try query.facts.ledger()
            let present = ledger.policy(at: query.now).version
            let standard = PolicyRow(.standard, from: nil, present: present)
            return PolicyList(
                policies: [standard]
                    + ledger.policies.map { PolicyRow($0.policy, from: $0.on.description, present: present) },
                size: try query.size())
        }
    ]
}

extension PolicyRow {
    fileprivate init(_ policy: Policy, from: String?, present: UInt32) {
        self.init(
            from: from,
            settings: PolicyField.allCases.map {
                PolicySetting(
                    days: Int(policy[$0]), least: Int($0.bounds.lowerBound), meaning: "\($0.meaning)",
                    most: Int($0.bounds.upperBound), name: "\($0.name)")
            },
            state: policy.version == present ? "present" : policy.version < present ? "past" : "coming",
            version: Int(policy.version))
    }
}
