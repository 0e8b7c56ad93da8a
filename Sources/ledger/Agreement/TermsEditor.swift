import Glibc

/// Lets somebody edit terms in `$VISUAL` or `$EDITOR`.
enum TermsEditor {
    /// - Throws: a complaint when nobody can be asked, or the editor fails. A file that cannot be read as terms stays,
    ///   and the complaint says where.
    static func edit(_ draft: TermsDraft, on terminal: Terminal) throws -> TermsDraft {
        let environment = Environment.all
        guard terminal.isInteractive, let editor = environment["VISUAL"] ?? environment["EDITOR"], !editor.isEmpty
        else {
            throw Complaint.usage(
                "the terms are not said", hint: "say them with --file terms.yaml or with flags, or set EDITOR")
        }
        var template = Array("\(environment["TMPDIR"] ?? "/tmp")/ledger-terms-XXXXXX.yaml".utf8CString)
        let descriptor = mkstemps(&template, 5)
        let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        guard descriptor >= 0 else {
            throw Complaint("cannot make a file to edit", because: [String(cString: strerror(errno))], status: .system)
        }
        let bytes = Array(draft.yaml.utf8)
        let written = write(descriptor, bytes, bytes.count)
        close(descriptor)
        guard written == bytes.count else { throw Complaint("cannot write \(path)", status: .system) }
        guard run(["/bin/sh", "-c", "\(editor) \"$1\"", "ledger", path]) == 0 else {
            unlink(path)
            throw Complaint("the editor failed; nothing was sent", status: .system)
        }
        do {
            let edited = try TermsDraft(parsing: WholeFile.read(path, bound: 1 << 20), file: path)
            unlink(path)
            return edited
        } catch var complaint as Complaint {
            complaint.hint = "your text is in \(path): mend it and say --file \(path)"
            throw complaint
        }
    }

    /// Runs a program on this terminal and waits; its exit status, or -1.
    private static func run(_ arguments: [String]) -> Int32 {
        var pointers: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) }
        defer { pointers.forEach { free($0) } }
        pointers.append(nil)
        var child: pid_t = 0
        guard posix_spawn(&child, arguments[0], nil, nil, pointers, environ) == 0 else { return -1 }
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0 {
            if errno != EINTR { return -1 }
        }
        return status & 0x7F == 0 ? (status >> 8) & 0xFF : -1
    }
}
