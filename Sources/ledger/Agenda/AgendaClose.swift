import ArgumentParser
import CanonicalJSON

struct AgendaClose: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "close", abstract: "Say that a point needs no more talk.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "Its number, as ledger agenda points has it.") var point: UInt64

    func run(in use: Use) throws {
        try use.command("agenda.close", ["point": .integer(Int64(clamping: point))]) { _ in "point \(point) is closed" }
    }
}
