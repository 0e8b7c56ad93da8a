internal import CanonicalJSON
internal import Crypto
internal import Glibc
package import LedgerDomain
internal import LedgerFormat
internal import TransparencyLog

/// What a backup says of itself, `manifest.json`: one line of canonical JSON.
package struct BackupManifest: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable {
        case log = "ledger-backup/1"
        case keys = "ledger-keys/1"
    }

    package struct File: Hashable, Sendable {
        package var path: String
        package var bytes: UInt64
        /// In hexadecimal.
        package var sha256: String
    }

    package static let name = "manifest.json"
    /// Files of one backup: an owner's key each, and a few more.
    package static let fileLimit = 1 << 20
    /// Bytes of one manifest.
    package static let byteLimit = 256 << 20

    package var kind: Kind
    package var origin: String
    package var madeAt: Instant
    /// Number of events; 0 for keys.
    package var size: UInt64
    package var files: [File]

    var bytes: [UInt8] {
        var writer = CanonicalWriter()
        writer.object { (object) in
            object.array("files") { (list) in
                for file in files {
                    list.object {
                        $0.integer("bytes", Int64(file.bytes))
                        $0.string("path", file.path)
                        $0.string("sha256", file.sha256)
                    }
                }
            }
            object.string("format", kind.rawValue)
            object.string("madeAt", madeAt.description)
            object.string("origin", origin)
            object.integer("size", Int64(size))
        }
        return writer.bytes + [10]
    }

    /// - Throws: `noBackup` where there is no such file, none that can be read, or none of this kind.
    package init(reading directory: String, _ kind: Kind) throws(StoreError) {
        let path = directory + "/" + Self.name
        guard access(path, F_OK) == 0 || errno != ENOENT else {
            throw .noBackup(directory: directory, reason: "there is no \(Self.name) in it")
        }
        let bytes: [UInt8]
        do {
            bytes = try FileSystem.read(path, limit: Self.byteLimit)
        } catch {
            throw .noBackup(
                directory: directory,
                reason: "its \(Self.name) cannot be read (\(error.reason)): see that this user may read all of it")
        }
        do {
            let limits = JSONLimits(depth: 8, bytes: Self.byteLimit, values: Self.fileLimit * 8)
            let reader = try ObjectReader(JSONDocument(parsing: bytes.dropLast(), limits: limits).root)
            files = try reader.array("files", count: 0...Self.fileLimit) { (file) throws(ShapeError) in
                let found = File(
                    path: try file.value("path", .text(1...200)), bytes: try file.value("bytes", .seq),
                    sha256: try file.value("sha256", .text(64...64)))
                try file.finish(unknown: .refuse)
                return found
            }
            let format = try reader.value("format", .text(1...40))
            madeAt = try reader.value("madeAt", .instant)
            origin = try reader.value("origin", .text(1...200))
            size = try reader.value("size", .seq)
            try reader.finish(unknown: .refuse)
            guard format == kind.rawValue else {
                throw StoreError.noBackup(directory: directory, reason: "it is a \(format), and not a \(kind.rawValue)")
            }
        } catch let error as StoreError {
            throw error
        } catch {
            throw .noBackup(directory: directory, reason: "its \(Self.name) cannot be read: \(error)")
        }
        self.kind = kind
        for file in files where file.path.hasPrefix("/") || file.path.split(separator: "/").contains("..") {
            throw .noBackup(directory: directory, reason: "it names a file outside itself")
        }
    }

    package init(kind: Kind, origin: String, madeAt: Instant, size: UInt64, files: [File]) {
        self.kind = kind
        self.origin = origin
        self.madeAt = madeAt
        self.size = size
        self.files = files
    }
}
