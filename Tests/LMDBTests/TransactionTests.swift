import Glibc
import LMDB
import Testing

@Suite struct `A transaction` {
    let directory = TemporaryDirectory()

    @Test func `that throws leaves nothing`() throws {
        struct Refused: Error, Equatable {}
        let environment = try directory.environment()
        let numbers = try environment.numbers()
        #expect(throws: Refused()) {
            try environment.write { transaction throws in
                try numbers.put(1, [1], in: &transaction)
                throw Refused()
            }
        }
        #expect(try environment.read { transaction in try numbers.count(in: transaction) } == 0)
        #expect(try environment.statistics().lastTransaction == 1)
    }

    @Test func `reads a snapshot that later commits do not change`() throws {
        let environment = try directory.environment()
        let numbers = try environment.numbers()
        try environment.write { transaction in _ = try numbers.put(1, [1], in: &transaction) }
        try environment.read { snapshot throws in
            try environment.write { transaction in _ = try numbers.put(1, [2], in: &transaction) }
            #expect(try numbers.get(1, in: snapshot) == [1])
        }
        #expect(try environment.read { transaction in try numbers.get(1, in: transaction) } == [2])
    }

    @Test func `is read by the same code, whether it writes or not`() throws {
        let environment = try directory.environment()
        let numbers = try environment.numbers()
        func head(in transaction: borrowing some Transaction & ~Copyable) throws(LMDBError) -> UInt64? {
            try numbers.last(in: transaction)?.key
        }
        var held = try environment.holdWrite()
        try held.use { (transaction: inout WriteTransaction) throws(LMDBError) in
            try numbers.append(41, [], in: &transaction)
        }
        #expect(try held.use { transaction in try head(in: transaction) } == 41)
        #expect(try environment.read { transaction in try head(in: transaction) } == nil)
        try held.commit()
        #expect(try environment.read { transaction in try head(in: transaction) } == 41)
    }

    @Test func `held for long is forgotten when it is aborted or dropped`() throws {
        let environment = try directory.environment()
        let numbers = try environment.numbers()
        func write(_ held: inout HeldWrite) throws {
            try held.use { transaction in _ = try numbers.put(1, [1], in: &transaction) }
        }
        var aborted = try environment.holdWrite()
        try write(&aborted)
        aborted.abort()
        do {
            var dropped = try environment.holdWrite()
            try write(&dropped)
        }
        #expect(try environment.read { transaction in try numbers.count(in: transaction) } == 0)
        try environment.write { transaction in _ = try numbers.put(2, [2], in: &transaction) }
    }

    @Test func `held on one thread takes writes from another, and is committed on the first`() throws {
        let environment = try directory.environment()
        let numbers = try environment.numbers()
        let box = HeldBox(try environment.holdWrite())
        for round in 0..<8 as Range<UInt64> {
            try onAnotherThread {
                try box.held.use { transaction in
                    for key in (round * 1000)..<(round * 1000 + 1000) {
                        try numbers.append(key, [UInt8](repeating: UInt8(round), count: 300), in: &transaction)
                    }
                }
            }
            #expect(try box.held.use { transaction in try numbers.count(in: transaction) } == Int(round + 1) * 1000)
        }
        try box.take().commit()
        #expect(try environment.read { transaction in try numbers.walk(in: transaction) } == Array(0..<8000))
        // The writer lock is free again, on another thread too.
        try onAnotherThread {
            try environment.write { transaction in try numbers.append(9000, [], in: &transaction) }
        }
    }

    @Test func `held on one thread traps when it ends on another`() async {
        await #expect(processExitsWith: .signal(trap)) { [path = directory.path as String] in
            let environment = try Environment(at: path)
            let box = HeldBox(try environment.holdWrite())
            try onAnotherThread { try box.take().commit() }
        }
    }

    @Test func `traps when its own thread begins another writer, which could only wait for ever`() async {
        await #expect(processExitsWith: .signal(trap)) { [path = directory.path as String] in
            let environment = try Environment(at: path)
            let held = try environment.holdWrite()
            try environment.write { _ in }
            try held.commit()
        }
    }
}

/// Carries a held write between threads that take turns.
final class HeldBox: @unchecked Sendable {
    var held: HeldWrite {
        _read { yield stored! }
        _modify { yield &stored! }
    }
    private var stored: HeldWrite?

    init(_ held: consuming HeldWrite) { stored = consume held }

    func take() -> HeldWrite { stored.take()! }
}

/// Runs `body` on a new OS thread and waits for its end, which orders it before what follows.
func onAnotherThread(_ body: @escaping @Sendable () throws -> Void) throws {
    final class Job: @unchecked Sendable {
        let body: @Sendable () throws -> Void
        var result: Result<Void, any Error>?
        init(_ body: @escaping @Sendable () throws -> Void) { self.body = body }
    }
    let job = Job(body)
    var thread = pthread_t()
    let code = pthread_create(
        &thread, nil,
        { context in
            let job = Unmanaged<Job>.fromOpaque(context!).takeRetainedValue()
            job.result = Result { try job.body() }
            return nil
        }, Unmanaged.passRetained(job).toOpaque())
    guard code == 0, pthread_join(thread, nil) == 0 else { fatalError("no thread: \(code)") }
    try job.result!.get()
}
