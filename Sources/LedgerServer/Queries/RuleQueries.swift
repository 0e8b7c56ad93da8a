internal import CanonicalJSON
internal import LedgerDomain
internal import LedgerRPC

extension QueryMethods {
    static let rules: [QueryMethod] = [
        QueryMethod(
            "rule.list", "Every rule by which this ledger may refuse something, in plain words.", RuleList.self,
            read: { (_, _) throws(ShapeError) in () }
        ) { query, _ in
            RuleList(
                rules: Rule.all.map { RuleRow(explanation: $0.explanation, name: $0.name.text) },
                size: try query.size())
        }
    ]
}
