import Glibc
import LMDB
import Testing

@Suite struct `Growth` {
    let directory = TemporaryDirectory()

    @Test func `beyond the map is refused as map full, with its remedy, and nothing of it remains`() throws {
        let environment = try directory.environment(mapBytes: 256 << 10)
        let numbers = try environment.numbers()
        try environment.write { transaction in try numbers.append(0, [1], in: &transaction) }
        #expect(throws: LMDBError.mapFull) {
            try environment.write { transaction throws in
                for key in 1..<1000 as Range<UInt64> {
                    try numbers.append(key, [UInt8](repeating: 1, count: 2000), in: &transaction)
                }
            }
        }
        #expect(try environment.read { transaction in try numbers.count(in: transaction) } == 1)
        try environment.write { transaction in try numbers.append(1, [1], in: &transaction) }
        #expect(LMDBError.mapFull.description == "the database map is full")
        #expect(LMDBError.mapFull.remedy.contains("raise the map size"))
    }

    @Test func `that failed spoils the transaction, even if whoever wrote looks away`() throws {
        let environment = try directory.environment(mapBytes: 256 << 10)
        let numbers = try environment.numbers()
        var held = try environment.holdWrite()
        #expect(throws: LMDBError.mapFull) {
            try held.use { transaction in
                try numbers.append(1, [1], in: &transaction)
                try numbers.append(2, [UInt8](repeating: 1, count: 1 << 20), in: &transaction)
            }
        }
        do {
            try held.commit()
            Issue.record("a spoiled transaction was committed")
        } catch {
            #expect(error == .transactionSpoiled)
        }
        #expect(try environment.read { transaction in try numbers.count(in: transaction) } == 0)
    }

    @Test func `ahead of use makes the file as long as asked, in whole pages, and never shorter`() throws {
        let environment = try directory.environment(mapBytes: 4 << 20)
        let numbers = try environment.numbers()
        let value = [UInt8](repeating: 3, count: 1000)
        try environment.write { transaction throws in
            for key in 0..<100 as Range<UInt64> { try numbers.append(key, value, in: &transaction) }
        }
        let before = directory.bytes(of: "data.mdb")
        #expect(try environment.preallocate(toBytes: 1_000_001, stepBytes: 10_000) == 1_003_520 - before)
        #expect(directory.bytes(of: "data.mdb") == 1_003_520)
        #expect(try environment.preallocate(toBytes: 4096) == 0)
        #expect(directory.bytes(of: "data.mdb") == 1_003_520)
        try environment.preallocate(toBytes: .max / 2)
        #expect(directory.bytes(of: "data.mdb") == 4 << 20)
        #expect(try environment.read { transaction in try numbers.walk(in: transaction) } == Array(0..<100))
    }

    @Test func `ahead of use beside a writer loses no page`() throws {
        let environment = try directory.environment(mapBytes: 64 << 20)
        let numbers = try environment.numbers()
        let value = [UInt8](repeating: 0xA5, count: 3000)
        var thread = pthread_t()
        let grow: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { context in
            let environment = Unmanaged<Environment>.fromOpaque(context!).takeRetainedValue()
            for step in 1...200 { _ = try? environment.preallocate(toBytes: step * 200_000, stepBytes: 4096) }
            return nil
        }
        #expect(pthread_create(&thread, nil, grow, Unmanaged.passRetained(environment).toOpaque()) == 0)
        for batch in 0..<100 as Range<UInt64> {
            try environment.write { transaction throws in
                for key in (batch * 50)..<(batch * 50 + 50) { try numbers.append(key, value, in: &transaction) }
            }
        }
        pthread_join(thread, nil)
        var intact: UInt64 = 0
        try environment.read { transaction throws in
            try numbers.forEach(in: transaction) { key, bytes in
                guard key == intact, [UInt8](copying: bytes) == value else { return false }
                intact += 1
                return true
            }
        }
        #expect(intact == 5000)
        #expect(directory.bytes(of: "data.mdb") >= 40_000_000)
    }
}
