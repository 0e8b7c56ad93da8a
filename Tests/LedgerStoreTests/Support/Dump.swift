import LMDB
import LedgerDomain
import LedgerFormat
@testable import LedgerStore

/// Every entry of every map of an environment that is not open.
struct Dump: Equatable {
    static let names = [
        "log", "tree", "streams", "people", "vault", "commands", "rows", "names", "relations", "due", "meta",
        "consumers",
    ]

    var maps: [String: [Entry]] = [:]

    struct Entry: Hashable {
        var key: [UInt8]
        var value: [UInt8]
    }

    init(_ directory: String) throws {
        let environment = try Environment(
            directory: Layout(directory: directory).data,
            options: .init(mapBytes: 1 << 30, maxDatabases: 32, readOnly: false))
        for name in Self.names {
            let map = try environment.openDatabase(name, key: [UInt8].self, value: [UInt8].self, create: false)
            maps[name] = try environment.read { (transaction) throws(LMDBError) -> [Entry] in
                var entries: [Entry] = []
                try map.forEach(in: transaction) { (key, value) throws(LMDBError) in
                    entries.append(Entry(key: key, value: [UInt8](copying: value)))
                    return true
                }
                return entries
            }
        }
    }
}

extension StoreFacts {
    /// Every stream that has an event.
    func streams() throws -> [StreamName] {
        var found: [StreamName] = []
        try reading.tables.streams.forEach(in: view) { (position, _) throws(LMDBError) in
            if position.rev == 0 { found.append(position.stream) }
            return true
        }
        return found
    }

    /// The same questions answered without anything remembered.
    var forgetful: StoreFacts {
        let reading = Reading(
            environment: reading.environment, tables: reading.tables, vault: reading.vault, secrets: reading.secrets,
            states: StateCache(limit: 1), zones: reading.zones, origin: reading.origin)
        return StoreFacts(reading: reading, view: view, counts: nil, isWriter: false)
    }
}
