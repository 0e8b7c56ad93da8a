import CanonicalJSON
import LedgerAudit
import LedgerClient
import LedgerRPC
import TransparencyLog

/// Brings an export that was made from the ledger into a bundle here, page by page: in memory for one page at both ends.
struct BundleTransfer {
    let use: Use
    let target: BundleTarget
    /// `X4`
    let export: String

    struct Written {
        var events: UInt64
        /// SHA-256 of the manifest, hexadecimal.
        var digest: String
        var detail: ExportDetail
    }

    /// The command that takes it up where this one stopped; the ledger keeps what the export is.
    var goOn: String { "ledger evidence resume \(export) --out \(target.path)" }

    /// Writes the bundle and has the ledger note that it is whole.
    ///
    /// - Throws: a complaint, with nothing at the target; or after the bundle is there, with that said.
    func run() throws -> Written {
        let interruption = Interruption()
        let written: Written
        do {
            written = try write(interruption)
        } catch let error as AuditError {
            throw complaint(error)
        } catch let error as ClientError {
            var complaint = use.complaint(error)
            complaint.because.append("\(export) is on record; \(target.path) was not made")
            if case .refused = error {} else { complaint.hint = goOn }
            throw complaint
        }
        try deliver(written)
        return written
    }

    private func write(_ interruption: Interruption) throws -> Written {
        let detail = try use.ask(ExportDetail.self, "evidence.get", ["export": .string(export)])
        let head = try use.ask(LogHead.self, "log.head")
        guard let note = try? SignedNote(parsing: Array(head.note.utf8)),
            let key = try? VerifierKey(parsing: use.session.discovery.verifierKey)
        else { throw ClientError.malformed(because: "its head or its key cannot be read") }
        let writer = try BundleWriter(
            to: target.path, as: target.form, scope: detail.export.scope,
            complete: detail.complete.map { BundleManifest.Complete(of: $0.of, count: $0.count) },
            export: detail.export.seq, head: note, key: key)
        var progress = Progress("writing", isWanted: !use.terminal.isJSON)
        defer { progress.end() }
        var events: UInt64 = 0
        var after: UInt64?
        repeat {
            try interruption.check(goOn: goOn)
            let page = try use.ask(
                EvidencePage.self, "evidence.read",
                [
                    "after": after.map { .integer(Int64($0)) }, "export": .string(export),
                    "size": .integer(Int64(head.size)),
                ])
            for entry in page.entries { try writer.append(try bundled(entry)) }
            events += UInt64(page.entries.count)
            if let next = page.next, let before = after, next <= before {
                throw ClientError.malformed(because: "its pages do not go on")
            }
            after = page.next
            progress.show((page.next ?? head.size), of: head.size)
        } while after != nil
        try interruption.check(goOn: goOn)
        let made = try writer.finish()
        return Written(events: events, digest: made.digest, detail: detail)
    }

    private func bundled(_ entry: EvidenceEntry) throws -> BundleEntry {
        let proof = entry.hashes.compactMap { Hash256(base64url: $0) }
        guard proof.count == entry.hashes.count else {
            throw ClientError.malformed(because: "the proof of event \(entry.seq) has something else than hashes")
        }
        return try BundleEntry(
            leaf: entry.leaf, proof: proof, disclosures: entry.disclosures.map(\.disclosure),
            redactions: entry.redactions.map { ($0.name, $0.ground) })
    }

    private func deliver(_ written: Written) throws {
        guard let digest = Hash256(hexadecimal: written.digest) else {
            throw ClientError.malformed(because: "the digest of the bundle cannot be read")
        }
        do throws(ClientError) {
            _ = try use.session.command(
                "evidence.deliver", ["digest": .string(digest.base64url), "export": .string(export)])
        } catch {
            var complaint = use.complaint(error)
            complaint.because.append("\(target.path) is whole, and whether the ledger has noted that is not known")
            throw complaint
        }
    }

    private func complaint(_ error: AuditError) -> Complaint {
        let because = ["\(export) is on record; \(target.path) was not made"]
        switch error {
        case .system, .exists:
            return Complaint("\(error)", because: because, hint: goOn, status: .system)
        case .unfit, .unreadable:
            return Complaint(
                "what the ledger gave does not hold together", because: ["\(error)"] + because,
                hint: "ask who runs the ledger: ledgerd check", status: .notTrusted)
        }
    }
}
