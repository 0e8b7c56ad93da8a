import LedgerClient

/// A command that is run once for each event, again and again until it succeeds or the patience ends.
struct EventCommand {
    /// For `/bin/sh -c`.
    let command: String
    let seconds: Int
    let retries: Int
    let backoffSeconds: Int
    let stop: StopSignals
    let terminal: Terminal

    enum Outcome {
        case done
        /// Somebody asked for the end before it succeeded.
        case stopped
    }

    /// Runs it for one event.
    ///
    /// - Parameter line: what it gets on standard input.
    /// - Throws: a complaint with the event's number when the last try failed too.
    func handle(_ event: FollowedEvent, line: [UInt8]) throws -> Outcome {
        for attempt in 1...(retries + 1) {
            let run = CommandRun(command, environment: environment(event, attempt), input: line, seconds: seconds)
            let ending = try run.end(stop) { terminal.talk($0) }
            if ending == .exited(0) { return .done }
            if stop.isStopping { return .stopped }
            guard attempt <= retries else { throw gaveUp(event, ending, attempt) }
            let pause = min(backoffSeconds << min(attempt - 1, 12), ReplayLimits.commandBackoffSeconds.upperBound)
            terminal.talk(
                "ledger: event \(event.position): the command \(ending.words); again in \(pause) s (\(attempt) of \(retries))\n"
            )
            guard rest(seconds: pause) else { return .stopped }
        }
        preconditionFailure("the last attempt returns or throws")
    }

    private func environment(_ event: FollowedEvent, _ attempt: Int) -> [String: String] {
        Environment.all.merging([
            "LEDGER_POSITION": "\(event.position)", "LEDGER_TYPE": event.type, "LEDGER_STREAM": event.stream,
            "LEDGER_REVISION": "\(event.revision)", "LEDGER_HASH": event.hash, "LEDGER_TIME": event.at,
            "LEDGER_ATTEMPT": "\(attempt)",
        ]) { _, ours in ours }
    }

    /// - Returns: false when somebody asked for the end meanwhile.
    private func rest(seconds: Int) -> Bool {
        let until = Stopwatch.now + seconds * 1_000
        while !stop.isStopping {
            let left = until - Stopwatch.now
            guard left > 0 else { return true }
            if stop.wake.wait(milliseconds: left) { stop.wake.hear() }
        }
        return false
    }

    private func gaveUp(_ event: FollowedEvent, _ ending: CommandRun.Ending, _ attempts: Int) -> Complaint {
        Complaint(
            "stopped at event \(event.position) (\(event.type)): the command \(ending.words)",
            because: [
                "it was run \(attempts) time\(attempts == 1 ? "" : "s"); events before it are done, and none is skipped"
            ],
            hint: "mend it, then go on with the same consumer, or with --from \(event.position)", status: .commandFailed
        )
    }
}
