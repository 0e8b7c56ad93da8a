import Glibc
import LedgerClient

/// Where events end up.
enum ReplayEnd {
    case lines(any ReplayOutput)
    case command(EventCommand)
}

/// A replay under way: takes events, has them written or handled, and says to the ledger what is done.
struct ReplayRun {
    let follower: Follower
    let form: EventForm
    let end: ReplayEnd
    let stop: StopSignals
    let terminal: Terminal
    let follows: Bool
    /// Events still to come at most.
    private var left: UInt64
    private var progress: ReplayProgress
    private var gathered: [UInt8] = []
    /// Everything below is gathered, written or handled.
    private var reached: UInt64
    /// Everything below is written or handled, and the ledger knows.
    private var settled: UInt64
    private var unsettled = 0
    private var isApart = false

    init(
        follower: Follower, form: EventForm, end: ReplayEnd, stop: StopSignals, terminal: Terminal, follows: Bool,
        limit: UInt64
    ) {
        self.follower = follower
        self.form = form
        self.end = end
        self.stop = stop
        self.terminal = terminal
        self.follows = follows
        left = limit
        reached = follower.next
        settled = follower.next
        progress = ReplayProgress(
            from: follower.next, to: follower.size, isWanted: !end.isTerminal)
        if case .lines(let output) = end, output.isEmpty, let header = form.header { gathered = header }
    }

    /// - Throws: complaints; what had come before is written, settled and, with a consumer, acknowledged.
    mutating func toTheEnd() throws {
        defer { progress.end() }
        do {
            try go()
            try settle()
        } catch is ReaderGone {
            // Nobody wants more: no error. What was not taken is not acknowledged.
        } catch let error as ClientError {
            var complaint = Complaint(error)
            if complaint.status == .unavailable { complaint.hint = goOn }
            throw complaint
        }
        if stop.isStopping, !follows {
            throw Complaint("stopped before everything had come", hint: goOn, status: .interrupted)
        }
    }

    private var goOn: String { "go on with the same consumer or file, or with --from \(reached)" }

    private mutating func go() throws {
        while left > 0 {
            if stop.isStopping { return }
            switch try follower.step(within: mayWait ? ReplayLimits.idleMs : 0) {
            case .event(let event):
                guard try take(event) else { return }
                left -= 1
            case .position(let position): reached = max(reached, position)
            case .caughtUp(let position):
                reached = max(reached, position)
                progress.end()
                if !follows { return }
            case .fellBehind: break
            case .quiet: try settle()
            case .woken: stop.wake.hear()
            case .apart(let error, let retryMs): try say(apart: error, retryMs)
            case .back:
                isApart = false
                terminal.talk("ledger: connected again, at event \(follower.next)\n")
            }
            if gathered.count >= ReplayLimits.gatheredBytes { try write() }
            if unsettled >= ReplayLimits.unacknowledged { try settle() }
            progress.show(reached)
        }
    }

    /// Nothing is kept back while it is waited.
    private var mayWait: Bool { gathered.isEmpty && settled == reached }

    /// - Returns: false when somebody asked for the end before the event was done with.
    private mutating func take(_ event: FollowedEvent) throws -> Bool {
        switch end {
        case .lines(let output):
            let isThere = output.next.map { event.position < $0 } ?? false
            if !isThere, let line = form.line(event) { gathered += line }
            reached = event.position + 1
            unsettled += 1
        case .command(let command):
            // A form without a line for it has nothing to hand over.
            if let line = form.line(event) {
                do {
                    guard case .done = try command.handle(event, line: line) else { return false }
                } catch {
                    try settle()
                    throw error
                }
            }
            reached = event.position + 1
            try settle()
        }
        return true
    }

    private mutating func write() throws {
        guard case .lines(let output) = end, !gathered.isEmpty else { return }
        try output.write(gathered)
        gathered.removeAll(keepingCapacity: true)
    }

    /// Has everything that was taken written and, with a consumer, acknowledged.
    private mutating func settle() throws {
        guard settled < reached || !gathered.isEmpty else { return }
        try write()
        if case .lines(let output) = end { try output.settle() }
        try follower.acknowledge(below: reached)
        settled = reached
        unsettled = 0
    }

    private mutating func say(apart error: ClientError, _ retryMs: Int) throws {
        try settle()
        let seconds = "\(retryMs / 1_000).\(retryMs % 1_000 / 100)"
        terminal.talk(
            "ledger: \(isApart ? "still no connection" : Complaint(error).what); trying again in \(seconds) s\n")
        isApart = true
    }
}

extension ReplayEnd {
    /// Whether lines go to a terminal, where a progress bar would stand between them.
    fileprivate var isTerminal: Bool {
        guard case .lines(let output) = self else { return false }
        return output is StandardOutput && isatty(STDOUT_FILENO) == 1
    }
}
