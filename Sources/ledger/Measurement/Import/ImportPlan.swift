/// What a file would bring about: values to record, and rows that will not do, each with its reason.
struct ImportPlan {
    struct Value: Equatable {
        var metric: String
        var member: String
        var value: String
        var asOf: CalendarDate
        var ref: String
    }

    struct BadRow: Equatable {
        var line: Int
        var column: String
        var because: String
        var description: String { "line \(line), \(column): \(because)" }
    }

    private(set) var values: [Value] = []
    private(set) var bad: [BadRow] = []
    /// Rows that the map or the span leaves out.
    private(set) var leftOut = 0

    /// - Parameters:
    ///   - person: the id of a person by name, handle or id; nil if nobody is named so.
    ///   - span: days of `as-of` to be taken; nil at either end for no bound.
    /// - Throws: a complaint when a column that the map names is not in the file.
    init(
        _ csv: CSVReader, map: ImportMap, from: CalendarDate? = nil, to: CalendarDate? = nil,
        person: (String) -> String?
    ) throws {
        let missing = map.columns.filter { !csv.heading.contains($0) }
        guard missing.isEmpty else {
            throw Complaint.usage(
                "the file has no column \(missing.joined(separator: ", "))",
                hint: "it has \(csv.heading.joined(separator: ", "))")
        }
        let positions = Dictionary(uniqueKeysWithValues: csv.heading.enumerated().map { ($0.element, $0.offset) })
        var lines: [String: Int] = [:]
        for record in csv.records {
            let row = Row(record: record, positions: positions)
            guard map.conditions.allSatisfy({ $0.anyOf.contains(row[$0.column]) }) else {
                leftOut += 1
                continue
            }
            do throws(Row.Bad) {
                let taken = try row.values(map, from: from, to: to, person: person)
                if taken.isEmpty { leftOut += 1 }
                for value in taken {
                    if let first = lines.updateValue(record.line, forKey: "\(value.metric)\u{0}\(value.ref)") {
                        throw Row.Bad(column: map.key, because: "\(value.ref) is on line \(first) too")
                    }
                }
                values += taken
            } catch {
                bad.append(BadRow(line: record.line, column: error.column, because: error.because))
            }
        }
    }

    private struct Row {
        struct Bad: Error {
            var column: String
            var because: String
        }

        let record: CSVReader.Record
        let positions: [String: Int]

        subscript(column: String) -> String { positions[column].map { record.fields[$0] } ?? "" }

        func values(
            _ map: ImportMap, from: CalendarDate?, to: CalendarDate?, person: (String) -> String?
        ) throws(Bad) -> [Value] {
            var values: [Value] = []
            for metric in map.metrics {
                let asOf = try date(metric.asOf)
                if let from, asOf < from { continue }
                if let to, to < asOf { continue }
                let ref = self[map.key]
                guard !ref.isEmpty else { throw Bad(column: map.key, because: "the row's key is empty") }
                guard let member = person(self[map.member]) else {
                    throw Bad(
                        column: map.member,
                        because: "the ledger knows nobody as \"\(self[map.member])\"; see ledger member list")
                }
                values.append(
                    Value(metric: metric.name, member: member, value: try number(metric.value), asOf: asOf, ref: ref))
            }
            return values
        }

        private func date(_ column: String) throws(Bad) -> CalendarDate {
            guard let date = CalendarDate(self[column]) else {
                throw Bad(column: column, because: "\"\(self[column])\" is no day; 2017-10-31 would do")
            }
            return date
        }

        private func number(_ value: ImportMap.Value) throws(Bad) -> String {
            switch value {
            case .column(let column):
                guard let number = DecimalText.normalised(self[column]) else {
                    throw Bad(column: column, because: "\"\(self[column])\" is no number; 1054 or -12.5 would do")
                }
                return number
            case .days(let first, let last):
                return "\(try date(last).dayNumber - date(first).dayNumber)"
            }
        }
    }
}
