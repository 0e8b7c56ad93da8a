internal import Glibc
package import LedgerDomain

/// When a daemon was last known to run: one line with wall time, boot time and which start of the machine it was.
///
/// Nothing in the record rests on it but outages; a file that is missing or cannot be read says nothing.
package struct AliveFile: Sendable {
    package let path: String

    /// One note.
    package struct Note: Hashable, Sendable {
        package var reading: ClockReading
        /// Names a start of the machine; boot times of different ones cannot be compared.
        package var bootID: String

        package init(reading: ClockReading, bootID: String) {
            self.reading = reading
            self.bootID = bootID
        }
    }

    package init(_ layout: Layout) { path = layout.alive }

    package func read() -> Note? {
        guard FileSystem.exists(path), let bytes = try? FileSystem.read(path, limit: 256) else { return nil }
        let words = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace)
        guard words.count == 3, let wall = Instant(text: words[0]), let boot = Int64(words[1]) else { return nil }
        return Note(reading: ClockReading(wall: wall, boot: boot), bootID: String(words[2]))
    }

    /// On return the note is durable. Two flushes: for once a minute, not for every command.
    package func write(_ note: Note) throws(StoreError) {
        try FileSystem.replace(path, with: Array("\(note.reading.wall) \(note.reading.boot) \(note.bootID)\n".utf8))
    }
}

extension BootClock {
    /// Names this start of the machine; "-" where the system does not say.
    ///
    /// - SeeAlso: proc_sys_kernel(5), random/boot_id
    package static func startID() -> String {
        let bytes = (try? FileSystem.read("/proc/sys/kernel/random/boot_id", limit: 256)) ?? []
        let id = String(decoding: bytes.prefix { $0 > 32 && $0 < 127 }, as: UTF8.self)
        return id.isEmpty ? "-" : id
    }
}
