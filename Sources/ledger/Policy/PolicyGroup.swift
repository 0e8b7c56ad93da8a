import ArgumentParser

struct PolicyGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "policy", abstract: "Windows, thresholds and cadences.",
        subcommands: [PolicyShow.self, PolicyPublish.self], defaultSubcommand: PolicyShow.self)
}
