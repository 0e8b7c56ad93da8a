import Glibc

/// A temporary folder on the disk that is measured; gone with this value, unless it is to be kept.
struct Workplace: ~Copyable {
    let path: String
    private let keep: Bool

    /// - Parameter folder: where it is made; nil for `$TMPDIR`, else `/tmp`.
    init(in folder: String?, keep: Bool) throws(BenchError) {
        let parent = folder ?? getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        // mkdtemp puts letters of its own in place of six of these.
        var template = Array("\(parent)/ledger-bench.\(String(repeating: "X", count: 6))".utf8CString)
        guard mkdtemp(&template) != nil else { throw .lastCall("mkdtemp in \(parent)") }
        path = template.withUnsafeBytes { String(decoding: $0.dropLast(), as: UTF8.self) }
        self.keep = keep
    }

    /// A new folder in it, named by a number.
    func freshFolder() throws(BenchError) -> String {
        for number in 1...1000 where mkdir("\(path)/\(number)", 0o700) == 0 { return "\(path)/\(number)" }
        throw .lastCall("mkdir in \(path)")
    }

    deinit {
        if keep {
            say("left behind: \(path)")
        } else {
            try? forEachEntry(below: path) { entry, _ in remove(entry) }
            remove(path)
        }
    }
}
