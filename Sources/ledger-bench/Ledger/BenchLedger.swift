import CanonicalJSON

/// The organisation that the figures are measured on: members with managers, an agreement in force for each, one
/// metric, and an integration that measures.
struct BenchLedger {
    static let metric = "closed_won"
    /// Milestones of each agreement, each a row of `commitments.list`.
    static let commitments = 20
    /// Measurements fall on the first 27 days of February 2026, inside the first milestone of every agreement.
    static let measuredDays = 27

    let socket: String
    /// `U<n>` of everybody who is measured.
    private(set) var members: [String] = []
    private(set) var integration = ""
    private(set) var auditor = ""
    private(set) var metricVersion = ""

    /// Registers everybody, makes the agreements and moves the clock to the end of February 2026.
    init(socket: String, members count: Int, managers: Int) throws(BenchError) {
        self.socket = socket
        let conversation = try Conversation(with: socket)
        integration = try Self.register("crm", conversation)
        auditor = try Self.register("auditor", conversation)
        _ = try conversation.call(
            "metric.define",
            .object([
                ("name", .string(Self.metric)), ("formula", "sum of the deals won that day"), ("unit", "USD"),
                ("direction", "up"), ("aggregate", "sum"), ("counts", "outcome"), ("source", "crm"),
                ("collector", "crm"), ("freshnessDays", 365), ("settleDays", 3),
            ]))
        metricVersion = "M1@1"
        try Self.grant("integration", to: integration, metrics: ["M1"], conversation)
        try Self.grant("auditor", to: auditor, metrics: nil, conversation)
        let leads = try (0..<managers).map { index throws(BenchError) in
            try Self.register("lead\(index)", conversation)
        }
        for index in 0..<count {
            let (member, lead) = (try Self.register("seller\(index)", conversation), leads[index % managers])
            _ = try conversation.call(
                "relationship.assign", .object([("member", .string(member)), ("manager", .string(lead))]))
            try agree(member, lead, conversation)
            members.append(member)
        }
        _ = try conversation.call("clock.advance", .object([("to", "2026-02-28")]))
        let rows = try conversation.call("commitments.list", Self.listParams(members[0]), as: members[0])
        let listed = rows["commitments"]?.elements.count ?? 0
        guard listed == Self.commitments else {
            throw .answer("commitments.list (\(Self.commitments) rows are due)", text: "\(listed) rows: \(rows)")
        }
    }

    private static func register(_ handle: String, _ conversation: Conversation) throws(BenchError) -> String {
        let params: JSONTree = .object([("handle", .string(handle)), ("name", .string("Bench \(handle)"))])
        let result = try conversation.call("member.register", params)
        return try result.required("ids") { $0["member"]?.text }
    }

    private static func grant(
        _ role: String, to member: String, metrics: [String]?, _ conversation: Conversation
    ) throws(BenchError) {
        var params: JSONTree = .object([("member", .string(member)), ("role", .string(role))])
        if let metrics { params["metrics"] = .array(metrics.map { .string($0) }) }
        _ = try conversation.call("role.grant", params)
    }

    private func agree(_ member: String, _ lead: String, _ conversation: Conversation) throws(BenchError) {
        let proposed = try conversation.call(
            "agreement.propose", .object([("member", .string(member)), ("terms", terms())]), as: lead)
        let agreement: JSONTree = .string(try proposed.required("ids") { $0["agreement"]?.text })
        let words: JSONTree = "I close what I can in my territory, and say early when a deal slips."
        _ = try conversation.call(
            "agreement.confirm",
            .object([("agreement", agreement), ("inOwnWords", words), ("noSupportNeeded", true)]), as: member)
        _ = try conversation.call("agreement.confirm", .object([("agreement", agreement)]), as: lead)
    }

    /// A first milestone to the end of February, then one a week.
    private func terms() -> JSONTree {
        let metric: JSONTree = .string(metricVersion)
        var spans = [("2026-01-05", "2026-02-28")]
        for week in 0..<(Self.commitments - 1) {
            let first = DayOf2026(ordinal: 60 + 7 * week)
            spans.append((first.text, DayOf2026(ordinal: 66 + 7 * week).text))
        }
        let milestones = spans.map { from, to -> JSONTree in
            .object([("metric", metric), ("from", .string(from)), ("to", .string(to)), ("target", "10000")])
        }
        return .object([
            ("outcome", "Deals won and kept in the territory"),
            ("measures", .array([.object([("metric", metric), ("target", "200000")])])),
            ("milestones", .array(milestones)),
            ("contribution", .object([("none", "this ledger measures its own speed")])),
            ("cadenceDays", 30),
            ("window", .object([("from", "2026-01-05"), ("to", "2026-12-31")])),
        ])
    }
}

/// A day of 2026 by its number in the year.
struct DayOf2026 {
    /// From 1 for 1 January.
    let ordinal: Int

    var text: String {
        var (month, day) = (1, ordinal)
        for length in [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] {
            guard day > length else { break }
            day -= length
            month += 1
        }
        return "2026-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
    }
}
