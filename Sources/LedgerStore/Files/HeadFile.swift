internal import TransparencyLog

/// The last tree head that was signed, on disk before anybody else sees it.
///
/// The daemon signs nothing that does not extend it, and does not start on a log that does not.
struct HeadFile: Sendable {
    let path: String

    /// Nil when no head was ever signed.
    func read(verifier: VerifierKey) throws(StoreError) -> TreeHead? {
        guard FileSystem.exists(path) else { return nil }
        let text = try FileSystem.read(path)
        do {
            let note = try SignedNote(parsing: text)
            return try TreeHead(verifying: note, by: verifier)
        } catch {
            throw .damaged(what: path, position: nil, reason: "\(error)")
        }
    }

    /// On return the note is durable.
    func write(_ note: SignedNote) throws(StoreError) {
        try FileSystem.replace(path, with: note.serialised())
    }
}
