package import TransparencyLog

/// Checks that a ledger extends what was seen of it, and remembers what it shows now.
package struct HeadCheck: Sendable {
    package let memory: HeadMemory

    package init(_ memory: HeadMemory) { self.memory = memory }

    /// What a ledger answers to the two questions of a check.
    package struct Offer: Sendable {
        /// The signed tree head, as it came.
        package var note: [UInt8]
        /// From the remembered size to that of `note`; empty if there was none to extend.
        package var proof: [Hash256]
        package init(note: [UInt8], proof: [Hash256]) {
            self.note = note
            self.proof = proof
        }
    }

    package enum Outcome: Sendable, Hashable {
        /// The same events as at the last check, by their number and root, so nothing was asked.
        case unchanged
        /// Seen for the first time: its key is pinned from now on.
        case firstSeen(size: UInt64)
        case extends(from: UInt64, to: UInt64)
        /// A ledger that was restored from a backup since it was seen, and signs with another key now. Of the events that
        /// were seen all are in it, or not all.
        case resumed(epoch: UInt32, seen: UInt64, hasAll: Bool)
    }

    /// Compares what `server.discover` said with what is remembered, and asks for a proof only if there is news.
    ///
    /// - Parameters:
    ///   - size: number of events, as the ledger says.
    ///   - root: of the tree over them, as the ledger says.
    ///   - ask: gets the ledger's head and the proof that it extends the given size (0: no proof is needed).
    /// - Throws: `ClientError.alarm`, whenever the ledger does not extend what was remembered. Nothing is remembered
    ///   then: the evidence stays.
    /// - Complexity: two small files read; with news, one question and two files written.
    package func check(
        key keyText: String, size: UInt64, root: Hash256,
        ask: (_ since: UInt64) throws(ClientError) -> Offer
    ) throws(ClientError) -> Outcome {
        let key: VerifierKey
        do throws(NoteError) {
            key = try VerifierKey(parsing: keyText)
        } catch {
            throw .malformed(because: "the ledger's key cannot be read: \(error)")
        }
        let remembered = try memory.recall(key.name)
        if let pinned = remembered?.key, pinned != key {
            throw alarm(key, .keyChanged(pinned: "\(pinned)", now: "\(key)"))
        }
        if let head = remembered?.head {
            if size < head.size { throw alarm(key, .shrunk(was: head.size, now: size)) }
            // With another root, the signed head is asked for: it is the evidence.
            if size == head.size, root == head.root { return .unchanged }
        }
        let earlier = remembered == nil ? try seenBefore(key.name) : nil
        // More than there is cannot be proved, and need not be.
        let since = remembered?.head?.size ?? earlier?.head.size ?? 0
        let offer = try ask(remembered == nil && since > size ? 0 : since)
        let (note, head) = try verified(offer.note, by: key)
        if remembered == nil { try memory.pin(key) }
        guard let known = remembered?.head else {
            try memory.keep(note, of: key.name)
            guard let earlier else { return .firstSeen(size: head.size) }
            let hasAll =
                earlier.head.size <= head.size
                && verifyConsistency(
                    from: earlier.head.size, to: head.size, proof: offer.proof, fromRoot: earlier.head.root,
                    toRoot: head.root)
            return .resumed(epoch: earlier.epoch, seen: earlier.head.size, hasAll: hasAll)
        }
        guard head.size >= known.size else { throw alarm(key, .shrunk(was: known.size, now: head.size)) }
        guard
            verifyConsistency(
                from: known.size, to: head.size, proof: offer.proof, fromRoot: known.root, toRoot: head.root)
        else { throw alarm(key, .rewritten(was: known.size, now: head.size)) }
        if head.size > known.size { try memory.keep(note, of: key.name) }
        return .extends(from: known.size, to: head.size)
    }

    /// Epochs before that are looked for at most.
    private static let epochs: UInt32 = 1_000

    /// The last head that was seen of an earlier epoch of a ledger.
    private func seenBefore(
        _ origin: String
    ) throws(ClientError) -> (epoch: UInt32, head: TreeHead)? {
        let now = EpochOrigin(origin)
        for epoch in (1..<min(now.epoch, Self.epochs)).reversed() {
            let before = EpochOrigin(first: now.first, epoch: epoch).origin
            if let head = try memory.recall(before)?.head { return (now.epoch, head) }
        }
        return nil
    }

    private func verified(_ bytes: [UInt8], by key: VerifierKey) throws(ClientError) -> (SignedNote, TreeHead) {
        do {
            let note = try SignedNote(parsing: bytes)
            return (note, try TreeHead(verifying: note, by: key))
        } catch {
            throw alarm(key, .badHead(because: "\(error)"))
        }
    }

    private func alarm(_ key: VerifierKey, _ finding: HeadAlarm.Finding) -> ClientError {
        .alarm(HeadAlarm(origin: key.name, finding: finding, file: memory.noteFile(of: key.name)))
    }
}
