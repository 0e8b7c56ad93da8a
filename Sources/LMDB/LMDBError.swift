/// What LMDB, or the file system beneath it, refused: one case for each thing that can be done about it.
///
/// `description` says what happened in one line; `remedy` says what to do next. Neither contains stored data.
package enum LMDBError: Error, Equatable, Sendable {
    /// The map has no page left. The open write transaction can only be aborted.
    case mapFull
    /// The file system or the quota has no block left.
    case diskFull
    /// Every reader slot is taken.
    case readersFull
    /// More named databases were opened than `Environment.Options.maxDatabases`.
    case databasesFull
    /// One transaction touched more pages than LMDB can hold dirty (131 071).
    case transactionTooLarge
    /// A page or a stored value is not what it must be. Fail closed: nothing read from here can be believed.
    case corrupted(code: Int32, text: String)
    /// The file exists and is not an LMDB environment.
    case notAnEnvironment(path: String)
    /// The file was written by an incompatible version of LMDB.
    case versionMismatch
    /// The operating system, or a read-only environment, forbids it.
    case notPermitted(path: String)
    /// The directory of the environment does not exist.
    case directoryMissing(path: String)
    /// No database of that name exists, and creating it was not asked for.
    case databaseMissing(name: String)
    /// The same environment is already open in this process. A second opening would drop the first one's locks.
    case alreadyOpen(path: String)
    /// A system call failed. After a failed sync nothing on this descriptor can be trusted.
    case ioFailed(code: Int32, text: String)
    /// The key is already there. `put(…, .insertOnly)` answers false instead of throwing it.
    case keyExists
    /// `append` was given a key that is not greater than the last one.
    case keyOrder
    /// A key of this many bytes; LMDB takes 1 to 511.
    case keySize(bytes: Int)
    /// Stored bytes do not have the shape that their codec expects.
    case undecodable(text: String)
    /// An earlier failure spoiled the write transaction: it can only be aborted.
    case transactionSpoiled
    /// The environment is unusable until it has been closed and opened again.
    case mustReopen(code: Int32, text: String)
    case outOfMemory
}

extension LMDBError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .mapFull: "the database map is full"
        case .diskFull: "no space is left on the file system"
        case .readersFull: "every reader slot is taken"
        case .databasesFull: "too many named databases are open"
        case .transactionTooLarge: "the write transaction has too many changed pages"
        case .corrupted(let code, let text): "the database is damaged (\(code): \(text))"
        case .notAnEnvironment(let path): "\(path) is not an LMDB environment"
        case .versionMismatch: "the database was written by an incompatible LMDB"
        case .notPermitted(let path): "not permitted: \(path)"
        case .directoryMissing(let path): "there is no directory \(path)"
        case .databaseMissing(let name): "there is no database \"\(name)\" in the environment"
        case .alreadyOpen(let path): "\(path) is already open in this process"
        case .ioFailed(let code, let text): "input or output failed (\(code): \(text))"
        case .keyExists: "the key already exists"
        case .keyOrder: "the appended key is not greater than the last one"
        case .keySize(let bytes): "a key of \(bytes) bytes; 1 to \(KeyBuffer.capacity) are possible"
        case .undecodable(let text): "stored bytes cannot be decoded: \(text)"
        case .transactionSpoiled: "an earlier failure spoiled the write transaction"
        case .mustReopen(let code, let text): "the environment must be reopened (\(code): \(text))"
        case .outOfMemory: "out of memory"
        }
    }

    /// What to do about it, as a sentence for an operator or a developer.
    package var remedy: String {
        switch self {
        case .mapFull:
            "Abort the transaction, then raise the map size and reopen; until then refuse new writes."
        case .diskFull:
            "Abort the transaction, free space or raise the quota, then reopen."
        case .readersFull:
            "Check for stale readers; if all are alive, raise maxReaders and reopen."
        case .databasesFull:
            "Raise maxDatabases and reopen."
        case .transactionTooLarge:
            "Abort, and commit more often."
        case .corrupted, .undecodable:
            "Stop. Verify the log against its tree head and restore from a backup; never repair in place."
        case .notAnEnvironment:
            "Check the configured directory; if it is the right one, restore from a backup."
        case .versionMismatch:
            "Open it with the LMDB that wrote it, or restore a backup made with this one."
        case .notPermitted:
            "Check the owner and mode of the directory and its files, and whether it was opened read-only."
        case .directoryMissing:
            "Create the directory, or correct its path."
        case .databaseMissing:
            "Open it with create: true, or check that this is the right environment."
        case .alreadyOpen:
            "Use the environment that is already open."
        case .ioFailed:
            "Check the disk and its free space, stop, reopen and replay; never sync the same descriptor again."
        case .keyExists:
            "Read what is there and decide; use .overwrite to replace it."
        case .keyOrder:
            "Put in key order, or use put instead of append."
        case .keySize:
            "Use a shorter key, for example a hash of it."
        case .transactionSpoiled:
            "Abort the transaction and find the first failure in it."
        case .mustReopen:
            "Close the environment, open it again, and replay."
        case .outOfMemory:
            "Give the process more memory, then reopen."
        }
    }
}
