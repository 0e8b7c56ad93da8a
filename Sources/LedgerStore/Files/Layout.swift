/// Where each thing lies in a ledger's directory, and who is trusted with it: all of it is the daemon's alone (0700).
package struct Layout: Sendable {
    package let directory: String

    package init(directory: String) {
        var directory = directory
        while directory.count > 1 && directory.hasSuffix("/") { directory.removeLast() }
        self.directory = directory
    }

    /// The LMDB environment.
    package var data: String { directory + "/data" }
    package var journal: String { directory + "/journal/journal" }
    /// The last signed head lies apart from the environment, so that one restore cannot bring both back.
    package var head: String { directory + "/heads/head.note" }
    /// Wrapped by the operator's key; backed up apart from the log.
    package var keys: String { directory + "/keys" }
    package var owners: String { directory + "/keys/owners" }
    package var operatorKey: String { directory + "/keys/operator.key" }
    /// What was erased, apart from the log and the keys: it travels with the backups of both.
    package var erasures: String { directory + "/erasures.jsonl" }
    /// Where copies of the keys were put.
    var keyBackups: String { directory + "/key-backups" }
    /// Holds the daemon's pid, and its lock.
    package var lock: String { directory + "/ledgerd.pid" }
    /// Touched while the daemon lives, so that an outage can be recorded afterwards.
    package var alive: String { directory + "/alive" }

    var subdirectories: [String] { [data, directory + "/journal", directory + "/heads", keys, owners] }
}
