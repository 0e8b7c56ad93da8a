import ArgumentParser
import LedgerClient
import LedgerRPC

struct WhoAmI: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "whoami", abstract: "Who this account is to the ledger.")
    @OptionGroup var options: GlobalOptions

    func run(in use: Use) throws {
        let you = use.session.discovery.you
        if use.terminal.isJSON { return use.terminal.out(String(decoding: you.canonicalBytes, as: UTF8.self) + "\n") }
        var facts = Facts()
        facts.add("account", "\(you.username ?? "?") (uid \(you.uid))")
        facts.add(
            "person", you.handle.map { "\($0) (\(you.member ?? "?"))" } ?? you.member ?? "nobody that the ledger knows")
        facts.add("roles", you.roles.joined(separator: ", "))
        if you.mayActAsAnybody == true { facts.add("may act as", "anybody (--as), because the ledger is simulated") }
        use.terminal.out(facts.rendered(width: use.terminal.width, paint: use.terminal.paint))
    }
}
