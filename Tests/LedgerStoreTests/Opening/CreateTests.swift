import Glibc
import LedgerDomain
import LedgerFormat
@testable import LedgerStore
import Testing

@Suite struct `Making a ledger` {
    private let place = TemporaryDirectory()
    private var layout: Layout { Layout(directory: place.path + "/ledger") }

    private func create(_ new: NewLedger = TestLedger.new, operatorKey: String? = nil) throws -> String {
        try Store.create(
            new, at: layout, limits: .small, operatorKey: operatorKey, now: Instant(microseconds: 1_500_000_000_000_000)
        ).origin
    }

    @Test func `leaves every directory to its owner alone, and every file`() throws {
        _ = try create()
        for path in Files.tree(layout.directory) {
            #expect(Files.mode(path) == (Files.isDirectory(path) ? 0o700 : 0o600), "\(path)")
        }
        for path in [
            layout.data + "/data.mdb", layout.journal, layout.operatorKey, layout.keys + "/signing-1.key",
            layout.keys + "/digest-1.key", layout.owners + "/U1.1", layout.lock,
        ] { #expect(Files.exists(path), "\(path)") }
    }

    @Test func `gives it an origin of its name and 32 digits`() throws {
        #expect(try create().wholeMatch(of: /northwind\/[0-9a-f]{32}/) != nil)
    }

    @Test func `marks the origin of one whose clock is simulated`() throws {
        let new = TestLedger.new(simulatedFrom: Instant(microseconds: 0))
        #expect(try create(new).wholeMatch(of: /northwind\/[0-9a-f]{32}\/simulated/) != nil)
    }

    @Test func `begins the log with ledger-opened and the first HR, by the operator`() throws {
        _ = try create()
        let ledger = try TestLedger(at: layout.directory, in: place)
        let leaves = try ledger.leaves()
        #expect(leaves.map(\.leaf.header.type) == ["ledger.opened", "member.registered", "role.granted"])
        #expect(leaves.allSatisfy { $0.leaf.header.actor == .operator })
        #expect(leaves[0].leaf.header.at == Instant(microseconds: 1_500_000_000_000_000))
    }

    @Test func `twice in one place is refused, and changes nothing`() throws {
        _ = try create()
        let before = Files.read(layout.journal)
        #expect(throws: StoreError.alreadyALedger(directory: layout.directory)) { try create() }
        #expect(Files.read(layout.journal) == before)
        #expect(!Files.exists(layout.directory + ".new"))
    }

    @Test func `takes the place of an empty directory, and of no other`() throws {
        mkdir(layout.directory, 0o755)
        _ = try create()
        #expect(Files.mode(layout.directory) == 0o700)
        Files.remove(layout.directory)
        mkdir(layout.directory, 0o755)
        Files.write([1], to: layout.directory + "/mine")
        #expect(throws: StoreError.self) { try create() }
        #expect(Files.names(in: layout.directory) == ["mine"])
        #expect(!Files.exists(layout.directory + ".new"))
    }

    @Test func `after an attempt that was cut off names what is left of it`() throws {
        mkdir(layout.directory + ".new", 0o700)
        let error = try #require(throws: StoreError.self) { try create() }
        guard case .cannotWrite(let path, let reason) = error else { Issue.record("\(error)"); return }
        #expect(path == layout.directory + ".new")
        #expect(reason.contains("remove it"))
        #expect(!Files.exists(layout.directory))
    }

    @Test func `that fails leaves nothing behind`() throws {
        var new = TestLedger.new
        new.name = "no key can have + in its name"
        #expect(throws: (any Error).self) { try create(new) }
        #expect(throws: StoreError.self) { try create(operatorKey: place.path + "/missing.key") }
        #expect(Files.names(in: place.path).isEmpty)
    }

    @Test func `where nothing can be made is refused with the path`() throws {
        let nowhere = Layout(directory: place.path + "/no/such/place")
        let error = try #require(throws: StoreError.self) {
            try Store.create(
                TestLedger.new, at: nowhere, limits: .small, operatorKey: nil, now: Instant(microseconds: 0))
        }
        guard case .cannotWrite(let path, _) = error else { Issue.record("\(error)"); return }
        #expect(path.hasPrefix(nowhere.directory))
    }

    @Test func `wraps its keys with a key that is kept elsewhere`() throws {
        let key = place.path + "/operator.key"
        Files.write((0..<32).map { UInt8($0) }, to: key)
        _ = try create(operatorKey: key)
        #expect(!Files.exists(layout.operatorKey))
        _ = try Store(opening: layout, limits: .small, operatorKey: key, zones: .utc)
        #expect(throws: StoreError.self) {
            try Store(opening: layout, limits: .small, operatorKey: nil, zones: .utc)
        }
    }
}
