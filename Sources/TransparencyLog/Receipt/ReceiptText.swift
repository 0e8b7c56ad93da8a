extension Receipt {
    static let header = "c2sp.org/tlog-proof@v1"

    /// Reads a receipt; what is read serialises to the same bytes again.
    ///
    /// - Throws: `ReceiptError.malformed` with the first part that is wrong, or `.treeHead` for the note at its end.
    /// - Complexity: O(bytes).
    package init(parsing bytes: [UInt8]) throws(ReceiptError) {
        var lines = Lines(rest: bytes[...])
        guard let header = lines.next(), header.elementsEqual(Self.header.utf8) else { throw .malformed(.header) }
        guard var line = lines.next() else { throw .malformed(.index) }
        var extra: [UInt8]?
        if let text = line.value(of: "extra") {
            guard let decoded = Base64.standard.decode(text), decoded.count <= Self.maximumExtraBytes else {
                throw .malformed(.extra)
            }
            extra = decoded
            line = lines.next() ?? []
        }
        guard let digits = line.value(of: "index"), let index = Decimal.parse(digits), index < maximumTreeSize
        else { throw .malformed(.index) }
        var hashes: [Hash256] = []
        while true {
            guard let line = lines.next() else { throw .malformed(.lines) }
            if line.isEmpty { break }
            guard hashes.count < Self.maximumHashes, let hash = Hash256(base64: line) else { throw .malformed(.hash) }
            hashes.append(hash)
        }
        let note: SignedNote
        do throws(NoteError) {
            note = try SignedNote(parsing: Array(lines.rest))
        } catch {
            throw .treeHead(.note(error))
        }
        try self.init(index: index, hashes: hashes, extra: extra, treeHeadNote: note)
    }

    /// The receipt as a file.
    package func serialised() -> [UInt8] {
        var bytes = Array("\(Self.header)\n".utf8)
        if let extra {
            bytes.append(contentsOf: "extra ".utf8)
            Base64.standard.append(extra.span, to: &bytes)
            bytes.append(UInt8(ascii: "\n"))
        }
        bytes.append(contentsOf: "index \(index)\n".utf8)
        for hash in hashes {
            hash.append(base64To: &bytes)
            bytes.append(UInt8(ascii: "\n"))
        }
        bytes.append(UInt8(ascii: "\n"))
        bytes.append(contentsOf: treeHeadNote.serialised())
        return bytes
    }
}

/// Lines one by one, so that what follows the last one read can be taken verbatim.
private struct Lines {
    var rest: ArraySlice<UInt8>

    /// The next line without its newline; nil when no newline is left.
    mutating func next() -> ArraySlice<UInt8>? {
        guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
        defer { rest = rest[(end + 1)...] }
        return rest[..<end]
    }
}

extension ArraySlice<UInt8> {
    /// What follows `name` and a space at the start of a line; nil if the line does not start so.
    fileprivate func value(of name: String) -> ArraySlice<UInt8>? {
        starts(with: "\(name) ".utf8) ? dropFirst(name.utf8.count + 1) : nil
    }
}
