import Foundation
import Glibc

/// A folder of its own, with a path short enough for sockets in it; gone with this value.
final class Place: Sendable {
    let path: String

    init() throws {
        var template = Array("/tmp/ledger-e2e.XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw Failed(call: "mkdtemp", code: errno) }
        path = template.withUnsafeBytes { String(decoding: $0.dropLast(), as: UTF8.self) }
    }

    struct Failed: Error {
        let call: String
        let code: Int32
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ name: String, _ text: String) throws -> String {
        let file = "\(path)/\(name)"
        try Data(text.utf8).write(to: URL(filePath: file))
        return file
    }
}

/// A file system of a few megabytes in memory, mounted while this lives. Needs root.
final class SmallDisk: Sendable {
    let path: String

    init(megabytes: Int, at path: String) throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        guard mount("tmpfs", path, "tmpfs", 0, "size=\(megabytes)m,mode=0700") == 0 else {
            throw Place.Failed(call: "mount", code: errno)
        }
        self.path = path
    }

    func makeReadOnly() throws {
        guard mount("tmpfs", path, "tmpfs", UInt(MS_REMOUNT) | UInt(MS_RDONLY), nil) == 0 else {
            throw Place.Failed(call: "remount", code: errno)
        }
    }

    deinit { umount2(path, Int32(MNT_DETACH)) }
}
