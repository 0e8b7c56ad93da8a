internal import Glibc
internal import Synchronization

/// The kernel's random bytes, fetched 4 KiB at a time: a system call for each salt would cost more than sealing.
final class Randomness: Sendable {
    private struct Pool {
        var bytes = [UInt8](repeating: 0, count: 4_096)
        var used = 4_096
    }

    private let pool = Mutex(Pool())

    func word() -> UInt64 {
        pool.withLock { (pool) in
            if pool.used + 8 > pool.bytes.count {
                Randomness.fill(&pool.bytes)
                pool.used = 0
            }
            var word: UInt64 = 0
            for index in pool.used..<pool.used + 8 {
                word = word << 8 | UInt64(pool.bytes[index])
                pool.bytes[index] = 0
            }
            pool.used += 8
            return word
        }
    }

    func words() -> (UInt64, UInt64) { (word(), word()) }

    /// Open for as long as the process lives, so that a moment without free descriptors cannot stop the writer.
    private static let source: Int32 = {
        let descriptor = open("/dev/urandom", O_RDONLY | O_CLOEXEC)
        precondition(descriptor >= 0, "the kernel gives no random bytes")
        return descriptor
    }()

    static func fill(_ bytes: inout [UInt8]) {
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeMutableBytes { read(source, $0.baseAddress! + done, $0.count - done) }
            precondition(count > 0 || (count < 0 && errno == EINTR), "the kernel gives no random bytes")
            if count > 0 { done += count }
        }
    }

    static func bytes(_ count: Int) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        fill(&bytes)
        return bytes
    }
}
