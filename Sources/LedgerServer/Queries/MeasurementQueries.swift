internal import CanonicalJSON
internal import LedgerDomain
internal import LedgerFormat
internal import LedgerRPC
internal import LedgerService
internal import LedgerStore

extension QueryMethods {
    static let measurements: [QueryMethod] = [
        QueryMethod(
            "measurement.list", "What one metric measured of one person, in the order of recording.",
            MeasurementList.self,
            read: { (reader, resolver) throws(ShapeError) in
                (
                    metric: try resolver.metric(reader, "metric"), member: try resolver.member(reader, "member"),
                    from: try reader.optional("from", .day), to: try reader.optional("to", .day),
                    page: try Paging(from: reader)
                )
            }
        ) { query, parameters in
            let metric = parameters.metric.metric
            guard
                try LedgerDomain.maySee(
                    measurementsOf: parameters.member, by: metric, viewer: query.viewer, on: query.today,
                    given: query.facts)
            else {
                throw Failure.refused(
                    Refusal(
                        .notFound, "there are no measurements of that person that you may see", hint: "ledger whoami"))
            }
            // An integration reads within its scope, as it writes.
            if try query.facts.person(query.viewer)?.integrates(metric) != true { try query.show([parameters.member]) }
            let after = parameters.page.after.flatMap { UInt64($0) }
            let rest = try query.facts.measurements(metric, parameters.member).items.lazy.filter { (item) in
                after.map { item.seq > $0 } ?? true && parameters.from.map { item.asOf >= $0 } ?? true
                    && parameters.to.map { item.asOf <= $0 } ?? true
            }
            let found = Array(rest.prefix(parameters.page.limit + 1))
            let rows = try found.prefix(parameters.page.limit).map { (item) in
                let recorded = try query.facts.measurement(at: item.seq)
                return MeasurementRow(
                    asOf: item.asOf.description, contested: item.isContested,
                    corrected: item.current == item.recorded ? nil : item.current.description,
                    decided: item.decided?.rawValue,
                    knowledge: recorded?.knowledge.rawValue ?? "",
                    metric: MetricVersion(metric, version: item.version).description, ref: recorded?.ref ?? "",
                    seq: item.seq, source: recorded?.source ?? "", value: item.recorded.description)
            }
            return MeasurementList(
                rows: rows, next: found.count > rows.count ? rows.last.map { String($0.seq) } : nil,
                people: try query.people([parameters.member]), size: try query.size())
        }
    ]
}

extension Measurements.Item {
    /// What was decided after a contest, of the value as it is now.
    fileprivate var decided: ContestVerdict? {
        switch standing {
        case .upheld: .upheld
        case .withdrawn: .withdrawn
        case .recorded, .contested: nil
        }
    }
}
