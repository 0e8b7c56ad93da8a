package import LMDB
internal import LedgerDomain
package import LedgerFormat
internal import TransparencyLog

extension Reading {
    /// What stands in the log at consecutive positions, as answers name it. O(count) reads.
    package func events(
        from first: UInt64, count: UInt32, in transaction: borrowing some Transaction & ~Copyable
    ) throws -> [AppendedEvent] {
        var found: [AppendedEvent] = []
        for seq in first..<first + UInt64(count) {
            guard let stored = try leaf(at: seq, in: transaction) else {
                throw StoreError.damaged(what: "log", position: seq, reason: "it is missing")
            }
            let header = stored.leaf.header
            found.append(
                AppendedEvent(
                    seq: seq, type: header.type, stream: header.stream, rev: header.rev, hash: stored.hash))
        }
        return found
    }

    /// What became of a command id, as a snapshot shows it.
    package func command(
        _ id: CommandID, in transaction: borrowing some Transaction & ~Copyable
    ) throws -> CommandEntry? {
        try tables.commands.get(WideKey(id), in: transaction)
    }
}
