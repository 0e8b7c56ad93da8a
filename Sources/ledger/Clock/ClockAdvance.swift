import ArgumentParser
import CanonicalJSON
import LedgerRPC

struct ClockGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clock", abstract: "The clock of a simulated ledger.", subcommands: [ClockAdvance.self])
}

struct ClockAdvance: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "advance", abstract: "Let time pass, up to the start of a day; what comes due by then is recorded."
    )
    @OptionGroup var options: GlobalOptions
    @Argument(help: "A day, or an instant such as 2017-11-04T12:00:00.000000Z.") var to: String

    func run(in use: Use) throws {
        let until = to.contains("T") && to.hasSuffix("Z") ? to : try use.day(to, for: "the day")
        try use.command("clock.advance", ["to": .string(until)]) { result in
            let others = result.events.filter { $0.type != "clock.advanced" }.count
            return "it is \(until) now" + (others == 0 ? "" : ", and \(others) thing\(others == 1 ? "" : "s") came due")
        }
    }
}
