/// Why a ledger cannot be opened or go on, and what to do about it. Never used for refusals of the domain.
package enum StoreError: Error, Equatable, Sendable {
    /// Another daemon has this directory; its process id.
    case alreadyRunning(pid: Int32)
    case notALedger(directory: String)
    case alreadyALedger(directory: String)
    /// Everything of a ledger may be there but its database.
    case databaseMissing(directory: String)
    case networkFileSystem(path: String, kind: String)
    /// What this user would write there, its own daemon could not open.
    case anotherUsers(directory: String, user: String)
    case cannotRead(path: String, reason: String)
    case cannotWrite(path: String, reason: String)
    /// The log, an index or a key file is not what it was when it was written.
    case damaged(what: String, position: UInt64?, reason: String)
    /// The journal cannot be replayed without losing what was acknowledged.
    case journalBroken(number: UInt64, offset: Int, reason: String)
    /// The log does not extend the last head that was signed: something older was put in its place.
    case olderThanHead(headSize: UInt64, logSize: UInt64)
    /// A copy of the log does not reach a head that somebody shows.
    case olderThanShown(path: String, headSize: UInt64, logSize: UInt64)
    /// The list of places with copies of keys has a line that is none.
    case copiesUnknown(path: String, line: UInt64, reason: String)
    /// No backup, or not of what it should be.
    case noBackup(directory: String, reason: String)
    /// Without the newest file of erasures nothing is restored: what was erased would come back.
    case erasuresMissing(path: String, reason: String)
    /// The ledger's own file of erasures does not name what its log says was erased.
    case erasuresLost(path: String, event: UInt64, line: String)
    /// The file of erasures names an event that the log does not have: what was signed is lost.
    case eventsLost(path: String, event: UInt64, logSize: UInt64)
    /// Nobody showed what was signed last, so that two different logs could come to be signed alike.
    case lastHeadUnknown
    /// The log is not the one that a head was signed for.
    case forked(path: String, headSize: UInt64)
    /// The operator's key does not open this ledger's keys.
    case wrongOperatorKey(path: String)
    case storageFull(reason: String)
    /// A write failed half-way; only a restart tells what came of it.
    case outcomeUnknown(reason: String)
    /// Nothing more is done now; what was acknowledged is kept.
    case stopping
    /// The storage engine failed before anything was journaled; nothing of the batch was kept.
    case engineFailed(reason: String)
}

extension StoreError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .alreadyRunning(let pid): "another ledgerd (pid \(pid)) has this directory; stop it first"
        case .notALedger(let directory):
            "\(directory) is not a ledger; make one with: ledgerd init --directory \(directory)"
        case .alreadyALedger(let directory): "\(directory) already holds a ledger; nothing was changed"
        case .databaseMissing(let directory):
            "\(directory) is a ledger without its database (data/data.mdb); nothing was changed: put the directory aside and "
                + "restore the newest backup to its place, with heads/head.note and erasures.jsonl of what you put aside: "
                + "ledgerd restore --directory \(directory) …"
        case .networkFileSystem(let path, let kind):
            "\(path) is on \(kind): locks and flushes cannot be relied on there; choose a directory on a local disk"
        case .anotherUsers(let directory, let user):
            "\(directory) is \(user)'s, and what another user writes there its daemon cannot open; nothing was written: do it "
                + "as \(user): sudo -u \(user) ledgerd …"
                + (user == "root" ? ", or give the directory to whoever runs the ledger: chown -R" : "")
        case .cannotRead(let path, let reason): "cannot read \(path): \(reason)"
        case .cannotWrite(let path, let reason): "cannot write \(path): \(reason)"
        case .damaged(let what, let position, let reason):
            "\(what) is damaged\(position.map { " at \($0)" } ?? ""): \(reason); nothing was changed: "
                + "restore from a backup, or keep this copy for inspection"
        case .journalBroken(let number, let offset, let reason):
            "journal record \(number) at byte \(offset): \(reason); acknowledged events may be behind it, "
                + "so nothing was changed: keep a copy of the directory before anything else"
        case .olderThanHead(let headSize, let logSize):
            "the log has \(logSize) events, but a head over \(headSize) was signed and does not match it: "
                + "an older or another copy was put in its place; restore the newest one"
        case .olderThanShown(let path, let headSize, let logSize):
            "this copy of the log has \(logSize) events and is older than the head in \(path), over \(headSize): events that "
                + "were signed are missing; nothing was written: take a newer copy of the log, or begin a new epoch with "
                + "--new-epoch"
        case .copiesUnknown(let path, let line, let reason):
            "\(path) does not say where copies of the keys are: line \(line): \(reason); nothing was changed: correct it, or "
                + "move it away; copies of keys that were made until then no erasure reaches any more, so destroy them"
        case .noBackup(let directory, let reason):
            "\(directory) cannot be restored: \(reason); nothing was written: choose another copy"
        case .erasuresMissing(let path, let reason):
            "the file of erasures \(path) will not do: \(reason); nothing was written: give the newest one, from the "
                + "ledger's directory or from the newest backup"
        case .erasuresLost(let path, let event, let line):
            "\(path) does not name what event \(event) of the log erased: it is missing, or older than the log; nothing was "
                + "changed: put the newest one back, of this ledger or of its newest backup (erasures.jsonl in either copy); "
                + "where none names that event, add this line at its end: \(line)"
        case .eventsLost(let path, let event, let logSize):
            "\(path) names an erasure by event \(event), which this log of \(logSize) events does not have: events that were "
                + "signed are missing; nothing was written: take a newer copy of the log, or begin a new epoch with --new-epoch"
        case .lastHeadUnknown:
            "it is not known what this ledger signed last; nothing was written: show it with --head FILE (heads/head.note of "
                + "the lost ledger, or what a client remembers; the copy's own does not tell what came after it), or begin a "
                + "new epoch with --new-epoch"
        case .forked(let path, let headSize):
            "the head in \(path) is over \(headSize) events that are not the first \(headSize) of this log; nothing was "
                + "written: one of the two is no copy of this ledger; ask who runs it before anything else"
        case .wrongOperatorKey(let path):
            "the operator key does not open \(path); give the key that this ledger was made with"
        case .storageFull(let reason):
            "no room to write safely: \(reason); free space, then commands go on by themselves"
        case .outcomeUnknown(let reason):
            "a write failed half-way (\(reason)); the daemon stops, and verifies at its next start"
        case .stopping:
            "the daemon is stopping; what it acknowledged is kept, and what is left is done at its next start"
        case .engineFailed(let reason): "the storage engine failed (\(reason)); nothing of the batch was kept"
        }
    }
}

extension StoreError {
    /// Why, without the path and what to do.
    var reason: String {
        switch self {
        case .cannotRead(_, let reason), .cannotWrite(_, let reason), .noBackup(_, let reason): reason
        case .copiesUnknown(_, let line, let reason):
            "line \(line) of that list is none (\(reason)): correct it, or move the list away and destroy all copies of keys "
                + "that were made until then"
        default: "\(self)"
        }
    }
}
