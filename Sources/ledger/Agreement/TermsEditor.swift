/// Lets somebody edit terms in their editor.
enum TermsEditor {
    /// - Throws: a complaint when nobody can be asked, or the editor fails. A file that cannot be read as terms stays,
    ///   and the complaint says where.
    static func edit(_ draft: TermsDraft, on terminal: Terminal) throws -> TermsDraft {
        guard terminal.isInteractive, Editor.command != nil else {
            throw Complaint.usage(
                "the terms are not said", hint: "say them with --file terms.yaml or with flags, or set EDITOR")
        }
        return try Editor.edit(draft.yaml, suffix: ".yaml") { path in
            do {
                return try TermsDraft(parsing: WholeFile.read(path, bound: 1 << 20), file: path)
            } catch var complaint as Complaint {
                complaint.hint = "your text is in \(path): mend it and say --file \(path)"
                throw complaint
            }
        }
    }
}
