#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// What was received and not yet taken, and the lines in it: they are lent where the kernel put them, so that a page of
/// the log is copied once on its way, by the kernel.
struct ReceivedLines {
    /// Bytes that a line may have, without its end.
    let bound: Int
    /// Initialised once; what counts stands in `start..<end`.
    private var bytes: [UInt8]
    private var start = 0
    private var end = 0
    /// There is no line feed in `start..<searched`.
    private var searched = 0

    /// Room that is offered to the kernel at least.
    private static let room = 64 << 10

    init(bound: Int) {
        self.bound = bound
        bytes = [UInt8](repeating: 0, count: 2 * Self.room)
    }

    /// The next line has more bytes than it may, with or without its end.
    var isTooLong: Bool { searched - start > bound + 1 }

    /// Offers room to be received into.
    ///
    /// - Parameter read: says how many bytes it put there; nil if there were none yet.
    mutating func receive(
        _ read: (UnsafeMutableRawBufferPointer) throws(ClientError) -> Int?
    ) throws(ClientError) -> Int? {
        makeRoom()
        var outcome: Result<Int?, ClientError> = .success(nil)
        let end = end
        bytes.withUnsafeMutableBytes { buffer in
            do throws(ClientError) {
                outcome = .success(try read(UnsafeMutableRawBufferPointer(rebasing: buffer[end...])))
            } catch {
                outcome = .failure(error)
            }
        }
        let count = try outcome.get()
        self.end += count ?? 0
        return count
    }

    /// Moves what is kept to the front, or where that is much, makes the buffer longer: moving stays rare.
    private mutating func makeRoom() {
        guard bytes.count - end < Self.room else { return }
        if (end - start) * 2 > bytes.count { bytes.append(contentsOf: repeatElement(0, count: bytes.count)) }
        guard start > 0 else { return }
        let kept = start..<end
        bytes.withUnsafeMutableBytes { buffer in
            UnsafeMutableRawBufferPointer(rebasing: buffer[..<kept.count])
                .copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[kept]))
        }
        (start, end, searched) = (0, kept.count, searched - kept.lowerBound)
    }

    /// Lends the next line without its end, to be read or written over, and forgets it; nil while it is not whole.
    mutating func takeLine<Result>(_ body: (UnsafeMutableRawBufferPointer) -> Result) -> Result? {
        guard let feed = lineFeed() else {
            searched = end
            return nil
        }
        let from = start
        searched = feed + 1
        guard !isTooLong else { return nil }
        start = feed + 1
        defer { if start == end { (start, end, searched) = (0, 0, 0) } }
        return bytes.withUnsafeMutableBytes { buffer in
            let hasReturn = feed > from && buffer[feed - 1] == UInt8(ascii: "\r")
            return body(UnsafeMutableRawBufferPointer(rebasing: buffer[from..<feed - (hasReturn ? 1 : 0)]))
        }
    }

    private func lineFeed() -> Int? {
        bytes.withUnsafeBytes { buffer in
            guard let base = buffer.baseAddress else { return nil }
            return memchr(base + searched, 0x0A, end - searched).map { UnsafeRawPointer($0) - base }
        }
    }
}
