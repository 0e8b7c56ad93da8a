internal import LMDB
internal import LedgerDomain
internal import LedgerFormat
internal import TransparencyLog

/// The physical part of an erasure, one bounded step at a time, each of which may be the last before a crash.
///
/// 1. The event is committed. A crash before this leaves nothing, or a journal record that the start replays.
/// 2. It is noted in the erasures file, synced. A crash leaves part of a line, or the line; the start begins again.
/// 3. Single members: the owner's rows are sealed anew under the next version of their key, without the erased members,
///    some at a time, and committed. A crash leaves rows under either version, and both keys.
/// 4. The keys are destroyed: files unlinked, the directory synced, here and in the copies that can be reached. A crash
///    leaves some of them. Copies out of reach stay owed, and are tried again at the next start, erasure or backup.
/// 5. What else knows of it is forgotten, and the erasure is no longer due. A crash before this commit repeats 4.
extension Store {
    /// Where the erasure at hand stands.
    struct Erasing {
        var erasure: Erasure
        var step = Step.note

        enum Step {
            case note
            /// Rows before this position are under the new key.
            case seal(from: VaultPosition)
            case destroy, settle
        }
    }

    /// Vault rows that one step looks at, and bytes of rows that it seals anew.
    private static let rowsPerStep = 16_384
    private static let bytesPerStep = 4 << 20

    /// Whether what this store wrote besides events waits for a commit.
    package var hasRewritten: Bool { rewritten }

    /// Does the next step of the first erasure that is committed and not carried out. Only for whoever holds the
    /// sequencer; call it again after a commit.
    ///
    /// - Returns: whether a step was done.
    /// - Throws: `cannotWrite` with the file that could not be written or removed, `erasuresLost` where the file of erasures
    ///   lost lines: then nothing else may go on, since what must be unreadable is not.
    package func eraseOn() throws -> ErasingState {
        precondition(!rewritten, "what was sealed anew is committed before its old key is destroyed")
        if erasing == nil { erasing = try nextErasure() }
        guard let current = erasing else { return .nothingDue }
        guard let hold = try erasuresFile.tryHold() else { return .copying }
        defer { withExtendedLifetime(hold) {} }
        switch current.step {
        case .note:
            let origin = EpochOrigin(reading.origin)
            try withTransaction { try tables.requireNoted(of: layout, origin: origin, in: $0) }
            if try !erasuresFile.read().contains(current.erasure) { try erasuresFile.append(current.erasure) }
            erasing?.step = current.erasure.seq == nil ? .destroy : .seal(from: VaultPosition(seq: 0, owner: nil))
        case .seal(let from):
            if let next = try sealAnew(current.erasure, from: from) {
                erasing?.step = .seal(from: next)
            } else {
                erasing?.step = .destroy
            }
        case .destroy:
            try reading.vault.keys.destroy(current.erasure.owner, through: current.erasure.key)
            try reachCopies()
            erasing?.step = .settle
        case .settle:
            try settle(current.erasure)
            erasing = nil
        }
        return .wentOn
    }

    /// Only for whoever holds the file of erasures alone.
    private func reachCopies() throws {
        let noted = try erasuresFile.read()
        do {
            unreached = try KeyBackups(layout).carryOut(noted, origin: reading.origin)
        } catch .copiesUnknown(let path, let line, let reason) {
            // Of that nothing in the ledger itself is damaged: it runs, and says that it owes.
            let error = StoreError.copiesUnknown(path: path, line: line, reason: reason)
            unreached = [UnreachedCopies(directory: path, reason: error.reason)]
        }
    }

    /// What earlier erasures owe in copies of keys, before anything is served. A backup that is at work does it itself.
    func reachOwedCopies() throws {
        guard let hold = try erasuresFile.tryHold() else { return }
        defer { withExtendedLifetime(hold) {} }
        try reachCopies()
    }

    /// Turns, of 50 ms each, after which somebody is told what is waited for.
    private static let turnsUntilTold = 20

    /// Carries out everything that is due, before anything is served.
    ///
    /// - Parameter waits: is told once that it waits, for what, and what can be done.
    func finishErasures(_ waits: (String) -> Void = { _ in }) throws {
        var turns = 0
        while true {
            switch try eraseOn() {
            case .nothingDue: return
            case .wentOn: if rewritten { try commit() }
            case .copying:
                // Another process copies this ledger; it ends by itself, unless it is stuck.
                turns += 1
                if turns == Self.turnsUntilTold {
                    waits(
                        "an erasure must be carried out first, and a backup keeps it waiting while it copies; where that "
                            + "backup does not come to its end, end its process: fuser \(erasuresFile.path)")
                }
                BootClock.pause(milliseconds: 50)
            }
        }
    }

    /// What the index of due erasures says, with the oldest first.
    private func nextErasure() throws -> Erasing? {
        let committed = committedSize
        return try withTransaction { (transaction) in
            guard let due = try tables.erasing.first(in: transaction), due.key < committed else { return nil }
            return Erasing(erasure: try erasure(by: due.key, key: due.value, in: TransactionView(of: transaction)))
        }
    }

    func erasure(by event: UInt64, key: UInt32, in view: TransactionView) throws -> Erasure {
        guard let stored = try reading.leaf(at: event, in: view), let erased = try reading.erased(by: event, in: view),
            case .person(let owner) = stored.leaf.header.stream
        else {
            throw StoreError.damaged(what: "index of erasures", position: event, reason: "it names no erasure")
        }
        return Erasure(
            event: event, origin: reading.origin, owner: owner, key: key, seq: erased.seq, members: erased.members,
            ground: erased.ground)
    }

    /// Seals some of the owner's rows under the version after the one that goes, without what is erased.
    ///
    /// - Returns: where to go on; nil at the end.
    private func sealAnew(_ erasure: Erasure, from start: VaultPosition) throws -> VaultPosition? {
        try withTransaction { (transaction) in
            var rows: [(position: VaultPosition, bytes: [UInt8])] = []
            var looked = 0
            var bytes = 0
            var next: VaultPosition?
            try tables.vault.forEach(from: start, in: transaction) { (position, row) throws(LMDBError) in
                guard looked < Self.rowsPerStep, bytes < Self.bytesPerStep else {
                    next = position
                    return false
                }
                looked += 1
                guard position.ownerID == erasure.owner else { return true }
                rows.append((position, [UInt8](copying: row)))
                bytes += row.byteCount
                return true
            }
            for (position, row) in rows { try sealAnew(erasure, position, row, in: &transaction) }
            return next
        }
    }

    private func sealAnew(
        _ erasure: Erasure, _ position: VaultPosition, _ row: [UInt8], in transaction: inout WriteTransaction
    ) throws {
        let vault = reading.vault
        // A row of an earlier key that is gone stays as it is, unreadable.
        guard Vault.version(of: row).map({ $0 <= erasure.key }) ?? false,
            var disclosures = try vault.open(row, seq: position.seq, owner: erasure.owner)
        else { return }
        if position.seq == erasure.seq {
            disclosures.removeAll { $0.opened().map { erasure.members.contains($0.name) } ?? false }
        }
        rewritten = true
        guard !disclosures.isEmpty else {
            try tables.vault.delete(position, in: &transaction)
            return
        }
        let sealed = SealedRow(owner: erasure.owner, disclosures: disclosures)
        // The very next version: of two erasures in a row the second seals what the first left anew once more.
        let bytes = try vault.seal(sealed, seq: position.seq, nonce: random.words(), version: erasure.key + 1)
        try tables.vault.put(position, bytes, in: &transaction)
    }

    /// The last step: names lead nowhere any more, and nothing is due.
    private func settle(_ erasure: Erasure) throws {
        try withTransaction { (transaction) in
            if erasure.seq == nil {
                var names: [WideKey] = []
                try tables.names.forEach(in: transaction) { (key, value) throws(LMDBError) in
                    if value.bigEndianUInt32(at: 0) == erasure.owner.number { names.append(key) }
                    return true
                }
                // Kept as taken by nobody: who comes later must not be mistaken for who was erased.
                for name in names { try tables.names.put(name, 0, in: &transaction) }
            }
            try tables.erasing.delete(erasure.event, in: &transaction)
        }
        rewritten = true
        reading.forgetNames()
    }
}

/// What one step of an erasure came to.
package enum ErasingState: Hashable, Sendable {
    /// No erasure is committed and not carried out.
    case nothingDue
    /// A step was done; there may be another, after a commit.
    case wentOn
    /// A copy for a backup is being made: nothing is erased until it is there, so that its rows and keys fit.
    case copying
}
