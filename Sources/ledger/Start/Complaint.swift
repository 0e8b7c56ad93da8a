import CanonicalJSON
import LedgerClient
import LedgerRPC

/// Why a command was not done, as people read it: what, because of what, and what would help.
struct Complaint: Error, Equatable {
    /// One clause: "A12 cannot be confirmed".
    var what: String
    var because: [String] = []
    var hint: String?
    var status: ExitStatus
    /// The ledger's own error, for `--json`.
    var answer: RPCError?

    init(_ what: String, because: [String] = [], hint: String? = nil, status: ExitStatus, answer: RPCError? = nil) {
        self.what = what
        self.because = because
        self.hint = hint
        self.status = status
        self.answer = answer
    }

    /// A value on the command line or in a file that will not do.
    static func usage(_ what: String, because: [String] = [], hint: String? = nil) -> Complaint {
        Complaint(what, because: because, hint: hint, status: .usage)
    }

    init(_ error: RPCError) {
        what = error.summary ?? error.message
        because = error.rules.map { rule in
            let shown = rule.events.isEmpty ? "" : "; events " + rule.events.map(String.init).joined(separator: ", ")
            return "\(rule.because) (\(rule.rule)\(shown))"
        }
        if because.isEmpty, error.message != what { because.append(error.message) }
        if let expected = error.expected, let at = error.at, !error.message.contains(expected) {
            because.append("\(at.isEmpty ? "it" : spoken(at)) must be \(expected)")
        }
        hint = error.hint
        status = ExitStatus(error.kind)
        answer = error
        sayShape(of: error)
        if hint == nil, error.kind == .conflict { hint = "look again, then repeat: somebody else was faster" }
    }

    /// A parameter that is not of its shape is said as people say it, not as the protocol does.
    private mutating func sayShape(of error: RPCError) {
        guard let at = error.at, let expected = error.expected, error.rules.isEmpty, !at.isEmpty else { return }
        let prefix = "\(at): expected \(expected), found "
        guard error.message.hasPrefix(prefix) else { return }
        let found = error.message.dropFirst(prefix.count)
        what = found == "nothing" ? "\(spoken(at)) is missing" : "\(found) will not do as \(spoken(at))"
        because = ["\(spoken(at)) must be \(expected)"]
    }

    init(_ error: ClientError) {
        switch error {
        case .refused(let refusal): self.init(refusal)
        case .noSocket(let tried):
            self.init(
                "no ledger is running here", because: tried.map { "there is no socket at \($0)" },
                hint: "start it with ledgerd run, or say where it listens with --socket PATH", status: .unavailable)
        case .cannotConnect(let path, let reason):
            self.init(
                "no ledger answers at \(path)", because: [reason],
                hint: "see whether ledgerd runs, and whether this account may use its socket", status: .unavailable)
        case .badAddress(let text, let because):
            self.init(
                "\(text) is no address of a ledger", because: [because],
                hint: "say a socket's path, or ssh://[user@]host[:port][/path/of/socket]", status: .usage)
        case .noWay(let address, let ending): self.init(address, ending)
        case .lost(let reason):
            self.init("the connection was lost", because: [reason], hint: "try again", status: .unavailable)
        case .timedOut(let milliseconds):
            self.init(
                "the ledger did not answer", because: ["\(milliseconds) ms have passed"], hint: "ledger status",
                status: .unavailable)
        case .malformed(let because):
            self.init("what answers is no ledger of this version", because: [because], status: .unavailable)
        case .unknownOutcome(let commandID, let because):
            self.init(
                "whether this was done is not known", because: [because],
                hint: "it is kept as \(commandID), and your next use of this ledger settles it: ledger status",
                status: .unknownOutcome)
        case .alarm(let alarm): self.init(alarm)
        case .otherLedger(let origin, let before):
            self.init(
                "another ledger answers here now", because: ["it is \(origin), and \(before) was followed"],
                hint: "see who put it there; what was followed before goes on where that one is", status: .notTrusted)
        case .noStateDirectory:
            self.init(
                "there is no place to remember the ledger's head", because: ["neither HOME nor XDG_STATE_HOME is set"],
                hint: "set HOME", status: .system)
        case .state(let error): self.init(error)
        }
    }

    init(_ error: SystemError) {
        self.init("cannot \(error.call) \(error.path)", because: [error.reason], status: .system)
    }

    private init(_ alarm: HeadAlarm) {
        let because =
            switch alarm.finding {
            case .keyChanged(let pinned, let now): ["its key was \(pinned)", "it signs with \(now) now"]
            case .shrunk(let was, let now): ["it had \(was) events, now it has \(now)"]
            case .rewritten(let was, _): ["the \(was) events that were seen are not the first \(was) that it has now"]
            case .superseded(let later):
                ["it was restored since, and its later epoch was here: \(later)"]
            case .badHead(let reason): ["its tree head does not hold: \(reason)"]
            case .badReceipt(let event, let reason):
                ["the receipt that it gave of event \(event) does not hold: \(reason)"]
            case .badMemory(let reason): ["what was remembered of it cannot be read: \(reason)"]
            }
        self.init(
            "THIS IS NOT THE LEDGER THAT YOU SAW BEFORE (\(alarm.origin))", because: because,
            hint: "trust nothing that it says; keep \(alarm.file), it is evidence, and ask who runs the ledger",
            status: .notTrusted)
    }
}

/// A place in the parameters as people say it: `/terms/promises/0/what` is "what of promises 1".
private func spoken(_ pointer: String) -> String {
    var parts: [String] = []
    for part in pointer.split(separator: "/") where part != "terms" {
        if let index = Int(part), let last = parts.indices.last {
            parts[last] += " \(index + 1)"
        } else {
            parts.append(String(part))
        }
    }
    return parts.reversed().joined(separator: " of ")
}

extension ExitStatus {
    init(_ kind: RPCErrorKind) {
        switch kind {
        case .rejected, .conflict, .idConflict, .storageFull, .erased: self = .refused
        case .forbidden, .notFound: self = .notFound
        case .invalid, .lineTooLong, .parseError, .invalidRequest, .methodNotFound: self = .usage
        case .unavailable, .cancelled, .deadline: self = .unavailable
        case .unknown, .internalError: self = .unknownOutcome
        }
    }
}

extension Complaint {
    /// As text: `ledger: error: …`, `because: …`, `hint: …`. That somebody wanted no more is no error.
    func text(_ paint: Paint = .plain) -> String {
        let heading = [.ok, .interrupted, .hungUp].contains(status) ? "" : "\(paint.bad("error")): "
        var lines = ["ledger: \(heading)\(printable(what))"]
        lines += because.map { "  because: \(printable($0))" }
        if let hint { lines.append("  hint: \(printable(hint))") }
        return lines.joined(separator: "\n") + "\n"
    }

    /// As one line of canonical JSON: `{"error":{…},"exit":n}`.
    var json: String { tree.description + "\n" }

    var tree: JSONTree {
        let error: JSONTree
        if let answer, let document = try? JSONDocument(parsing: answer.canonicalBytes) {
            error = JSONTree(document.root)
        } else {
            var tree: JSONTree = ["because": .array(because.map(JSONTree.string)), "message": .string(what)]
            if let hint { tree["hint"] = .string(hint) }
            error = tree
        }
        return ["error": error, "exit": .integer(Int64(status.rawValue))]
    }
}
