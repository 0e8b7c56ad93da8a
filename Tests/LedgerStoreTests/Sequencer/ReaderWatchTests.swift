import LMDB
@testable import LedgerStore
import Testing

@Suite struct `The oldest snapshot` {
    @Test func `counts from when it was first seen out of date, and no longer once it is closed`() throws {
        let place = TemporaryDirectory()
        let environment = try Environment(directory: place.path, options: .init(mapBytes: 1 << 20))
        let watch = ReaderWatch()
        let numbers = try environment.openDatabase("numbers", key: UInt64.self, value: UInt64.self, create: true)
        func commit() throws {
            try environment.write { transaction in _ = try numbers.put(1, 1, in: &transaction) }
        }
        try commit()
        try environment.read { (_) throws in
            try watch.look(at: environment, now: 1_000)
            #expect(watch.oldestSeconds(now: 9_000) == nil, "it shows the last commit")
            try commit()
            try watch.look(at: environment, now: 10_000)
            try watch.look(at: environment, now: 12_000)
            #expect(watch.oldestSeconds(now: 13_500) == 3)
        }
        try watch.look(at: environment, now: 14_000)
        #expect(watch.oldestSeconds(now: 14_000) == nil)
    }
}
