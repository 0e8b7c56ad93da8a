/// The lines of one file of a bundle, with what is wrong in the words of ``ReportError``.
struct BundleLines {
    private let name: String
    private var reader: LineReader
    /// How many lines were given out.
    private(set) var number = 0

    init(_ name: String, _ files: ReportFiles) throws(ReportError) {
        self.name = name
        do throws(ReadFailure) {
            reader = LineReader(try files(name))
        } catch {
            throw ReportError(name, error)
        }
    }

    /// The next line without its line feed; nil at the end.
    mutating func next() throws(ReportError) -> [UInt8]? {
        do throws(ReadFailure) {
            switch try reader.next() {
            case .line(let line):
                number += 1
                return line
            case .end: return nil
            case .unended, .tooLong: break
            }
        } catch {
            throw ReportError(name, error)
        }
        throw .malformed(file: name, line: number + 1)
    }

    /// Passes over the next lines; fewer if there are no more.
    mutating func skip(_ count: Int) throws(ReportError) {
        for _ in 0..<count { guard try next() != nil else { return } }
    }

    /// A short file whole.
    static func whole(_ name: String, _ files: ReportFiles) throws(ReportError) -> String {
        var lines = try BundleLines(name, files)
        var text: [UInt8] = []
        while let line = try lines.next() {
            text += line + [0x0A]
            guard text.count <= ReportLimits.noteBytes else { throw .malformed(file: name, line: lines.number) }
        }
        return String(decoding: text, as: UTF8.self)
    }
}

/// Opens a file of a bundle by its name.
typealias ReportFiles = (_ name: String) throws(ReadFailure) -> any ByteSource
