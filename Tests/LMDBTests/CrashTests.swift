import Glibc
import LMDB
import Testing

@Suite struct `A process that is killed` {
    /// Each child is killed at another moment: after so many acknowledged commits, wherever its writer then is.
    @Test(arguments: [1, 7, 40])
    func `between and within commits loses no acknowledged one, and leaves no torn one`(commits: Int) async throws {
        let directory = TemporaryDirectory()
        await #expect(processExitsWith: .signal(SIGKILL)) {
            [path = directory.path as String, commits = commits as Int] in
            try Child.commitUntilKilled(in: path, afterAtLeast: commits)
        }
        let environment = try directory.environment()
        // Nobody else has it open, so that opening it cleared the table of readers.
        #expect(try environment.readers().isEmpty)
        try expectIntact(environment, directory, commits)
    }

    @Test(arguments: [1, 7, 40])
    func `while others have it open costs them no lock, and its reader can be cleared`(commits: Int) async throws {
        let directory = TemporaryDirectory()
        let environment = try directory.environment()
        await #expect(processExitsWith: .signal(SIGKILL)) {
            [path = directory.path as String, commits = commits as Int] in
            try Child.commitUntilKilled(in: path, afterAtLeast: commits)
        }
        #expect(try environment.readers().count == 1)
        #expect(try environment.clearStaleReaders() == 1)
        #expect(try environment.readers().isEmpty)
        // The lock that the child's writer held is taken over here.
        try expectIntact(environment, directory, commits)
    }

    private func expectIntact(_ environment: Environment, _ directory: TemporaryDirectory, _ commits: Int) throws {
        let acknowledged = directory.bytes(of: "acknowledged")
        #expect(acknowledged >= commits)
        let numbers = try environment.numbers()
        let keys = try environment.read { transaction in try numbers.walk(in: transaction) }
        #expect(keys == Array(0..<UInt64(keys.count)))
        #expect(keys.count % Child.entriesPerCommit == 0)
        #expect(keys.count / Child.entriesPerCommit >= acknowledged)
        try environment.write { transaction in try numbers.append(UInt64(keys.count), [], in: &transaction) }
    }
}

private enum Child {
    static let entriesPerCommit = 20

    /// Commits for ever on one thread, appending a byte to a file after each; another thread kills the process.
    static func commitUntilKilled(in path: String, afterAtLeast commits: Int) throws {
        let environment = try Environment(directory: path, options: .init(mapBytes: 64 << 20, maxDatabases: 8))
        let numbers = try environment.numbers()
        let file = open(path + "/acknowledged", O_CREAT | O_WRONLY | O_APPEND, 0o600)
        var thread = pthread_t()
        let watch = Watch(path: path + "/acknowledged", bytes: commits)
        pthread_create(
            &thread, nil,
            { context in
                let watch = Unmanaged<Watch>.fromOpaque(context!).takeRetainedValue()
                var status = stat()
                while stat(watch.path, &status) != 0 || status.st_size < watch.bytes { usleep(50) }
                kill(getpid(), SIGKILL)
                return nil
            }, Unmanaged.passRetained(watch).toOpaque())
        try environment.read { _ in
            var next: UInt64 = 0
            while true {
                try environment.write { transaction throws in
                    for _ in 0..<entriesPerCommit {
                        try numbers.append(next, [UInt8](repeating: 1, count: 200), in: &transaction)
                        next += 1
                    }
                }
                write(file, [1 as UInt8], 1)
            }
        }
    }

    final class Watch: Sendable {
        let path: String
        let bytes: Int
        init(path: String, bytes: Int) {
            self.path = path
            self.bytes = bytes
        }
    }
}
