/// Why one value of an import cannot be recorded.
struct BrokenRow {
    enum Kind {
        case invalid(field: String, expected: String)
        case forbidden
        case rejected
    }

    var kind: Kind
    var rule: RuleName
    var because: String
    var events: [UInt64] = []
    var hint: String?

    static func unknown(_ field: String, _ thing: some CustomStringConvertible, expected: String) -> BrokenRow {
        BrokenRow(
            kind: .invalid(field: field, expected: expected), rule: .knownThings, because: "there is no \(thing)",
            hint: "ledger \(field) list")
    }

    static func misshapen(_ field: String) -> BrokenRow {
        BrokenRow(
            kind: .invalid(field: field, expected: "text of at most \(Limits.nameBytes) bytes"), rule: .wellFormed,
            because: "\(field) is empty or too long")
    }

    static func ahead(_ day: Day) -> BrokenRow {
        BrokenRow(
            kind: .invalid(field: "asOf", expected: "a day that has begun"), rule: .daysHaveCome,
            because: "\(day) has not begun")
    }

    static func departed(_ member: MemberID, _ day: Day) -> BrokenRow {
        BrokenRow(kind: .rejected, rule: .stillHere, because: "\(member)'s last day was \(day)")
    }

    static func notTheirs(_ draft: MeasurementDraft) -> BrokenRow {
        let because =
            switch draft.knowledge {
            case .system: "only an integration whose scope includes \(draft.metric.metric) records what a system says"
            case .reported: "only \(draft.member) reports about themself"
            case .witnessed:
                "only who manages \(draft.member) today witnesses, and \(draft.metric.metric) is in no scope of yours"
            }
        return BrokenRow(kind: .forbidden, rule: .knownHow, because: because)
    }

    static func differs(_ before: RecordedValue) -> BrokenRow {
        BrokenRow(
            kind: .rejected, rule: .noEdit,
            because: "this row was recorded as \(before.measurement.value) for \(before.measurement.asOf)",
            events: [before.seq], hint: "ledger measurement correct \(before.seq) VALUE")
    }

    static func doubled(first: Int) -> BrokenRow {
        BrokenRow(
            kind: .rejected, rule: .noEdit, because: "it has the row key of value \(first) and says something else")
    }

    /// - Parameters:
    ///   - broken: at least one, at most ``Limits/listedRows``.
    ///   - count: values of the command.
    static func refusal(_ broken: [(index: Int, row: BrokenRow)], of count: Int) -> Refusal {
        let first = broken[0]
        let kind: Refusal.Kind =
            switch first.row.kind {
            case .invalid(let field, let expected):
                .invalid(at: count == 1 ? "/\(field)" : "/values/\(first.index)/\(field)", expected: expected)
            case .forbidden: .forbidden
            case .rejected: .rejected
            }
        return Refusal(
            kind, count == 1 ? "the value was not recorded" : "none of the \(count) values was recorded",
            rules: broken.map { index, row in
                BrokenRule(
                    row.rule, because: count == 1 ? row.because : "value \(index): \(row.because)", events: row.events)
            }, hint: broken.lazy.compactMap(\.row.hint).first)
    }
}
