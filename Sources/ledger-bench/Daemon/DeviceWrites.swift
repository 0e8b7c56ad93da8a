import Glibc

/// What the device under a folder has written, whoever caused it: journal and database, the file system's own records,
/// and any other program's. Run it on a machine that does nothing else.
///
/// - SeeAlso: Linux, Documentation/admin-guide/iostats.rst
struct DeviceWrites {
    let pageBytes = 4_096
    private let major: UInt32
    private let minor: UInt32

    /// - Parameter folder: on the file system that is meant.
    init(under folder: String) throws(BenchError) {
        var information = stat()
        guard stat(folder, &information) == 0 else { throw .lastCall("stat \(folder)") }
        // As glibc's gnu_dev_major and gnu_dev_minor, which are macros.
        let device = UInt64(information.st_dev)
        major = UInt32(truncatingIfNeeded: (device >> 8) & 0xFFF | (device >> 32) & 0xFFFF_F000)
        minor = UInt32(truncatingIfNeeded: device & 0xFF | (device >> 12) & 0xFFFF_FF00)
    }

    /// Bytes written since the machine started, everything that waited to be written included; nil where the file
    /// system has no device of its own, as in memory or over others.
    func bytes() throws(BenchError) -> Int64? {
        sync()
        return Self.bytes(major, minor, in: try readFile("/proc/diskstats"))
    }

    /// Reads the text of `/proc/diskstats`: the tenth column counts sectors of 512 bytes.
    static func bytes(_ major: UInt32, _ minor: UInt32, in text: String) -> Int64? {
        for line in text.split(separator: "\n") {
            let columns = line.split(separator: " ")
            guard columns.count >= 10, columns[0] == "\(major)", columns[1] == "\(minor)" else { continue }
            return Int64(columns[9]).map { $0 * 512 }
        }
        return nil
    }

    /// Pages of 4 096 bytes an event; not a number where one of the readings is missing.
    func pages(from: Int64?, to: Int64?, events: Double) -> Double {
        guard let from, let to else { return .nan }
        return Double(to - from) / Double(pageBytes) / max(events, 1)
    }
}
