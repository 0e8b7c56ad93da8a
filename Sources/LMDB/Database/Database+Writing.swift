/// What `put` does with a key that is already there.
package enum PutMode: Sendable {
    case overwrite
    /// Leave the old value, and answer false.
    case insertOnly
}

extension Database {
    /// Writes `value` under `key`. O(log n).
    ///
    /// - Returns: whether it was written; false only with `.insertOnly` and a key that is already there.
    /// - Throws: `.keySize`; `.mapFull`, `.transactionTooLarge`, `.ioFailed`, after which the transaction is spoiled.
    @discardableResult
    package func put(
        _ key: Key, _ value: Value, _ mode: PutMode = .overwrite, in transaction: inout WriteTransaction
    ) throws(LMDBError) -> Bool {
        let place = try unsafe place(
            key, value.encodedByteCount, mode == .overwrite ? .overwrite : .insert, transaction.lent)
        guard let place = unsafe place else { return false }
        unsafe Self.fill(place) { value.encode(into: &$0) }
        return true
    }

    /// Writes `value` under a `key` greater than every other: cheaper than `put`, and packs pages full.
    ///
    /// - Throws: `.keyOrder` if `key` is not greater than the last one; then nothing is written and the transaction
    ///   can go on. Otherwise as `put`.
    package func append(_ key: Key, _ value: Value, in transaction: inout WriteTransaction) throws(LMDBError) {
        let place = try unsafe place(key, value.encodedByteCount, .append, transaction.lent)
        guard let place = unsafe place else { throw LMDBError.keyOrder }
        unsafe Self.fill(place) { value.encode(into: &$0) }
    }

    /// Makes room for `byteCount` bytes under `key` and lets `fill` write them in place.
    ///
    /// `fill` must append exactly that many; anything else traps. An older value is replaced.
    /// - Throws: as `put`.
    package func reserve(
        _ key: Key, byteCount: Int, in transaction: inout WriteTransaction, _ fill: (inout OutputRawSpan) -> Void
    ) throws(LMDBError) {
        let place = try unsafe place(key, byteCount, .overwrite, transaction.lent)
        if let place = unsafe place { unsafe Self.fill(place, fill) }
    }

    /// As `reserve`, under a key greater than every other.
    ///
    /// - Throws: as `append`.
    package func appendReserving(
        _ key: Key, byteCount: Int, in transaction: inout WriteTransaction, _ fill: (inout OutputRawSpan) -> Void
    ) throws(LMDBError) {
        let place = try unsafe place(key, byteCount, .append, transaction.lent)
        guard let place = unsafe place else { throw LMDBError.keyOrder }
        unsafe Self.fill(place, fill)
    }

    /// Removes `key`. O(log n).
    ///
    /// - Returns: whether it was there.
    @discardableResult
    package func delete(_ key: Key, in transaction: inout WriteTransaction) throws(LMDBError) -> Bool {
        let raw = unsafe raw(transaction.lent)
        return try unsafe withEncodedKey(key) { (bytes) throws(LMDBError) in
            try unsafe Calls.delete(raw, identifier, bytes)
        }
    }

    /// Removes every entry and keeps the database. O(pages).
    package func removeAll(in transaction: inout WriteTransaction) throws(LMDBError) {
        try unsafe Calls.empty(raw(transaction.lent), identifier)
    }

    func place(
        _ key: Key, _ byteCount: Int, _ mode: Calls.Placement, _ lent: LentTransaction
    ) throws(LMDBError) -> UnsafeMutableRawBufferPointer? {
        let raw = unsafe raw(lent)
        return try unsafe withEncodedKey(key) { (bytes) throws(LMDBError) in
            try unsafe Calls.place(raw, identifier, bytes, byteCount, mode)
        }
    }

    static func fill(_ place: UnsafeMutableRawBufferPointer, _ body: (inout OutputRawSpan) -> Void) {
        var output = unsafe OutputRawSpan(buffer: place, initializedCount: 0)
        body(&output)
        let filled = unsafe output.finalize(for: place)
        precondition(filled == place.count, "fewer bytes were written than were asked for")
    }
}
