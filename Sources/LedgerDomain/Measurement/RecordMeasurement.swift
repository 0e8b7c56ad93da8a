extension Act {
    /// One value or many, all or none. What is recorded already, exactly so, is counted and changes nothing.
    ///
    /// - Complexity: for each value one look-up of its metric, its member and its row key; the first two are kept from
    ///   row to row.
    func record(_ drafts: [MeasurementDraft]) throws -> Decision {
        guard !drafts.isEmpty, drafts.count <= Limits.values else {
            return .refused(
                Refusal(
                    .invalid(at: "/values", expected: "1 to \(Limits.values) values"), "no value was recorded",
                    rules: [BrokenRule(.withinLimits, because: "there are \(drafts.count) values")]))
        }
        var reader = RowReader(act: self)
        var events: [NewEvent] = []
        events.reserveCapacity(drafts.count)
        var unchanged = 0
        var broken: [(index: Int, row: BrokenRow)] = []
        var seen: [RowKey: Int] = [:]
        for (index, draft) in drafts.enumerated() {
            var row = try reader.read(draft)
            if drafts.count > 1, row.isNew {
                if let first = seen.updateValue(index, forKey: RowKey(draft)) {
                    seen[RowKey(draft)] = first
                    row = drafts[first].saysTheSame(as: draft) ? .known : .broken(.doubled(first: first))
                }
            }
            switch row {
            case .new:
                events.append(
                    NewEvent(
                        .measurement(.recorded(draft)), in: .measurement(draft.metric.metric, draft.member),
                        subjects: [draft.member]))
            case .known: unchanged += 1
            case .broken(let row):
                broken.append((index, row))
                if broken.count == Limits.listedRows {
                    return .refused(BrokenRow.refusal(broken, of: drafts.count))
                }
            }
        }
        return broken.isEmpty
            ? .accepted(Accepted(events, unchanged: unchanged))
            : .refused(BrokenRow.refusal(broken, of: drafts.count))
    }
}

/// What identifies a row of a source.
private struct RowKey: Hashable {
    var metric: MetricID
    var member: MemberID
    var source: String
    var ref: String

    init(_ draft: MeasurementDraft) {
        metric = draft.metric.metric
        member = draft.member
        source = draft.source
        ref = draft.ref
    }
}

extension MeasurementRecorded {
    /// True when a second row with the same key brings nothing new.
    func saysTheSame(as other: MeasurementRecorded) -> Bool {
        value == other.value && asOf == other.asOf && metric == other.metric
    }
}
