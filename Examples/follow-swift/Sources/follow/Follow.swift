import LedgerClient

/// Follows a ledger by a consumer of its own and keeps a running total of what was recorded, person by person.
///
///     follow CONSUMER [--as PERSON] [--stay]
@main
struct Follow {
    static func main() async throws {
        var arguments = CommandLine.arguments.dropFirst()
        guard let name = arguments.popFirst() else {
            return print("usage: follow CONSUMER [--as PERSON] [--stay]")
        }
        let stays = arguments.contains("--stay")
        let person = arguments.firstIndex(of: "--as").flatMap { arguments[($0 + 1)...].first }

        let ledger = try await LedgerConnection.open(LedgerPlace(actingAs: person))
        let identity = try await ledger.identity()
        print("\(identity.origin): \(identity.size) events, asked by \(identity.handle ?? "nobody")")
        try await makeSure(of: name, ledger)

        var counts: [String: Int] = [:]
        let events = ledger.events(.consumer(name), staying: stays) { print("connecting again: \($0)") }
        for try await event in events {
            if event.type == "measurement.recorded", let member = event.data["member"]?.text {
                counts[member, default: 0] += 1
                print("\(event.position) \(member) \(event.data["value"]?.text ?? "?")")
            }
            // Only now: whatever ends this program before, the event comes again.
            try await events.acknowledge(event)
        }
        for (member, count) in counts.sorted(by: { $0.key < $1.key }) { print("\(member): \(count) values") }
    }

    /// A consumer is made once; that it is there already is no error.
    private static func makeSure(of name: String, _ ledger: LedgerConnection) async throws {
        let consumers = try await ledger.query("consumer.list")
        if consumers["consumers"]?.list.contains(where: { $0["name"]?.text == name }) == true { return }
        _ = try await ledger.query("consumer.create", ["name": .text(name)])
    }
}
