/// What the connections send: commands, queries, or one after the other.
struct Workload {
    /// What a request was, so that its latency is counted with its like.
    enum Kind: UInt8 {
        case command, query
    }

    private let commands: [RequestTemplate]
    private let query: RequestTemplate?
    private let everySecondIsQuery: Bool
    private var turn = 0
    private var identifiers: Identifiers

    /// Measurements about members in turn.
    static func commands(_ templates: [RequestTemplate], seed: UInt64) -> Workload {
        Workload(commands: templates, query: nil, everySecondIsQuery: false, identifiers: Identifiers(seed: seed))
    }

    static func queries(_ template: RequestTemplate) -> Workload {
        Workload(commands: [], query: template, everySecondIsQuery: false, identifiers: Identifiers(seed: 0))
    }

    /// Every second request of all that are sent is a query.
    static func halfQueries(_ templates: [RequestTemplate], _ query: RequestTemplate, seed: UInt64) -> Workload {
        Workload(commands: templates, query: query, everySecondIsQuery: true, identifiers: Identifiers(seed: seed))
    }

    private init(
        commands: [RequestTemplate], query: RequestTemplate?, everySecondIsQuery: Bool, identifiers: Identifiers
    ) {
        self.commands = commands
        self.query = query
        self.everySecondIsQuery = everySecondIsQuery
        self.identifiers = identifiers
    }

    /// Appends the next request to what waits to be sent.
    mutating func appendNext(to output: inout [UInt8], requestID: Int, alternation: Int) -> Kind {
        if let query, commands.isEmpty || (everySecondIsQuery && alternation % 2 == 1) {
            query.append(to: &output, requestID: requestID, days: 1, identifiers: &identifiers)
            return .query
        }
        let template = commands[turn % commands.count]
        turn += 1
        template.append(to: &output, requestID: requestID, days: BenchLedger.measuredDays, identifiers: &identifiers)
        return .command
    }
}
