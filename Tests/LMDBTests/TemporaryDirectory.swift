import Glibc
import LMDB

/// A directory of its own for one test, removed with the files of an environment when it goes.
final class TemporaryDirectory: Sendable {
    let path: String

    init() {
        var template = Array("/tmp/lmdb-tests-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { fatalError("mkdtemp: errno \(errno)") }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit {
        for name in ["data.mdb", "lock.mdb", "acknowledged", "copy/data.mdb", "copy/lock.mdb"] {
            unlink(path + "/" + name)
        }
        rmdir(path + "/copy")
        rmdir(path)
    }

    func environment(mapBytes: Int = 64 << 20, readOnly: Bool = false) throws(LMDBError) -> Environment {
        try Environment(directory: path, options: .init(mapBytes: mapBytes, maxDatabases: 8, readOnly: readOnly))
    }

    func bytes(of name: String) -> Int {
        var status = stat()
        return stat(path + "/" + name, &status) == 0 ? Int(status.st_size) : -1
    }
}

/// How the processor ends a process whose precondition fails; an error thrown ends it otherwise.
#if arch(x86_64)
    let trap = SIGILL
#else
    let trap = SIGTRAP
#endif

extension Environment {
    /// Opens the environment of another process's `TemporaryDirectory`.
    convenience init(at path: String) throws(LMDBError) {
        try self.init(directory: path, options: .init(mapBytes: 1 << 20, maxDatabases: 8))
    }

    func numbers(_ name: String = "numbers") throws(LMDBError) -> Database<UInt64, [UInt8]> {
        try openDatabase(name, key: UInt64.self, value: [UInt8].self, create: true)
    }
}

/// A composite key, as users of the library define them.
struct StreamPosition: KeyCodec, Hashable, Comparable {
    let stream: UInt64
    let revision: UInt32

    init(_ stream: UInt64, _ revision: UInt32) {
        self.stream = stream
        self.revision = revision
    }

    func encode(into buffer: inout KeyBuffer) {
        buffer.append(stream)
        buffer.append(revision)
    }

    init(decoding bytes: RawSpan) throws(LMDBError) {
        try bytes.requireCount(12)
        stream = bytes.bigEndianUInt64(at: 0)
        revision = bytes.bigEndianUInt32(at: 8)
    }

    static func < (left: Self, right: Self) -> Bool {
        (left.stream, left.revision) < (right.stream, right.revision)
    }
}

/// SplitMix64 (Steele, Lea, Flood 2014): the same draws for the same seed, on every machine.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
