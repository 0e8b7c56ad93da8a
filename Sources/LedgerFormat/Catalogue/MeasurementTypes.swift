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
        EventType(
            "measurement.contestDecided", in: .measurement, MeasurementContestDecided.self,
            { .measurement(.contestDecided($0)) },
            actors: "who stands above the member, or hr; nobody who recorded or corrected the value, nor the member",
            subjects: "the member", sealed: [SealedRule("/reason", .author)],
            meaning: """
                Somebody else decided about a contested value: it is upheld and stands, or it is withdrawn and counts no \
                more in what is computed from now on; it stays readable.
                """),
    ]
}
