internal import CanonicalJSON
internal import TransparencyLog

/// The receipts of one person's agreements in one ledger, kept on their own machine: what entered force, and the proof
/// that the ledger had it.
///
/// `receipts/<origin>/<person>/` has three files for each: `<event>.json`, the leaf as it was; `<event>.note`, between
/// whom and since when, for reading; and last `<event>.tlog-proof`, the receipt, which says that all three are there. Each
/// is private, replaced whole and synced. Nothing here is ever changed or taken away.
package struct ReceiptShelf: Sendable {
    package let origin: String
    /// Whose they are: `U17`.
    package let member: String
    package let directory: String

    /// One receipt as it lies there, unchecked.
    package struct Kept: Sendable {
        package var seq: UInt64
        package var note: ReceiptNote
        package var leaf: [UInt8]
        package var receipt: [UInt8]

        package init(seq: UInt64, note: ReceiptNote, leaf: [UInt8], receipt: [UInt8]) {
            self.seq = seq
            self.note = note
            self.leaf = leaf
            self.receipt = receipt
        }
    }

    package init(_ state: StateDirectory, origin: String, member: String) {
        self.origin = origin
        self.member = member
        directory = "\(Self.place(state))/\(StateDirectory.escaped(origin))/\(StateDirectory.escaped(member))"
    }

    /// Every shelf of this account, of whatever ledger and person.
    package static func all(_ state: StateDirectory) throws(ClientError) -> [ReceiptShelf] {
        do throws(SystemError) {
            var shelves: [ReceiptShelf] = []
            for origin in try PrivateFiles.names(in: place(state)) {
                for member in try PrivateFiles.names(in: "\(place(state))/\(origin)") {
                    shelves.append(
                        ReceiptShelf(
                            state, origin: StateDirectory.unescaped(origin), member: StateDirectory.unescaped(member)))
                }
            }
            return shelves
        } catch {
            throw .state(error)
        }
    }

    private static func place(_ state: StateDirectory) -> String { "\(state.path)/receipts" }

    private static let proofEnding = ".tlog-proof"

    /// Events of which there is a receipt, in order. O(receipts), names alone.
    package func kept() throws(ClientError) -> [UInt64] {
        try reading { () throws(SystemError) in try PrivateFiles.names(in: directory) }
            .compactMap { $0.hasSuffix(Self.proofEnding) ? UInt64($0.dropLast(Self.proofEnding.count)) : nil }
            .sorted()
    }

    package func file(_ seq: UInt64, _ ending: String = ReceiptShelf.proofEnding) -> String {
        "\(directory)/\(seq)\(ending)"
    }

    /// - Throws: `ClientError.state` for what cannot be read; what is missing is read as empty, and will not verify.
    package func read(_ seq: UInt64) throws(ClientError) -> Kept {
        let note = try bytes(file(seq, ".note"))
        return Kept(
            seq: seq, note: ReceiptNote(parsing: note), leaf: try bytes(file(seq, ".json")),
            receipt: try bytes(file(seq)))
    }

    /// Keeps a receipt that was checked.
    package func keep(_ kept: Kept) throws(ClientError) {
        try reading { () throws(SystemError) in
            try PrivateFiles.makeDirectory(directory)
            try PrivateFiles.replace(file(kept.seq, ".json"), with: kept.leaf)
            try PrivateFiles.replace(file(kept.seq, ".note"), with: kept.note.bytes)
            try PrivateFiles.replace(file(kept.seq), with: kept.receipt)
        }
    }

    private func bytes(_ path: String) throws(ClientError) -> [UInt8] {
        try reading { () throws(SystemError) in try PrivateFiles.read(path) } ?? []
    }

    private func reading<T>(_ body: () throws(SystemError) -> T) throws(ClientError) -> T {
        do throws(SystemError) { return try body() } catch { throw .state(error) }
    }
}

/// What a receipt is of, in words: for lists, and never for checks.
package struct ReceiptNote: Sendable, Hashable {
    package var agreement: String
    package var revision: Int
    /// When it entered force, as the ledger says it.
    package var since: String
    /// The zone by which the ledger's days begin.
    package var zone: String
    /// The other side as it was called then.
    package var with: String
    /// Where the ledger was.
    package var address: String

    package init(agreement: String, revision: Int, since: String, zone: String, with: String, address: String) {
        self.agreement = agreement
        self.revision = revision
        self.since = since
        self.zone = zone
        self.with = with
        self.address = address
    }

    /// Empty where it cannot be read.
    init(parsing bytes: [UInt8]) {
        let root = try? JSONDocument(parsing: bytes).root
        agreement = root?["agreement"]?.string ?? "?"
        revision = root?["revision"]?.integer.map { Int($0) } ?? 0
        since = root?["since"]?.string ?? ""
        zone = root?["zone"]?.string ?? "UTC"
        with = root?["with"]?.string ?? "?"
        address = root?["address"]?.string ?? ""
    }

    var bytes: [UInt8] {
        var writer = CanonicalWriter()
        writer.object { w in
            w.string("address", address)
            w.string("agreement", agreement)
            w.integer("revision", Int64(revision))
            w.string("since", since)
            w.string("with", with)
            w.string("zone", zone)
        }
        return writer.bytes + [10]
    }
}
