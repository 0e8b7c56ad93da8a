import ArgumentParser

struct EvidenceGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evidence", abstract: "Take a part of the record away, so that others can check it without us.",
        subcommands: [EvidenceExport.self, EvidenceResume.self, EvidenceShowAll.self, EvidenceSee.self])
}
