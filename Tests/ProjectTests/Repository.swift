import Foundation

/// This repository's files, found from where this one lies.
enum Repository {
    static let root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    /// Swift files under a folder, by name.
    static func swiftFiles(under folder: String) throws -> [SwiftFile] {
        let paths = try FileManager.default.subpathsOfDirectory(atPath: root.appending(path: folder).path)
        return try paths.filter { $0.hasSuffix(".swift") }.sorted().map { path in
            SwiftFile(path: "\(folder)/\(path)", text: try text("\(folder)/\(path)"))
        }
    }
}

struct SwiftFile {
    /// From the repository's root.
    let path: String
    let lines: [Substring]

    init(path: String, text: String) {
        self.path = path
        lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    }

    /// Lines that are not comments as a whole, numbered from 1.
    var code: [(number: Int, line: Substring)] {
        lines.enumerated().map { ($0.offset + 1, $0.element) }
            .filter { !$0.1.drop { $0 == " " }.starts(with: "//") }
    }

    /// Modules that are imported, each once.
    var imports: Set<String> {
        let statement = /^ *(@\w+ )*((package|public|internal|fileprivate|private) )?import (\w+ )?(\w+)/
        return Set(lines.compactMap { line in try? statement.firstMatch(in: line).map { String($0.output.5) } })
    }

    /// Where a pattern stands in code, as `path:line: text`.
    func places(of pattern: Regex<Substring>) -> [String] {
        // The usual kind takes `Int.random` for one word.
        let pattern = pattern.wordBoundaryKind(.simple)
        return code.filter { $0.line.contains(pattern) }.map { "\(path):\($0.number): \($0.line)" }
    }
}
