import ArgumentParser
import Glibc
import StandardStreams

/// The command line of the accountability ledger. Without a verb it shows what waits for whoever asks.
@main
struct Ledger: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger",
        abstract: "Both sides of a working agreement, on one record that nobody can rewrite.",
        discussion: """
            Without a command: what waits for you, the longest first. Days are said as 2026-12-31, tomorrow, friday, +2w, \
            end of month; people by their handle.

            Exit status: 0 done, 1 refused, 2 wrong usage, 3 not found or not yours, 4 no ledger answers, or not now, \
            5 outcome not known yet, 6 not the ledger that was seen before, 7 a file could not be read or written, 8 the \
            command of a replay failed, 129 and 130 stopped by a lost terminal or Ctrl-C. ledger verify PATH has its own: \
            see its help.
            """,
        version: "ledger 0.1.0",
        subcommands: [
            Status.self, WhoAmI.self, CommitmentsList.self,
            AgreementGroup.self, StrategyGroup.self, AbsenceGroup.self, PromiseGroup.self, CheckpointGroup.self,
            FeedbackGroup.self, MilestoneGroup.self, HoldGroup.self, Erase.self,
            GoalGroup.self, MetricGroup.self, MeasurementGroup.self,
            MemberGroup.self, TeamGroup.self, Relate.self, Unrelate.self, RoleGroup.self, PolicyGroup.self,
            LogGroup.self, Replay.self, ConsumerGroup.self, EvidenceGroup.self, ReceiptGet.self, ReceiptsGroup.self,
            Verify.self, ClockGroup.self, Stdio.self,
            Explain.self,
        ],
        groupedSubcommands: [CommandGroup(name: "Every day", subcommands: Everyday.commands)],
        defaultSubcommand: Next.self)

    /// As the library's own, but wrong usage exits with this program's status for it.
    static func main() {
        StandardStreams.occupy()
        do {
            var command = try parseAsRoot(GlobalOptions.behindTheVerb(Array(CommandLine.arguments.dropFirst())))
            try command.run()
        } catch {
            guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
            let terminal = Terminal(isJSON: CommandLine.arguments.contains("--json"))
            if terminal.isJSON {
                terminal.report(Complaint.usage(message(for: error)))
            } else {
                terminal.talk(
                    fullMessage(for: error).replacing("Error: ", with: "ledger: error: ", maxReplacements: 1) + "\n")
            }
            Glibc.exit(ExitStatus.usage.rawValue)
        }
    }
}
