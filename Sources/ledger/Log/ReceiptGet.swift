import ArgumentParser
import CanonicalJSON
import LedgerClient
import LedgerRPC

struct ReceiptGet: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "receipt", abstract: "Get the proof that an event is in the record, to keep.",
        discussion: "With --output, the proof goes to EVENT.tlog-proof there and the event itself to EVENT.json.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "The event's number.") var event: UInt64
    @Option(help: ArgumentHelp("A directory for both files.", valueName: "directory")) var output: String?

    func run(in use: Use) throws {
        guard let output else {
            return try use.query(
                ReceiptText.self, "log.receipt", ["seq": .integer(Int64(clamping: event))]
            ) { use.terminal.out($0.receipt) }
        }
        let receipt = try use.ask(ReceiptText.self, "log.receipt", ["seq": .integer(Int64(clamping: event))])
        let page = try use.ask(
            LogPage.self, "log.read", ["disclose": false, "from": .integer(Int64(clamping: event)), "limit": 1])
        guard let leaf = page.leaves.first else { throw Complaint("there is no event \(event)", status: .notFound) }
        let (proofFile, leafFile) = ("\(output)/\(event).tlog-proof", "\(output)/\(event).json")
        try WholeFile.create(proofFile, Array(receipt.receipt.utf8))
        try WholeFile.create(leafFile, leaf.leafBytes)
        use.terminal.out(
            "\(proofFile)\n\(leafFile)\nledger verify --receipt \(proofFile) --leaf \(leafFile) --key '\(use.session.discovery.verifierKey)'\n"
        )
    }
}
