import Glibc
import LedgerAudit

/// Where a bundle goes. Looked at before anything is recorded, so that nothing is exported to nowhere.
struct BundleTarget {
    let path: String

    /// A file for `.zip`, else a directory.
    var form: BundleWriter.Form { path.hasSuffix(".zip") ? .zip : .directory }

    /// - Parameter said: the path; a name in the present directory is found if nothing is said.
    /// - Throws: a complaint if something is there already, or nothing can be made there.
    init(_ said: String?, scope: String, today: String) throws {
        var found = said ?? Self.free("evidence-\(Self.plain(scope))-\(today)")
        while found.count > 1, found.hasSuffix("/") { found.removeLast() }
        guard !found.isEmpty else { throw Complaint.usage("--out is empty", hint: "say a directory, or a file.zip") }
        guard !Self.isThere(found) else {
            throw Complaint(
                "nothing was exported: \(found) is there already", because: ["nothing is ever written over"],
                hint: "say another name with --out", status: .system)
        }
        let parent = Self.parent(of: found)
        var status = stat()
        guard stat(parent, &status) == 0 else {
            throw Complaint(
                "nothing was exported: there is no directory \(parent)", because: [String(cString: strerror(errno))],
                hint: "make it first, or say another name with --out", status: .system)
        }
        guard status.st_mode & S_IFMT == S_IFDIR, access(parent, W_OK | X_OK) == 0 else {
            throw Complaint(
                "nothing was exported: nothing can be written in \(parent)",
                because: [status.st_mode & S_IFMT == S_IFDIR ? String(cString: strerror(errno)) : "it is no directory"],
                hint: "say another name with --out", status: .system)
        }
        path = found
    }

    /// What is there, links that lead nowhere included.
    private static func isThere(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }

    private static func parent(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    private static func free(_ name: String) -> String {
        if !isThere(name) { return name }
        return (2...99).lazy.map { "\(name)-\($0)" }.first { !isThere($0) } ?? name
    }

    /// What of a scope can be part of any file's name.
    private static func plain(_ scope: String) -> String {
        String(scope.map { ($0.isASCII && ($0.isLetter || $0.isNumber)) || $0 == "-" || $0 == "_" ? $0 : "-" })
    }
}
