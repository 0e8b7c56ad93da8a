import ArgumentParser
import LedgerClient
import LedgerRPC

struct Status: LedgerCommand {
    static let configuration = CommandConfiguration(commandName: "status", abstract: "How the ledger is.")
    @OptionGroup var options: GlobalOptions

    func run(in use: Use) throws {
        try use.query(ServerStatus.self, "server.status") { status in
            let discovery = use.session.discovery
            var facts = Facts()
            facts.add("ledger", discovery.name + (discovery.simulated ? "  (simulated)" : ""))
            facts.add("origin", discovery.origin)
            facts.add("clock", "\(use.clock.minutes(ofInstant: status.now)) \(discovery.zone)")
            if status.time.doubted {
                facts.add(
                    "time", "doubted, so nothing is written: " + (status.time.because ?? "the daemon does not say why"))
                facts.add("", "check the machine's clock; the operator accepts it with ledgerd run --accept-time")
            }
            facts.add("events", "\(status.size), \(status.committed) of them committed")
            facts.add("journal", "\(status.journal.used) of \(status.journal.bytes) bytes")
            facts.add("disk", "\(status.diskBytes) bytes")
            facts.add("daemon", "\(discovery.server), process \(status.pid), up \(status.uptimeSeconds) s")
            facts.add("clients", "\(status.connections)")
            if let seconds = status.oldestReaderSeconds { facts.add("oldest reader", "\(seconds) s") }
            facts.add("seen before", Self.words(use.session.headCheck))
            use.terminal.out(facts.rendered(width: use.terminal.width, paint: use.terminal.paint))
        }
    }
}
