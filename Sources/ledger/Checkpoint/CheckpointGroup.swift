import ArgumentParser
import LedgerRPC

struct CheckpointGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "checkpoint", abstract: "One-to-ones: planned, held or missed, with each side's own view.",
        subcommands: [
            CheckpointShowAll.self, CheckpointShow.self, CheckpointHold.self, CheckpointGiveView.self,
            CheckpointDeny.self, CheckpointMove.self, CheckpointSchedule.self,
        ])
}

extension Use {
    /// When two people mean to meet: a day as people say it, or an instant as the ledger spells it.
    func time(_ text: String, for option: String) throws -> String {
        text.contains("T") && text.hasSuffix("Z") ? text : try day(text, for: option)
    }
}

extension OwnView {
    /// "at risk (6 of 10): the tool is late".
    var words: String {
        let sure = confidence.map { " (\($0) of 10)" } ?? ""
        return plainWords(rating ?? "erased") + sure + (note.map { ": \($0)" } ?? "")
    }
}
