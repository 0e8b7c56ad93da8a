/// How the columns of a file become measurements.
///
/// ```yaml
/// source: crm
/// key: opportunity_id
/// member: sales_agent            # a person's name, handle or id
/// where: { deal_stage: Won }     # only these rows; a list means any of them
/// metrics:
///   closed_won: { value: close_value, as-of: close_date }
///   days_to_close: { days-from: engage_date, days-to: close_date, as-of: close_date }
/// ```
struct ImportMap {
    enum Value: Equatable {
        /// A column with the number.
        case column(String)
        /// Days from one column's date to another's.
        case days(from: String, to: String)
    }

    struct Metric: Equatable {
        var name: String
        var value: Value
        var asOf: String
    }

    var source: String
    /// Column that tells rows apart in the source: importing the same file twice changes nothing.
    var key: String
    var member: String
    var conditions: [(column: String, anyOf: [String])]
    var metrics: [Metric]

    init(parsing bytes: [UInt8], file: String) throws {
        let root = try YAMLReader(
            YAMLValue(parsing: bytes, file: file), file: file, known: ["source", "key", "member", "where", "metrics"])
        source = try root.needed("source")
        key = try root.needed("key")
        member = try root.needed("member")
        conditions = []
        if let value = root["where"] {
            let reader = try YAMLReader(value, file: file, known: nil)
            conditions = try reader.all.map { ($0.key, try reader.texts($0.key)) }
        }
        guard let value = root["metrics"] else {
            throw Complaint.usage("\(file), line \(root.line): metrics is missing")
        }
        metrics = try YAMLReader(value, file: file, known: nil).all.map { name, value in
            let reader = try YAMLReader(value, file: file, known: ["value", "days-from", "days-to", "as-of"])
            let asOf = try reader.needed("as-of")
            if let column = try reader.text("value") { return Metric(name: name, value: .column(column), asOf: asOf) }
            return Metric(
                name: name, value: .days(from: try reader.needed("days-from"), to: try reader.needed("days-to")),
                asOf: asOf)
        }
        if metrics.isEmpty { throw Complaint.usage("\(file), line \(value.line): metrics names none") }
    }

    /// Every column that is used.
    var columns: [String] {
        var names = [key, member] + conditions.map(\.column)
        for metric in metrics {
            names.append(metric.asOf)
            switch metric.value {
            case .column(let name): names.append(name)
            case .days(let from, let to): names += [from, to]
            }
        }
        return names
    }
}
