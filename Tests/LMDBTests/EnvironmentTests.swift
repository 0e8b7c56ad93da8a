import Glibc
import LMDB
import Testing

@Suite struct `An environment` {
    let directory = TemporaryDirectory()

    @Test func `keeps what was committed when it is opened again`() throws {
        do {
            let environment = try directory.environment()
            let numbers = try environment.numbers()
            try environment.write { transaction in _ = try numbers.put(1, [1], in: &transaction) }
        }
        let environment = try directory.environment()
        let numbers = try environment.openDatabase("numbers", key: UInt64.self, value: [UInt8].self, create: false)
        #expect(try environment.read { transaction in try numbers.get(1, in: transaction) } == [1])
    }

    @Test func `is opened once in a process, however its path is spelled`() throws {
        var environment: Environment? = try directory.environment()
        for path in [directory.path, directory.path + "/", directory.path + "/../" + directory.path.dropFirst(5)] {
            #expect(throws: LMDBError.alreadyOpen(path: path)) {
                _ = try Environment(directory: path, options: .init(mapBytes: 1 << 20))
            }
        }
        #expect(environment != nil)
        environment = nil
        environment = try directory.environment()
    }

    @Test func `makes files that only their owner can read`() throws {
        _ = try directory.environment()
        for name in ["data.mdb", "lock.mdb"] {
            var status = stat()
            #expect(stat(directory.path + "/" + name, &status) == 0)
            #expect(status.st_mode & 0o777 == 0o600)
        }
    }

    @Test func `names a directory that is missing, or a database`() throws {
        let path = directory.path + "/absent"
        #expect(throws: LMDBError.directoryMissing(path: path)) {
            _ = try Environment(directory: path, options: .init(mapBytes: 1 << 20))
        }
        let environment = try directory.environment()
        #expect(throws: LMDBError.databaseMissing(name: "absent")) {
            _ = try environment.openDatabase("absent", key: UInt64.self, value: UInt64.self, create: false)
        }
    }

    @Test func `names files that are not its own, and can be opened once they are gone`() throws {
        let file = open(directory.path + "/data.mdb", O_CREAT | O_WRONLY, 0o600)
        let junk = [UInt8](repeating: 0x2A, count: 8192)
        #expect(write(file, junk, junk.count) == junk.count)
        close(file)
        #expect(throws: LMDBError.notAnEnvironment(path: directory.path)) { _ = try directory.environment() }
        unlink(directory.path + "/data.mdb")
        _ = try directory.environment()
    }

    @Test func `opened read-only refuses writers`() throws {
        _ = try directory.environment().numbers()
        let environment = try directory.environment(readOnly: true)
        let numbers = try environment.openDatabase("numbers", key: UInt64.self, value: [UInt8].self, create: false)
        #expect(try environment.read { transaction in try numbers.count(in: transaction) } == 0)
        let refused = LMDBError.notPermitted(path: directory.path)
        #expect(throws: refused) { try environment.write { _ in } }
        #expect(throws: refused) { _ = try environment.numbers() }
        #expect(throws: refused) { try environment.preallocate(toBytes: 1 << 20) }
    }

    @Test func `says not permitted in a directory that it may not write`() throws {
        chmod(directory.path, 0o555)
        defer { chmod(directory.path, 0o700) }
        // The superuser may write anywhere, so this thread alone gives that up: setfsuid is per thread on Linux.
        typealias SetFileSystemUser = @convention(c) (uid_t) -> Int32
        let setUser = unsafeBitCast(dlsym(nil, "setfsuid"), to: SetFileSystemUser.self)
        let previous = geteuid() == 0 ? setUser(65_534) : Int32(geteuid())
        defer { _ = setUser(uid_t(previous)) }
        #expect(throws: LMDBError.notPermitted(path: directory.path)) { _ = try directory.environment() }
    }

    @Test func `counts its pages, databases and readers`() throws {
        let environment = try directory.environment(mapBytes: (8 << 20) + 1)
        let numbers = try environment.numbers()
        try environment.write { transaction throws in
            for key in 0..<1000 as Range<UInt64> {
                try numbers.append(key, [UInt8](repeating: 1, count: 400), in: &transaction)
            }
        }
        let statistics = try environment.statistics()
        #expect(statistics.mapBytes == (8 << 20) + statistics.pageBytes)
        #expect(statistics.pagesUsed > 100)
        #expect(statistics.lastTransaction == 2)
        #expect(statistics.maxReaders == 126)
        try environment.read { transaction throws in
            let sizes = try numbers.statistics(in: transaction)
            #expect(sizes.entries == 1000)
            #expect(sizes.depth == 2)
            #expect(sizes.pages < statistics.pagesUsed)
            let readers = try environment.readers()
            #expect(readers.map(\.process) == [getpid()])
            #expect(readers.map(\.transaction) == [2])
        }
        #expect(try environment.readers().isEmpty)
        try environment.write { transaction in try numbers.removeAll(in: &transaction) }
        #expect(try environment.freePages() >= 100)
        #expect(try environment.clearStaleReaders() == 0)
        try environment.sync()
    }

    @Test func `has a bound on its readers, and says so`() throws {
        let environment = try Environment(
            directory: directory.path, options: .init(mapBytes: 1 << 20, maxReaders: 2))
        #expect(throws: LMDBError.readersFull) {
            try environment.read { _ in try environment.read { _ in try environment.read { _ in } } }
        }
        #expect(try environment.readers().isEmpty)
        try environment.read { _ in }
    }

    @Test func `copies its last commit`() throws {
        let environment = try directory.environment()
        let numbers = try environment.numbers()
        try environment.write { transaction in _ = try numbers.put(1, [42], in: &transaction) }
        mkdir(directory.path + "/copy", 0o700)
        let file = open(directory.path + "/copy/data.mdb", O_CREAT | O_WRONLY | O_EXCL, 0o600)
        try environment.copy(to: file)
        close(file)
        let copy = try Environment(directory: directory.path + "/copy", options: .init(mapBytes: 1 << 20))
        let copied = try copy.openDatabase("numbers", key: UInt64.self, value: [UInt8].self, create: false)
        #expect(try copy.read { transaction in try copied.get(1, in: transaction) } == [42])
    }
}
