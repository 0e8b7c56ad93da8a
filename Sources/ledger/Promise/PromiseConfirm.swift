import ArgumentParser
import CanonicalJSON

struct PromiseConfirm: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "confirm", abstract: "Say that what you were promised was kept.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "The promise: P9.") var promise: String

    func run(in use: Use) throws {
        try use.command("promise.confirm", ["promise": .string(promise)]) { _ in
            "\(promise) is confirmed as kept"
        }
    }
}
