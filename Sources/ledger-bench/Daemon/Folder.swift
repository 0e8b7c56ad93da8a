import Glibc

/// Visits everything below a folder, each folder after what is in it; links are not followed.
func forEachEntry(below folder: String, _ visit: (_ path: String, _ information: stat) -> Void) throws(BenchError) {
    guard let entries = opendir(folder) else { throw .lastCall("opendir \(folder)") }
    defer { closedir(entries) }
    while let entry = readdir(entries) {
        let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
        guard name != "." && name != ".." else { continue }
        let path = "\(folder)/\(name)"
        var information = stat()
        guard lstat(path, &information) == 0 else { throw .lastCall("lstat \(path)") }
        if information.st_mode & S_IFMT == S_IFDIR { try forEachEntry(below: path, visit) }
        visit(path, information)
    }
}

/// Blocks allocated to every file below a folder, in bytes: holes are not counted.
func bytesOnDisk(below folder: String) throws(BenchError) -> Int {
    var blocks = 0
    try forEachEntry(below: folder) { blocks += Int($1.st_blocks) }
    return blocks * 512
}
