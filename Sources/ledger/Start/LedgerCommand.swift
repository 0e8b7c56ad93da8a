import ArgumentParser
import LedgerClient

/// A command that talks to a ledger.
protocol LedgerCommand: ParsableCommand {
    var options: GlobalOptions { get }
    func run(in use: Use) throws
}

extension LedgerCommand {
    func run() throws {
        let terminal = Terminal(options)
        try terminal.reporting {
            let use = try Use(options, terminal: terminal)
            do {
                try run(in: use)
            } catch let error as ClientError {
                throw use.complaint(error)
            }
            if let alarm = use.keepReceipts() {
                // The answer is out, and stays the only thing on standard output.
                terminal.talk(alarm.text(terminal.errorPaint))
                throw ExitCode(alarm.status.rawValue)
            }
        }
    }
}

/// A command that needs no ledger.
protocol OfflineCommand: ParsableCommand {
    var options: GlobalOptions { get }
    func run(on terminal: Terminal) throws
}

extension OfflineCommand {
    func run() throws {
        let terminal = Terminal(options)
        try terminal.reporting { try run(on: terminal) }
    }
}

extension Terminal {
    /// Runs, and turns what is thrown into words and an exit status.
    func reporting(_ body: () throws -> Void) throws {
        let complaint: Complaint
        do {
            return try body()
        } catch let error as Complaint {
            complaint = error
        } catch let error as ClientError {
            complaint = Complaint(error)
        } catch let error as SystemError {
            complaint = Complaint(error)
        } catch let stopped as Stopped {
            complaint = Complaint(stopped)
        }
        report(complaint)
        throw ExitCode(complaint.status.rawValue)
    }

    func report(_ complaint: Complaint) {
        if isJSON {
            out(complaint.json)
        } else {
            talk(complaint.text(errorPaint))
        }
    }
}
