package import TransparencyLog

/// What this machine remembers of each ledger: the key that it signs with, pinned at first use, and the last tree head.
///
/// Two files for an origin, `heads/<origin>.key` and `heads/<origin>.note`, each replaced whole and synced. Who
/// deletes them starts over from trust at first use, which only the owner of the account can do.
package struct HeadMemory: Sendable {
    package let directory: String

    package init(_ state: StateDirectory) {
        directory = "\(state.path)/heads"
    }

    package struct Remembered: Sendable {
        package var key: VerifierKey
        /// Nil until a first head has been seen.
        package var head: TreeHead?
    }

    package func noteFile(of origin: String) -> String { "\(directory)/\(StateDirectory.escaped(origin)).note" }
    package func keyFile(of origin: String) -> String { "\(directory)/\(StateDirectory.escaped(origin)).key" }

    /// What is remembered of a ledger; nil if it was never seen.
    ///
    /// - Throws: `ClientError.alarm` when there are files that cannot be read as what they should be: they are never
    ///   thrown away quietly.
    package func recall(_ origin: String) throws(ClientError) -> Remembered? {
        let keyFile = keyFile(of: origin)
        let noteFile = noteFile(of: origin)
        guard let keyText = try read(keyFile) else {
            guard try read(noteFile) == nil else {
                throw alarm(origin, noteFile, "there is a tree head without the key that signed it")
            }
            return nil
        }
        let key: VerifierKey
        do throws(NoteError) {
            key = try VerifierKey(parsing: String(decoding: keyText.dropLast(), as: UTF8.self))
        } catch {
            throw alarm(origin, keyFile, "\(error)")
        }
        guard let note = try read(noteFile) else { return Remembered(key: key, head: nil) }
        do {
            return Remembered(key: key, head: try TreeHead(verifying: SignedNote(parsing: note), by: key))
        } catch {
            throw alarm(origin, noteFile, "\(error)")
        }
    }

    /// Pins the key of a ledger that was never seen before.
    package func pin(_ key: VerifierKey) throws(ClientError) {
        try keep(Array("\(key)\n".utf8), in: keyFile(of: key.name))
    }

    /// Remembers a head that has been checked, exactly as it was received.
    package func keep(_ note: SignedNote, of origin: String) throws(ClientError) {
        try keep(note.serialised(), in: noteFile(of: origin))
    }

    /// The origin that was last seen at an address; nil if none was.
    package func origin(at address: LedgerAddress) throws(ClientError) -> String? {
        try read(addressFile(address)).map { String(decoding: $0.dropLast(), as: UTF8.self) }
    }

    package func keep(origin: String, at address: LedgerAddress) throws(ClientError) {
        try keep(Array("\(origin)\n".utf8), in: addressFile(address))
    }

    private func addressFile(_ address: LedgerAddress) -> String {
        "\(directory)/\(StateDirectory.escaped("\(address)")).origin"
    }

    private func read(_ path: String) throws(ClientError) -> [UInt8]? {
        do throws(SystemError) {
            return try PrivateFiles.read(path)
        } catch {
            throw .state(error)
        }
    }

    private func keep(_ bytes: [UInt8], in path: String) throws(ClientError) {
        do throws(SystemError) {
            try PrivateFiles.makeDirectory(directory)
            try PrivateFiles.replace(path, with: bytes)
        } catch {
            throw .state(error)
        }
    }

    private func alarm(_ origin: String, _ file: String, _ because: String) -> ClientError {
        .alarm(HeadAlarm(origin: origin, finding: .badMemory(because: because), file: file))
    }
}
