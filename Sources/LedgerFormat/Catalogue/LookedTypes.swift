internal import LedgerDomain

extension Catalogue {
    static let lookedTypes = [
        EventType(
            "record.viewed", in: .looked, RecordViewed.self, { .looked(.viewed($0)) },
            actors: "hr, an auditor, who stands above the person's manager",
            subjects: "the person, who looked",
            meaning: "Somebody was shown something of the person's record, for the first time on that day.")
    ]
}
