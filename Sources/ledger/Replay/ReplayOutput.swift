import Glibc
import TransparencyLog

/// Where lines go: standard output or a file.
protocol ReplayOutput: AnyObject {
    /// Where to go on, if what is there already says so: everything below is in it.
    var next: UInt64? { get }
    /// Of the last event that is there, if its form keeps the leaf's bytes.
    var lastHash: Hash256? { get }
    /// Whether a header has to go first.
    var isEmpty: Bool { get }
    /// Makes it ready for lines, once it is sure that some may come: nothing is changed there before.
    func begin() throws
    /// Writes whole lines.
    ///
    /// - Throws: `ReaderGone`; a complaint that says that nothing of the lines is left behind half.
    func write(_ lines: [UInt8]) throws
    /// Returns when what was written is as safe as it can be there.
    func settle() throws
}

/// Whoever read standard output wants no more.
struct ReaderGone: Error {}

/// Standard output. What was taken by a pipe is as safe as the program behind it.
final class StandardOutput: ReplayOutput {
    let next: UInt64? = nil
    let lastHash: Hash256? = nil
    let isEmpty = true
    private let stop: StopSignals

    init(_ stop: StopSignals) { self.stop = stop }

    func begin() {}

    func write(_ lines: [UInt8]) throws {
        var rest = lines[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR {
                if stop.isHurried { throw ReaderGone() }
                continue
            }
            if count < 0, errno == EPIPE || errno == ECONNRESET { throw ReaderGone() }
            guard count > 0 else {
                throw Complaint(
                    "cannot write to standard output", because: [String(cString: strerror(errno))], status: .system)
            }
            rest = rest.dropFirst(count)
        }
    }

    func settle() {}
}
