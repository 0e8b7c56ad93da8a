internal import LedgerDomain

extension Catalogue {
    static let measurementTypes = [
        EventType(
            "measurement.recorded", in: .measurement, MeasurementRecorded.self, { .measurement(.recorded($0)) },
            actors: "an integration within its scope (system), the member (reported), their manager (witnessed)",
            subjects: "the member",
            meaning: "One value of one metric for one person and day, as its source says it."),
        EventType(
            "measurement.corrected", in: .measurement, MeasurementCorrected.self, { .measurement(.corrected($0)) },
            actors: "its source, or whoever could record it so", subjects: "the member",
            sealed: [SealedRule("/reason", .author)],
            meaning: "An earlier measurement was wrong and counts with this value from now on; both are kept."),
        EventType(
            "measurement.contested", in: .measurement, MeasurementContested.self, { .measurement(.contested($0)) },
            actors: "the member who was measured", subjects: "the member",
            sealed: [SealedRule("/reason", .author)],
            meaning: "The member says that a measurement is wrong."),
    ]
}
