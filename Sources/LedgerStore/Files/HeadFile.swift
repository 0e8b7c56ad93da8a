internal import TransparencyLog

/// The last tree head that was signed, on disk before anybody else sees it.
///
/// The daemon signs nothing that does not extend it, and does not start on a log that does not.
struct HeadFile: Sendable {
    let path: String

    /// Nil when no head was ever signed.
    func read(verifier: VerifierKey) throws(StoreError) -> TreeHead? {
        guard let note = try note() else { return nil }
        return try unbroken { () throws in try TreeHead(verifying: note, by: verifier) }
    }

    /// As it stands there; nil when no head was ever signed.
    func note() throws(StoreError) -> SignedNote? {
        guard FileSystem.exists(path) else { return nil }
        let text = try FileSystem.read(path)
        return try unbroken { () throws in try SignedNote(parsing: text) }
    }

    private func unbroken<T>(_ body: () throws -> T) throws(StoreError) -> T {
        do { return try body() } catch { throw .damaged(what: path, position: nil, reason: "\(error)") }
    }

    /// On return the note is durable.
    func write(_ note: SignedNote) throws(StoreError) {
        try FileSystem.replace(path, with: note.serialised())
    }
}
