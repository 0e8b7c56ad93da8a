extension SignedNote {
    /// Reads a note; says by name what is wrong with one that is not.
    ///
    /// What is read serialises to the same bytes again.
    /// - Complexity: O(bytes).
    /// - SeeAlso: C2SP signed-note, "Format".
    package init(parsing bytes: [UInt8]) throws(NoteError) {
        guard bytes.count <= Self.maximumBytes else { throw .tooLong(bytes: bytes.count) }
        if let offset = bytes.firstIndex(where: Self.isForbidden) { throw .controlCharacter(offset: offset) }
        guard let blank = Self.lastBlankLine(of: bytes) else { throw .noSignatures }
        guard let text = String(validating: bytes[..<blank], as: UTF8.self) else { throw .notUTF8 }
        let lines = bytes[(blank + 1)...]
        guard let last = lines.last else { throw .noSignatures }
        guard last == UInt8(ascii: "\n") else { throw .unterminatedLine }

        let count = lines.count { $0 == UInt8(ascii: "\n") }
        guard count <= Self.maximumSignatures else { throw .tooManySignatures(count) }
        var signatures: [Signature] = []
        for (index, line) in lines.dropLast().split(separator: UInt8(ascii: "\n")).enumerated() {
            signatures.append(try Signature(line: line, number: index + 1))
        }
        self.init(checkedText: text, signatures: signatures)
    }

    /// The note as a file: text, blank line, signature lines.
    package func serialised() -> [UInt8] {
        var bytes = Array(text.utf8)
        bytes.append(UInt8(ascii: "\n"))
        for signature in signatures {
            bytes.append(contentsOf: Signature.dash)
            bytes.append(contentsOf: signature.name.utf8)
            bytes.append(UInt8(ascii: " "))
            Base64.standard.append((KeyID.bytes(signature.keyID) + signature.bytes).span, to: &bytes)
            bytes.append(UInt8(ascii: "\n"))
        }
        return bytes
    }

    /// Offset of the newline that is the last empty line, which ends a text that is itself at least one line.
    private static func lastBlankLine(of bytes: [UInt8]) -> Int? {
        let newline = UInt8(ascii: "\n")
        return bytes.indices.dropFirst().last { bytes[$0] == newline && bytes[$0 - 1] == newline }
    }
}

extension SignedNote.Signature {
    /// An em dash (U+2014) and a space.
    static let dash: [UInt8] = [0xE2, 0x80, 0x94, 0x20]

    /// - Parameter number: the line's number after the blank line, from 1, for the error.
    init(line: ArraySlice<UInt8>, number: Int) throws(NoteError) {
        guard line.starts(with: Self.dash),
            let space = line.dropFirst(Self.dash.count).firstIndex(of: UInt8(ascii: " ")),
            let name = String(validating: line[(line.startIndex + Self.dash.count)..<space], as: UTF8.self),
            let signed = Base64.standard.decode(line[(space + 1)...]), signed.count > 4
        else { throw .malformedSignatureLine(number) }
        let keyID = signed.prefix(4).reduce(0 as UInt32) { $0 << 8 | UInt32($1) }
        try self.init(name: name, keyID: keyID, bytes: Array(signed.dropFirst(4)))
    }
}
