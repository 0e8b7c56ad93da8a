import Glibc

/// Bytes of one file of a bundle, from the first to the last.
protocol ByteSource: AnyObject {
    /// Fills the start of `room`; 0 at the end.
    func read(into room: UnsafeMutableRawBufferPointer) throws(ReadFailure) -> Int
}

/// Why bytes of a bundle do not come.
enum ReadFailure: Error {
    /// The system refused: nothing can be said about the bundle.
    case system(AuditError)
    /// The container is not what it says; a clause.
    case damaged(String)
}

/// A plain file, or a part of it.
final class FileBytes: ByteSource {
    private let descriptor: Int32
    private let path: String
    private let ownsDescriptor: Bool
    private var offset: Int64
    /// Nil: to the end of the file.
    private var left: Int64?

    /// Takes the descriptor over.
    init(_ descriptor: Int32, path: String) {
        self.descriptor = descriptor
        self.path = path
        ownsDescriptor = true
        offset = 0
    }

    /// Lends the descriptor, which has to live longer.
    init(lent descriptor: Int32, path: String, from offset: Int64, count: Int64) {
        self.descriptor = descriptor
        self.path = path
        ownsDescriptor = false
        self.offset = offset
        left = count
    }

    deinit { if ownsDescriptor { close(descriptor) } }

    func read(into room: UnsafeMutableRawBufferPointer) throws(ReadFailure) -> Int {
        let wanted = Int(min(Int64(room.count), left ?? .max))
        while wanted > 0 {
            let count = pread(descriptor, room.baseAddress, wanted, off_t(offset))
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .system(.now("read", path)) }
            if count == 0, left != nil { throw .damaged("it ends too early") }
            offset += Int64(count)
            left = left.map { $0 - Int64(count) }
            return count
        }
        return 0
    }
}

/// Lines of a source, each without its line feed, in memory for one of them.
struct LineReader {
    enum Line {
        case line([UInt8])
        /// The last line has no line feed.
        case unended
        /// With its line feed it has more than ``AuditLimits/lineBytes``.
        case tooLong
        case end
    }

    private let source: any ByteSource
    private var buffer = [UInt8](repeating: 0, count: AuditLimits.lineBufferBytes)
    private var start = 0
    private var end = 0
    /// Number, from 1, of the line that was given last or, at the end, of the one that is not there.
    private(set) var number: UInt64 = 0
    private var isOver = false

    init(_ source: any ByteSource) { self.source = source }

    mutating func next() throws(ReadFailure) -> Line {
        if !isOver { number += 1 }
        var line: [UInt8] = []
        while !isOver {
            if start == end {
                start = 0
                var failure: ReadFailure?
                end = buffer.withUnsafeMutableBytes { (room) in
                    do throws(ReadFailure) {
                        return try source.read(into: room)
                    } catch {
                        failure = error
                        return 0
                    }
                }
                if let failure { throw failure }
                if end == 0 {
                    isOver = true
                    return line.isEmpty ? .end : .unended
                }
            }
            let found = buffer.withUnsafeBytes { (bytes) -> Int? in
                guard let base = bytes.baseAddress, let at = memchr(base + start, 0x0A, end - start) else { return nil }
                return UnsafeRawPointer(at) - base
            }
            let stop = found ?? end
            guard line.count + stop - start < AuditLimits.lineBytes else {
                isOver = true
                return .tooLong
            }
            line.append(contentsOf: buffer[start..<stop])
            start = found.map { $0 + 1 } ?? stop
            if found != nil { return .line(line) }
        }
        return .end
    }
}
