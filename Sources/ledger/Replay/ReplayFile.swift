import Glibc
import TransparencyLog

/// A file that only ever grows by whole lines, and knows from its last one where to go on.
///
/// It is its owner's alone (0600) and locked while it is written. After a crash it may end within a line: once the file is
/// known as one of these and the ledger has granted what is asked, that line is cut off, since the event will come again.
final class ReplayFile: ReplayOutput {
    let path: String
    private(set) var next: UInt64?
    private(set) var lastHash: Hash256?
    var isEmpty: Bool { bytes == 0 }
    private let file: Int32
    /// Whole lines.
    private var bytes: Int
    /// Whether part of a line stands behind them.
    private let isTorn: Bool

    /// - Throws: a complaint when it is no file, is used by another, or is not of the form that is to be added.
    init(_ path: String, _ form: EventForm) throws {
        self.path = path
        let file = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOCTTY | O_NONBLOCK, 0o600)
        guard file >= 0 else { throw Self.failed("open", path) }
        self.file = file
        bytes = 0
        var status = stat()
        guard fstat(file, &status) == 0 else { throw Self.failed("look at", path) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw Complaint.usage("\(path) is no file", hint: "without --output the events go to standard output")
        }
        guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
            throw Complaint("\(path) is being written by another program", status: .system)
        }
        let size = Int(status.st_size)
        let bytes = try Self.wholeLines(file, path, size)
        self.bytes = bytes
        isTorn = bytes < size
        if bytes > 0 {
            try recognise(form)
        } else if isTorn {
            throw Complaint.usage(
                "\(path) has no whole line", because: ["nothing in it says that it is a replay's"],
                hint: "delete it, if it is what an interrupted replay left, or say another file")
        }
    }

    func begin() throws {
        if isTorn, ftruncate(file, bytes) != 0 { throw Self.failed("cut", path) }
    }

    deinit { close(file) }

    /// Bytes up to the last line's end.
    private static func wholeLines(_ file: Int32, _ path: String, _ size: Int) throws -> Int {
        var end = size
        while end > 0 {
            let start = max(0, end - (64 << 10))
            let chunk = try read(start..<end, file, path)
            if let feed = chunk.lastIndex(of: UInt8(ascii: "\n")) { return start + feed + 1 }
            guard size - start <= ReplayLimits.lineBytes else { throw notOurs(path) }
            end = start
        }
        return 0
    }

    private func recognise(_ form: EventForm) throws {
        var start = bytes - 1
        var line: [UInt8] = []
        while start > 0 {
            let from = max(0, start - (64 << 10))
            let chunk = try read(from..<start)
            let feed = chunk.lastIndex(of: UInt8(ascii: "\n"))
            line = chunk[(feed.map { $0 + 1 } ?? 0)...] + line
            start = from
            if feed != nil { break }
            guard line.count <= ReplayLimits.lineBytes else { throw notOurs() }
        }
        if let header = form.header {
            guard bytes >= header.count, try read(0..<header.count) == header else { throw notOurs() }
            if line == Array(header.dropLast()) { return }
        }
        guard let last = form.position(ofLine: line) else { throw notOurs() }
        next = last + 1
        lastHash = form.leafHash(ofLine: line)
    }

    private func read(_ range: Range<Int>) throws -> [UInt8] { try Self.read(range, file, path) }

    private static func read(_ range: Range<Int>, _ file: Int32, _ path: String) throws -> [UInt8] {
        var chunk = [UInt8](repeating: 0, count: range.count)
        var done = 0
        while done < chunk.count {
            let count = chunk[done...].withUnsafeMutableBytes {
                pread(file, $0.baseAddress, $0.count, range.lowerBound + done)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw failed("read", path) }
            done += count
        }
        return chunk
    }

    private func notOurs() -> Complaint { Self.notOurs(path) }

    private static func notOurs(_ path: String) -> Complaint {
        .usage(
            "\(path) does not end with an event in this form",
            because: ["events are added to a file only where its last line says which was the last one"],
            hint: "say another file, or the --format, --table and --disclose that it was begun with")
    }

    /// Writes whole lines, or nothing of them.
    func write(_ lines: [UInt8]) throws {
        var done = 0
        while done < lines.count {
            let count = lines[done...].withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                let complaint = Self.failed("write", path)
                // The next start would do the same: what is left of a line is never taken for one.
                _ = ftruncate(file, bytes)
                throw complaint
            }
            done += count
        }
        bytes += lines.count
    }

    func settle() throws {
        guard fdatasync(file) == 0 else { throw Self.failed("sync", path) }
    }

    private static func failed(_ call: String, _ path: String) -> Complaint {
        let number = errno
        let full = [ENOSPC, EDQUOT, EFBIG].contains(number)
        return Complaint(
            "cannot \(call) \(path)", because: [String(cString: strerror(number))],
            hint: full ? "make room and say the same again: it goes on where the file ends" : nil, status: .system)
    }
}
