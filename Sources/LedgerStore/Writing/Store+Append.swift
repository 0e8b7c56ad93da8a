internal import CanonicalJSON
internal import LMDB
package import LedgerDomain
package import LedgerFormat
package import TransparencyLog

/// In whose name events are written.
package struct Author: Hashable, Sendable {
    package var actor: Actor
    /// Who did it for them; in simulated ledgers only.
    package var via: Actor?

    package init(actor: Actor, via: Actor? = nil) {
        self.actor = actor
        self.via = via
    }
}

/// One event as it now stands in the log.
package struct AppendedEvent: Sendable {
    package let seq: UInt64
    package let type: String
    package let stream: StreamName
    package let rev: UInt64
    package let hash: Hash256
}

extension Store {
    /// Writes the events of one command into the open transaction and the batch.
    ///
    /// Nothing is durable before ``flushBatch()``. Everything that can be refused is found before anything is written.
    /// Without events nothing is written, and the command's id stays free.
    ///
    /// - Parameters:
    ///   - entry: what to remember of the command; nil for the clock's.
    ///   - now: wall time; each event gets at least a microsecond more than the one before.
    /// - Throws: ``LeafError`` if an event would break a limit, or the command is too long: refuse it. Anything else is a
    ///   failure of the store: stop.
    /// - Precondition: at most ``FormatLimits/eventsPerCommand`` events.
    /// - Complexity: O(bytes), and about eight index entries an event.
    package func append(
        _ events: [NewEvent], by author: Author, command: CommandID, digest: Digest16?, unchanged: Int, at now: Instant
    ) throws -> [AppendedEvent] {
        precondition(events.count <= FormatLimits.eventsPerCommand, "a command of \(events.count) events")
        if events.isEmpty { return [] }
        return try withTransaction { (transaction) in
            let built = try build(events, by: author, command: command, at: now, in: &transaction)
            let actor: UInt32 = if case .member(let id) = author.actor { id.number } else { 0 }
            let entry = digest.map {
                CommandEntry(
                    actor: actor, digest: $0, first: edge.size, count: UInt32(events.count),
                    unchanged: UInt32(unchanged))
            }
            if batch.payload.isEmpty {
                batch.sizeBefore = edge.size
                batch.rootBefore = edge.root
            }
            var appended: [AppendedEvent] = []
            appended.reserveCapacity(events.count)
            var journaled: [JournaledEvent] = []
            journaled.reserveCapacity(events.count)
            for (event, built) in zip(events, built) {
                var rows: [VaultRow] = []
                for row in built.leaf.rows {
                    let nonce = random.words()
                    rows.append(
                        VaultRow(
                            owner: row.owner, bytes: try reading.vault.seal(row, seq: built.header.seq, nonce: nonce)))
                }
                let hash = try index(
                    event.event, built.header, leaf: built.leaf.bytes, rows: rows, in: &transaction)
                appended.append(
                    AppendedEvent(
                        seq: built.header.seq, type: built.header.type, stream: event.stream, rev: built.header.rev,
                        hash: hash))
                journaled.append(JournaledEvent(leaf: built.leaf.bytes, rows: rows))
            }
            if let entry { try tables.commands.put(WideKey(command), entry, in: &transaction) }
            JournalPayload.append(
                JournaledCommand(entry: entry.map { (command, $0) }, events: journaled), to: &batch.payload)
            return appended
        }
    }

    private struct Built {
        let header: LeafHeader
        let leaf: BuiltLeaf
    }

    /// Spells every event of a command without writing anything.
    private func build(
        _ events: [NewEvent], by author: Author, command: CommandID, at now: Instant,
        in transaction: inout WriteTransaction
    ) throws -> [Built] {
        let facts = StoreFacts(reading: reading, view: TransactionView(of: transaction), counts: counts, isWriter: true)
        var revisions: [StreamName: UInt32] = [:]
        var ordinals: [MemberID: UInt32] = [:]
        var out: [Built] = []
        out.reserveCapacity(events.count)
        var at = lastAt
        let first = edge.size
        var bytes = 0
        for (index, new) in events.enumerated() {
            at = max(now, at.advanced(microseconds: 1))
            let rev = try revisions[new.stream] ?? facts.count(of: new.stream)
            revisions[new.stream] = rev + 1
            var own: [UInt64] = []
            for subject in new.subjects {
                let ordinal = try ordinals[subject] ?? count(of: subject, in: transaction)
                ordinals[subject] = ordinal + 1
                own.append(UInt64(ordinal))
            }
            let header = LeafHeader(
                actor: author.actor, at: at, basis: new.basis, cause: new.causedBy.map { first + UInt64($0) },
                command: command, part: (UInt32(index), UInt32(events.count)), rev: UInt64(rev),
                seq: first + UInt64(index), stream: new.stream, subjects: new.subjects,
                type: Catalogue.name(of: new.event).description, via: author.via)
            var owners = EventOwners(actor: author.actor, stream: new.stream, event: new.event)
            if new.event.hasLaterTerms, case .agreement(let id) = new.stream {
                owners.agreementMember = try facts.agreement(id)?.member
            }
            let random = random
            let leaf = try BuiltLeaf(
                new.event, header: header, ordinals: own, owners: owners, salt: { Salt(words: random.words()) })
            bytes += leaf.journaledBytes
            guard bytes <= FormatLimits.commandBytes, journal.hasRoom(for: batch.payload.count + bytes) else {
                throw LeafError.leafTooLong(bytes: bytes)
            }
            out.append(Built(header: header, leaf: leaf))
        }
        return out
    }

    /// How many events concerned a person so far.
    func count(of person: MemberID, in transaction: borrowing some Transaction & ~Copyable) throws -> UInt32 {
        if let count = counts.people[person] { return count }
        let count = try tables.people.last(withPrefix: person.number, in: transaction).map { $0.key.second + 1 } ?? 0
        counts.remember(count, of: person)
        return count
    }
}

extension BuiltLeaf {
    /// At most so many bytes of it go into the journal: the leaf, and each row with its lengths, nonce and tag.
    fileprivate var journaledBytes: Int {
        rows.reduce(bytes.count + 64) { (sum, row) in
            row.disclosures.reduce(sum + 64) { $0 + $1.text.count + 1 }
        }
    }
}

extension Event {
    /// Terms whose member is not named beside them, because the agreement is there already.
    fileprivate var hasLaterTerms: Bool {
        switch self {
        case .agreement(.countered), .agreement(.amendmentProposed): true
        default: false
        }
    }
}

extension WideKey {
    init(_ command: CommandID) { self.init(high: command.high, low: command.low) }
}
