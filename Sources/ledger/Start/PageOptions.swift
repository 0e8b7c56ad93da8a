import ArgumentParser
import LedgerRPC

/// What every list takes. Without a limit a list is shown whole.
struct PageOptions: ParsableArguments {
    @Option(help: ArgumentHelp("At most so many rows, up to \(Limits.listRows).", valueName: "rows")) var limit: Int?
    @Option(help: ArgumentHelp("Go on where a page ended.", valueName: "cursor")) var after: String?

    func validate() throws {
        if let limit, !(1...Limits.listRows).contains(limit) {
            throw ValidationError("--limit is from 1 to \(Limits.listRows).")
        }
    }
}
