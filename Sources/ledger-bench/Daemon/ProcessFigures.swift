import Glibc

/// What the kernel says of a running process; see proc(5).
struct ProcessFigures {
    /// Anonymous resident memory: heap and stacks, without mapped files.
    var anonymousBytes: Int64
    /// Resident memory with mapped files, of which the database's map is most.
    var residentBytes: Int64
    /// Processor time in seconds, to a hundredth.
    var processorSeconds: Double

    init(of id: pid_t) throws(BenchError) {
        let status = try readFile("/proc/\(id)/status")
        anonymousBytes = Self.number(after: "RssAnon:", in: status) * 1024
        residentBytes = Self.number(after: "VmRSS:", in: status) * 1024
        let stat = try readFile("/proc/\(id)/stat")
        // The second field is the program's name in parentheses, and may hold spaces.
        let fields = stat[(stat.lastIndex(of: ")") ?? stat.startIndex)...].split(separator: " ")
        let ticks = fields.count > 13 ? (Double(fields[12]) ?? 0) + (Double(fields[13]) ?? 0) : 0
        processorSeconds = ticks / Double(sysconf(Int32(_SC_CLK_TCK)))
    }

    private static func number(after label: String, in text: String) -> Int64 {
        guard let at = text.firstRange(of: label) else { return 0 }
        let digits = text[at.upperBound...].drop { $0 == " " || $0 == "\t" }.prefix { $0.isASCII && $0.isNumber }
        return Int64(digits) ?? 0
    }
}

/// A small file's whole text.
func readFile(_ path: String) throws(BenchError) -> String {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { throw .lastCall("open \(path)") }
    defer { close(descriptor) }
    var (bytes, chunk): ([UInt8], [UInt8]) = ([], Array(repeating: 0, count: 1 << 16))
    while true {
        let count = read(descriptor, &chunk, chunk.count)
        guard count >= 0 else { throw .lastCall("read \(path)") }
        guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
        bytes.append(contentsOf: chunk[..<count])
    }
}
