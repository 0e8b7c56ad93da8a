/// A file of erasures that somebody gives for a restore: whole, or not at all. Part of a line may be an erasure, and what
/// it is of would come back.
struct GivenErasures {
    let path: String

    /// - Throws: `erasuresMissing`, with why it will not do.
    func read() throws(StoreError) -> [Erasure] {
        let bytes: [UInt8]
        do {
            bytes = try FileSystem.read(path, limit: ErasuresFile.byteLimit)
        } catch {
            throw .erasuresMissing(
                path: path,
                reason: "it cannot be read (\(error.reason)), and without it what was erased would come back")
        }
        guard bytes.isEmpty || bytes.last == 10 else {
            throw .erasuresMissing(
                path: path,
                reason:
                    "its last line is cut off, and what it is of could come back; where a crash left that part behind in "
                    + "the lost ledger's own file, no key was destroyed for it: remove the part in a copy, and erase it again"
            )
        }
        do {
            return try ErasuresFile(path: path).read()
        } catch .damaged(_, let line, let reason) {
            throw .erasuresMissing(path: path, reason: "line \(line ?? 0) cannot be read: \(reason)")
        }
    }
}
