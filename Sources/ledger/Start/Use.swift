import CanonicalJSON
import LedgerClient
import LedgerRPC

/// One run of a command against a ledger: the session, what is said on the terminal, and today's date there.
final class Use {
    let session: LedgerSession
    let terminal: Terminal
    let options: GlobalOptions

    init(_ options: GlobalOptions, terminal: Terminal) throws(ClientError) {
        session = try Self.session(options)
        self.terminal = terminal
        self.options = options
        if case .resumed(let epoch, let seen, let hasAll) = session.headCheck {
            terminal.talk(
                "ledger: note: this ledger was restored from a backup: it is in its epoch \(epoch) and signs with another key, "
                    + "\(session.discovery.verifierKey); compare it with whoever runs the ledger\n"
                    + (hasAll
                        ? "ledger: note: all \(seen) events that you saw are in it\n"
                        : "ledger: note: NOT ALL OF THE \(seen) EVENTS THAT YOU SAW ARE IN IT; what came last was lost with the old one\n")
            )
        } else if let before = session.replacedOrigin {
            terminal.talk(
                "ledger: note: another ledger is at \(session.address) now: \(session.discovery.origin), not \(before)\n"
            )
        }
        for settled in try session.settleWaiting() {
            switch settled {
            case .applied(let method, let result):
                let names = result.ids.all.joined(separator: ", ")
                terminal.talk("ledger: note: \(method) of before is done\(names.isEmpty ? "" : ": \(names)")\n")
            case .refused(let method, let error):
                terminal.talk("ledger: note: \(method) of before was refused: \(Complaint(error).what)\n")
            case .left(let method, let account):
                terminal.talk("ledger: note: \(method) of before waits until account \(account) uses the ledger\n")
            }
        }
    }

    private static func session(_ options: GlobalOptions) throws(ClientError) -> LedgerSession {
        let environment = Environment.all
        return try LedgerSession(
            candidates: try LedgerAddress.candidates(said: options.socket, environment: environment),
            state: try StateDirectory(environment: environment), actingAs: options.actingAs,
            ssh: SSHProgram(environment: environment))
    }

    /// Makes another session like this one: for whoever goes on when the connection was lost.
    func anotherSession() -> () throws(ClientError) -> LedgerSession {
        let options = options
        return { () throws(ClientError) in try Self.session(options) }
    }

    /// The ledger's clock, in the ledger's zone.
    var clock: ZoneClock { ZoneClock(zone: session.discovery.zone) }

    /// Today, where the ledger is.
    var today: CalendarDate {
        clock.date(ofInstant: session.discovery.now) ?? CalendarDate(dayNumber: 0)
    }

    /// A day as people say it, as the ledger spells it.
    func day(_ text: String, for option: String, looking direction: DateWords.Direction = .ahead) throws -> String {
        do throws(DateWords.Unreadable) {
            return "\(try DateWords.read(text, today: today, looking: direction))"
        } catch {
            throw Complaint.usage(
                "\(option) is no day: \(text)",
                hint: "say it as 2026-12-31, tomorrow, friday, +2w, end of month (today is \(today))")
        }
    }

    func day(_ text: String?, for option: String, looking direction: DateWords.Direction = .ahead) throws -> String? {
        try text.map { try day($0, for: option, looking: direction) }
    }

    /// Has a command done and says so: as JSON, or in the words of `say`.
    func command(
        _ method: String, _ params: KeyValuePairs<String, JSONTree?>, expectedRevision: UInt64? = nil,
        say: (CommandResult) -> String
    ) throws {
        try command(method, tree: JSONTree(present: params), expectedRevision: expectedRevision, say: say)
    }

    /// As the other, with parameters that are a tree already.
    func command(
        _ method: String, tree params: JSONTree, expectedRevision: UInt64? = nil, say: (CommandResult) -> String
    ) throws {
        let (result, value) = try session.command(method, params, expectedRevision: expectedRevision)
        if terminal.isJSON { return terminal.out(value) }
        var line = say(result)
        if result.duplicate == true { line += " (it was done before)" }
        if let last = result.events.last {
            line += terminal.paint.dim("  · event \(last.seq)")
        }
        terminal.out(line + "\n")
    }

    /// Asks a question and shows the answer: as JSON, or as `show` does it.
    func query<T: WireObject>(
        _ type: T.Type, _ method: String, _ params: KeyValuePairs<String, JSONTree?> = [:], show: (T) throws -> Void
    ) throws {
        let value = try session.queryValue(method, JSONTree(present: params))
        if terminal.isJSON { return terminal.out(value) }
        try show(try read(type, value))
    }

    func ask<T: WireObject>(
        _ type: T.Type, _ method: String, _ params: KeyValuePairs<String, JSONTree?> = [:]
    ) throws -> T {
        try session.query(type, method, JSONTree(present: params))
    }

    func read<T: WireObject>(_ type: T.Type, _ value: JSONValue) throws -> T {
        do throws(ShapeError) {
            return try T(value)
        } catch {
            throw ClientError.malformed(because: "its result: \(error)")
        }
    }
}

extension JSONTree {
    /// An object of those members that are there.
    init(present members: KeyValuePairs<String, JSONTree?>) {
        self = .object(members.compactMap { key, value in value.map { (key, $0) } })
    }

    init?(_ text: String?) {
        guard let text else { return nil }
        self = .string(text)
    }
}

extension CreatedIDs {
    /// Every name that was given out.
    var all: [String] {
        [agreement, checkpoint, export, feedback, goal, member, metric, promise].compactMap { $0 }
    }
}
