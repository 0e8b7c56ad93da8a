import ArgumentParser
import LedgerClient
import LedgerRPC

struct Replay: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Print the record's events for a program: from where it left off, or on and on.",
        discussion: """
            Each event comes once, in order, as one line: by default its exact bytes (jsonl), as CloudEvents 1.0 \
            (cloudevents), or as a row of a table (csv). Without --follow it ends when everything that there is has come.

            --output adds to a file: what is in it already is not written again, so that saying the same command again \
            goes on where the last one ended. --consumer goes by a position that the ledger keeps (ledger consumer \
            create), and moves it on when the events are written, or when the command of --exec has succeeded. --exec \
            runs a command for each event, with the event on its standard input and LEDGER_POSITION, LEDGER_TYPE, \
            LEDGER_STREAM, LEDGER_REVISION, LEDGER_HASH, LEDGER_TIME and LEDGER_ATTEMPT in its environment; when it \
            fails it is run again after --backoff seconds, then after twice as long, and after --retries failures the \
            replay stops at that event. What the command says goes to standard error, at most 64 KiB a run.

            Exit status: 0 everything has come, --limit was reached, nobody reads any more, or --follow was ended by \
            Ctrl-C or SIGTERM; 1 and 3 refused, 2 wrong usage, 4 the ledger went away (without --follow) or the consumer \
            is held by somebody else, 6 not the ledger that was seen before, 7 the output could not be written, 8 the \
            command of --exec failed too often, 130 ended by Ctrl-C, SIGTERM or a lost terminal before \
            everything had come.
            """)
    @OptionGroup var options: GlobalOptions
    @Option(help: ArgumentHelp("The first event; 0, the beginning, unless said.", valueName: "event"))
    var from: UInt64?
    @Option(help: ArgumentHelp("Begin with the first event of a day, or at an instant.", valueName: "date"))
    var since: String?
    @Option(help: ArgumentHelp("Begin where this consumer stands, by its filter, and move it on.", valueName: "name"))
    var consumer: String?
    @Flag(help: "Stay, and print what comes.") var follow = false
    @Option(help: "jsonl, cloudevents or csv.") var format: EventForm.Format = .jsonl
    @Option(help: "Rows of csv: measurements or commitments.") var table: CSVTable?
    @Option(help: ArgumentHelp("At most so many events.", valueName: "events")) var limit: UInt64?
    @Flag(help: "With what opens sealed members, as far as you may see them.") var disclose = false
    @OptionGroup var filter: FilterOptions
    @Option(help: ArgumentHelp("Add to this file instead of printing.", valueName: "file")) var output: String?
    @Option(help: ArgumentHelp("Run this for each event, by the shell.", valueName: "command")) var exec: String?
    @Option(help: ArgumentHelp("Runs of the command after the first that failed (5).", valueName: "times"))
    var retries: Int?
    @Option(help: ArgumentHelp("Seconds before the second run (1); twice as long each time.", valueName: "seconds"))
    var backoff: Int?
    @Option(help: ArgumentHelp("Seconds that a run may take (60).", valueName: "seconds")) var timeout: Int?

    func validate() throws {
        if [from != nil, since != nil, consumer != nil].filter({ $0 }).count > 1 {
            throw ValidationError("--from, --since and --consumer each say where to begin: say one of them.")
        }
        if consumer != nil, !filter.isEmpty {
            throw ValidationError(
                "A consumer has a filter of its own: --type, --stream, --category and --subject go without.")
        }
        if output != nil, exec != nil { throw ValidationError("--output and --exec are two ends: say one of them.") }
        if table != nil, format != .csv { throw ValidationError("--table is for --format csv.") }
        if disclose, format == .csv { throw ValidationError("Rows of csv open nothing: leave --disclose out.") }
        if exec == nil, retries != nil || backoff != nil || timeout != nil {
            throw ValidationError("--retries, --backoff and --timeout are for --exec.")
        }
        if exec?.isEmpty == true { throw ValidationError("--exec needs a command.") }
        try check("--retries", retries, ReplayLimits.commandRetries)
        try check("--backoff", backoff, ReplayLimits.commandBackoffSeconds)
        try check("--timeout", timeout, ReplayLimits.commandSeconds)
    }

    private func check(_ name: String, _ value: Int?, _ range: ClosedRange<Int>) throws {
        if let value, !range.contains(value) {
            throw ValidationError("\(name) is from \(range.lowerBound) to \(range.upperBound).")
        }
    }

    func run(in use: Use) throws {
        let stop = try StopSignals()
        let form = EventForm(
            format: format, table: table ?? .measurements, origin: use.session.discovery.origin, disclose: disclose)
        let end = try end(form, stop, use.terminal)
        let start = try start(in: use, end)
        let wanted = FollowOptions(
            start: start, filter: try filter.filter(form), disclose: disclose, reconnects: follow)
        let follower = try Follower(
            wanted, session: use.session, wake: stop.wake, reconnecting: use.anotherSession())
        if case .lines(let output) = end { try output.begin() }
        var run = ReplayRun(
            follower: follower, form: form, end: end, stop: stop, terminal: use.terminal, follows: follow,
            limit: limit ?? .max)
        try run.toTheEnd()
    }

    private func end(_ form: EventForm, _ stop: StopSignals, _ terminal: Terminal) throws -> ReplayEnd {
        if let exec {
            return .command(
                EventCommand(
                    command: exec, seconds: timeout ?? 60, retries: retries ?? 5, backoffSeconds: backoff ?? 1,
                    stop: stop, terminal: terminal))
        }
        if let output { return .lines(try ReplayFile(output, form)) }
        return .lines(StandardOutput(stop))
    }

    /// Where to begin. A file that has events already goes on behind its last.
    private func start(in use: Use, _ end: ReplayEnd) throws -> FollowOptions.Start {
        let begin = ReplayStart(use: use)
        var wanted = try since.map { try begin.position(since: $0) } ?? from
        if case .lines(let output) = end, let next = output.next {
            try begin.requireSameHistory(next, output.lastHash)
            if let consumer { wanted = try begin.position(of: consumer) }
            if let wanted, wanted > next {
                throw Complaint.usage(
                    "the file ends with event \(next - 1), and event \(wanted) does not follow it",
                    because: ["a file that is added to has no holes"],
                    hint: consumer == nil
                        ? "leave --from and --since out, or say another file"
                        : "say another file, or fill this one first without the consumer")
            }
            wanted = next
        }
        return consumer.map { .consumer($0) } ?? .position(wanted ?? 0)
    }
}

/// Which events are wanted: those that fit every option that is said.
struct FilterOptions: ParsableArguments {
    @Option(name: .customLong("type"), help: ArgumentHelp("Only of these types, with commas.", valueName: "types"))
    var types: String?
    @Option(
        name: .customLong("stream"), help: ArgumentHelp("Only of these streams, with commas.", valueName: "streams"))
    var streams: String?
    @Option(
        name: .customLong("category"),
        help: ArgumentHelp("Only of these kinds of streams (agreement, promise …), with commas.", valueName: "kinds"))
    var categories: String?
    @Option(
        name: .customLong("subject"), help: ArgumentHelp("Only about these people, with commas.", valueName: "people"))
    var subjects: String?

    var isEmpty: Bool { [types, streams, categories, subjects].allSatisfy { $0 == nil } }

    /// As the ledger takes it.
    var wanted: LogFilter {
        LogFilter(
            categories: Self.list(categories), streams: Self.list(streams), subjects: Self.list(subjects),
            types: Self.list(types))
    }

    /// What is wanted of what the form can write.
    func filter(_ form: EventForm) throws -> LogFilter {
        var filter = wanted
        guard form.format == .csv else { return filter }
        let types = form.table.types
        if let other = filter.types?.first(where: { !types.contains($0) }) {
            throw Complaint.usage(
                "the table of \(form.table.rawValue) has no rows for \(other)",
                hint: "its types are \(types.joined(separator: ", "))")
        }
        filter.types = filter.types ?? types
        return filter
    }

    private static func list(_ text: String?) -> [String]? {
        text.map { $0.split(separator: ",").map { String($0.trimmingPrefix(while: { $0 == " " })) } }
    }
}
