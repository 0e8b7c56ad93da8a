import ArgumentParser

struct MeasurementGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "measurement", abstract: "What was measured.",
        subcommands: [
            MeasurementRecord.self, MeasurementImport.self, MeasurementCover.self, MeasurementCorrect.self,
            MeasurementContest.self, MeasurementDecide.self, MeasurementShowAll.self,
        ])
}
