internal import LedgerDomain
internal import LedgerFormat

/// One command's part of a batch: what is applied, live and at recovery alike.
struct JournaledCommand: Sendable, Equatable {
    /// Nil for what the clock brought about: nobody will ask for it again.
    var entry: (id: CommandID, entry: CommandEntry)?
    var events: [JournaledEvent]

    static func == (left: JournaledCommand, right: JournaledCommand) -> Bool {
        left.entry?.id == right.entry?.id && left.entry?.entry == right.entry?.entry && left.events == right.events
    }
}

struct JournaledEvent: Sendable, Equatable {
    var leaf: [UInt8]
    var rows: [VaultRow]
}

/// A sealed row as it is stored.
struct VaultRow: Sendable, Equatable {
    var owner: MemberID?
    var bytes: [UInt8]
}

/// One part of a batch.
enum JournalEntry: Sendable, Equatable {
    case command(JournaledCommand)
    case side(SideChange)
}

/// The payload's layout; both directions beside each other.
enum JournalPayload {
    static func append(_ command: JournaledCommand, to out: inout [UInt8]) {
        if let (id, entry) = command.entry {
            out.append(1)
            out.append(word: id.high)
            out.append(word: id.low)
            out.append(half: entry.actor)
            out.append(wide: entry.digest)
            out.append(word: entry.first)
            out.append(half: entry.unchanged)
        } else {
            out.append(0)
        }
        out.append(half: UInt32(command.events.count))
        for event in command.events {
            out.append(half: UInt32(event.leaf.count))
            out += event.leaf
            out.append(half: UInt32(event.rows.count))
            for row in event.rows {
                out.append(half: row.owner?.number ?? 0)
                out.append(half: UInt32(row.bytes.count))
                out += row.bytes
            }
        }
    }

    /// Marker of a side change among commands, whose markers are 0 and 1.
    private static let sideMarker: UInt8 = 2

    static func append(_ side: SideChange, to out: inout [UInt8]) {
        out.append(sideMarker)
        side.append(to: &out)
    }

    /// Nil if the bytes are not a payload: impossible under a valid digest, unless written by another version.
    static func entries(in payload: [UInt8]) -> [JournalEntry]? {
        var reader = PayloadReader(bytes: payload[...])
        var entries: [JournalEntry] = []
        while !reader.bytes.isEmpty {
            guard let marker = reader.byte(), marker <= sideMarker else { return nil }
            if marker == sideMarker {
                guard let side = SideChange(&reader) else { return nil }
                entries.append(.side(side))
                continue
            }
            var entry: (id: CommandID, entry: CommandEntry)?
            if marker == 1 {
                guard let high = reader.word(), let low = reader.word(), let actor = reader.half(),
                    let digestHigh = reader.word(), let digestLow = reader.word(), let first = reader.word(),
                    let unchanged = reader.half()
                else { return nil }
                entry = (
                    CommandID(high: high, low: low),
                    CommandEntry(
                        actor: actor, digest: Digest16(high: digestHigh, low: digestLow), first: first, count: 0,
                        unchanged: unchanged)
                )
            }
            guard let count = reader.half() else { return nil }
            entry?.entry.count = count
            var events: [JournaledEvent] = []
            for _ in 0..<count {
                guard let length = reader.half(), let leaf = reader.take(Int(length)), let rowCount = reader.half()
                else { return nil }
                var rows: [VaultRow] = []
                for _ in 0..<rowCount {
                    guard let owner = reader.half(), let size = reader.half(), let bytes = reader.take(Int(size)) else {
                        return nil
                    }
                    rows.append(VaultRow(owner: owner == 0 ? nil : MemberID(owner), bytes: Array(bytes)))
                }
                events.append(JournaledEvent(leaf: Array(leaf), rows: rows))
            }
            entries.append(.command(JournaledCommand(entry: entry, events: events)))
        }
        return entries
    }
}

struct PayloadReader {
    var bytes: ArraySlice<UInt8>

    mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
        guard bytes.count >= count else { return nil }
        defer { bytes = bytes.dropFirst(count) }
        return bytes.prefix(count)
    }

    mutating func byte() -> UInt8? { take(1)?.first }
    mutating func half() -> UInt32? { take(4)?.reduce(0) { $0 << 8 | UInt32($1) } }
    mutating func word() -> UInt64? { take(8)?.reduce(0) { $0 << 8 | UInt64($1) } }
}
