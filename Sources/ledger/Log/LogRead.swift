import ArgumentParser
import CanonicalJSON
import LedgerRPC

struct LogGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log", abstract: "The record itself.", subcommands: [LogRead.self, LogHeadShow.self])
}

struct LogRead: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "read", abstract: "Print leaves, one to a line, exactly as they are hashed.")
    @OptionGroup var options: GlobalOptions
    @Option(help: ArgumentHelp("The first event.", valueName: "event")) var from: UInt64 = 0
    @Option(help: ArgumentHelp("At most so many.", valueName: "events")) var limit: UInt64 = .max
    @Option(help: ArgumentHelp("Only events of these types, with commas.", valueName: "types")) var types: String?
    @Option(help: ArgumentHelp("Only of these streams, with commas.", valueName: "streams")) var streams: String?
    @Option(help: ArgumentHelp("Only about these people, with commas.", valueName: "people")) var subjects: String?

    func run(in use: Use) throws {
        var next = from
        var left = limit
        var filter: [(String, JSONTree)] = []
        for (name, list) in [("streams", streams), ("subjects", subjects), ("types", types)] {
            guard let list else { continue }
            filter.append((name, .array(list.split(separator: ",").map { .string(String($0)) })))
        }
        while left > 0 {
            let page = try use.ask(
                LogPage.self, "log.read",
                [
                    "disclose": false, "filter": filter.isEmpty ? nil : .object(filter),
                    "from": .integer(Int64(clamping: next)),
                    "limit": .integer(Int64(clamping: min(left, UInt64(Limits.logRows)))),
                ])
            var text: [UInt8] = []
            for entry in page.leaves { text += entry.leafBytes + [UInt8(ascii: "\n")] }
            use.terminal.out(bytes: text)
            left -= UInt64(page.leaves.count)
            guard page.next > next, page.next < page.size else { return }
            next = page.next
        }
    }
}
