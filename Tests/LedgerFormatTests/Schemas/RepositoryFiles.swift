import Foundation

/// Files of this repository, found from where this one lies.
enum RepositoryFiles {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// Set `UPDATE_SCHEMAS=1` to write generated files anew, and look at the difference before committing it.
    static let isUpdating = ProcessInfo.processInfo.environment["UPDATE_SCHEMAS"] == "1"

    static func read(_ path: String) -> [UInt8]? {
        (try? Data(contentsOf: root.appending(path: path))).map { [UInt8]($0) }
    }

    static func write(_ bytes: [UInt8], to path: String) throws {
        let file = root.appending(path: path)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
    }
}
