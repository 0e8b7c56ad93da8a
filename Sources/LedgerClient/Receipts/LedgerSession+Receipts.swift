internal import CanonicalJSON
internal import LedgerRPC
package import TransparencyLog

extension LedgerSession {
    /// Receipts that one use of a ledger fetches at most; the next ones follow at the next use.
    private static let receiptsPerUse = 64

    /// Where the receipts of whoever this is are kept; nil for nobody.
    package var shelf: ReceiptShelf? {
        discovery.you.member.map { ReceiptShelf(state, origin: discovery.origin, member: $0) }
    }

    /// Keeps a receipt of each of one's terms that entered force and of which there is none here yet.
    ///
    /// What there is was told by the first answer of this session, and by the commands that it sent: without news it
    /// asks nothing.
    ///
    /// - Returns: how many were kept.
    /// - Throws: what asking may throw, `.state` when they cannot be kept, and `.alarm` when one does not hold. Those that
    ///   are missing are fetched at the next use.
    package func keepReceipts() throws(ClientError) -> Int {
        guard let shelf, let last = lastEntered else { return 0 }
        let before = try shelf.kept().last
        if let before, before >= last { return 0 }
        var params: JSONTree = ["limit": .integer(Int64(Self.receiptsPerUse))]
        if let before { params["after"] = .string("\(before)") }
        let list = try query(EnteredList.self, "agreement.entered", params)
        var kept = before
        for row in list.rows {
            // What is kept is evidence: nothing is ever put in its place.
            guard kept.map({ row.seq > $0 }) ?? true else {
                throw .malformed(
                    because: "it was asked for what entered force after event \(kept ?? 0), and says \(row.seq)")
            }
            try shelf.keep(try fetch(row, list.people))
            kept = row.seq
        }
        return list.rows.count
    }

    private func fetch(_ row: EnteredRow, _ people: People) throws(ClientError) -> ReceiptShelf.Kept {
        let meta = RequestMeta(actingAs: actingAs)
        let proof = try connection.post("log.receipt", ["seq": .integer(Int64(row.seq))], meta: meta)
        let leaf = try connection.post(
            "log.read", ["disclose": false, "from": .integer(Int64(row.seq)), "limit": 1], meta: meta)
        let receipt = Array(try Self.read(ReceiptText.self, connection.answer(to: proof)).receipt.utf8)
        let page = try Self.read(LogPage.self, connection.answer(to: leaf))
        guard let bytes = page.leaves.first?.leafBytes else {
            throw .malformed(because: "there is no event \(row.seq), of which it gave a receipt")
        }
        let other = row.member == discovery.you.member ? row.manager : row.member
        let kept = ReceiptShelf.Kept(
            seq: row.seq,
            note: ReceiptNote(
                agreement: row.agreement, revision: row.revision, since: row.at, zone: discovery.zone,
                with: people.name(of: other), address: "\(address)"), leaf: bytes, receipt: receipt)
        let key: VerifierKey
        do throws(NoteError) {
            key = try VerifierKey(parsing: discovery.verifierKey)
        } catch {
            throw .malformed(because: "the ledger's key cannot be read: \(error)")
        }
        do throws(ReceiptError) {
            try kept.verify(by: key)
        } catch {
            throw alarm(row, "\(error)")
        }
        if let lie = row.contradicted(by: bytes, of: discovery.you.member ?? "") { throw alarm(row, lie) }
        return kept
    }

    private func alarm(_ row: EnteredRow, _ because: String) -> ClientError {
        .alarm(
            HeadAlarm(
                origin: discovery.origin, finding: .badReceipt(of: row.seq, because: because),
                file: memory.noteFile(of: discovery.origin)))
    }
}

extension EnteredRow {
    /// What a leaf says otherwise than this row does, which is believed for lists: a clause; nil where they agree.
    ///
    /// A proof shows that an event is in the ledger, and not that it is the one that was asked for.
    fileprivate func contradicted(by leaf: [UInt8], of person: String) -> String? {
        guard let root = try? JSONDocument(parsing: leaf).root else { return "the event is no leaf" }
        // Later versions of a type have a number behind a slash.
        let type = String(root["type"]?.string?.prefix { $0 != "/" } ?? "")
        guard LedgerSession.entering.contains(type) else {
            return "the event is \(type.isEmpty ? "of no type" : type), by which no terms enter force"
        }
        let stream = root["stream"]?.string ?? ""
        guard agreement.first == "A", stream == "agreement/\(agreement.dropFirst())" else {
            return "the event is of \(stream), not of \(agreement)"
        }
        let subjects = root["subjects"]?.elements.compactMap(\.string) ?? []
        for person in [person, member, manager] where !subjects.contains(person) {
            return "the event does not concern \(person)"
        }
        guard root["at"]?.string == at else { return "the event is of another time than \(at)" }
        guard root["data"]?["revision"]?.integer == Int64(revision) else {
            return "the event is of another revision of \(agreement) than \(revision)"
        }
        return nil
    }
}

extension ReceiptShelf.Kept {
    /// Shows that the leaf was in the ledger that owns `key`, at its place, from these files alone.
    ///
    /// - Returns: the tree head that vouches for it.
    @discardableResult
    package func verify(by key: VerifierKey) throws(ReceiptError) -> TreeHead {
        let parsed = try Receipt(parsing: receipt)
        guard parsed.index == seq else { throw .malformed(.index) }
        return try parsed.verify(leafHash: MerkleHash.leaf(leaf), verifierKey: key)
    }

    /// What the leaf and all before it were, of a receipt that holds.
    func rootThrough(under head: TreeHead) throws(ReceiptError) -> Hash256 {
        let parsed = try Receipt(parsing: receipt)
        return TransparencyLog.rootThrough(
            leaf: MerkleHash.leaf(leaf), index: parsed.index, size: head.size, proof: parsed.hashes)
    }
}
