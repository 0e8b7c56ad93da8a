#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#endif

/// The lines of one file of a bundle, one after the other, in memory of one line and one piece.
struct BundleLines: ~Copyable {
    private let file: CInt
    private let name: String
    private var piece: [UInt8] = []
    private var at = 0
    /// How many lines were given out.
    private(set) var number = 0

    /// - Parameter directory: the bundle's, with no `/` behind it.
    /// - Throws: ``ReportError/unreadable(file:code:)``; a link is not followed.
    init(_ name: String, in directory: String) throws(ReportError) {
        self.name = name
        file = open("\(directory)/\(name)", O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard file >= 0 else { throw .unreadable(file: name, code: errno) }
    }

    deinit { if file >= 0 { close(file) } }

    /// The next line without its line feed; nil at the end.
    ///
    /// - Throws: what ``ReportError`` says; a last line without its end is `malformed`.
    mutating func next() throws(ReportError) -> [UInt8]? {
        var line: [UInt8] = []
        while true {
            if at == piece.count {
                try refill()
                if piece.isEmpty {
                    guard line.isEmpty else { throw .malformed(file: name, line: number + 1) }
                    return nil
                }
            }
            let end = piece[at...].firstIndex(of: 0x0A)
            line.append(contentsOf: piece[at..<(end ?? piece.count)])
            guard line.count < AuditLimits.lineBytes else { throw .tooLong(file: name) }
            at = end.map { $0 + 1 } ?? piece.count
            if end != nil {
                number += 1
                return line
            }
        }
    }

    /// Passes over the next lines; fewer if there are no more.
    mutating func skip(_ count: Int) throws(ReportError) {
        for _ in 0..<count { guard try next() != nil else { return } }
    }

    private mutating func refill() throws(ReportError) {
        at = 0
        if piece.count != ReportLimits.pieceBytes { piece = [UInt8](repeating: 0, count: ReportLimits.pieceBytes) }
        while true {
            let count = piece.withUnsafeMutableBytes { read(file, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw .unreadable(file: name, code: errno) }
            piece.removeLast(piece.count - count)
            return
        }
    }
}

extension BundleLines {
    /// A short file whole.
    static func whole(_ name: String, in directory: String) throws(ReportError) -> String {
        var lines = try BundleLines(name, in: directory)
        var text: [UInt8] = []
        while let line = try lines.next() {
            text += line + [0x0A]
            guard text.count <= ReportLimits.noteBytes else { throw .tooLong(file: name) }
        }
        return String(decoding: text, as: UTF8.self)
    }
}
