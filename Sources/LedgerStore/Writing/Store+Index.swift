internal import LMDB
package import LedgerDomain
internal import LedgerFormat
internal import Synchronization
internal import TransparencyLog

extension Store {
    /// Puts one event into the log and every index, live and at recovery alike.
    ///
    /// - Parameter event: with what personal text the indexes of names need; elsewhere it may be withheld.
    func index(
        _ event: Event, _ header: LeafHeader, leaf: [UInt8], rows: [VaultRow], in transaction: inout WriteTransaction
    ) throws -> Hash256 {
        let seq = header.seq
        let hash = MerkleHash.leaf(leaf)
        try tables.log.append(seq, leaf, in: &transaction)
        var stored: [(UInt64, Hash256)] = []
        edge.append(leaf: hash) { stored.append(($0, $1)) }
        for (index, hash) in stored { try tables.tree.append(index, StoredHash(hash), in: &transaction) }
        for row in rows {
            try tables.vault.append(VaultPosition(seq: seq, owner: row.owner), row.bytes, in: &transaction)
        }
        let rev = UInt32(header.rev)
        try tables.streams.put(StreamPosition(header.stream, rev: rev), seq, in: &transaction)
        counts.remember(rev + 1, of: header.stream)
        for subject in header.subjects {
            let ordinal = try count(of: subject, in: transaction)
            try tables.people.put(NumberPair(subject.number, ordinal), seq, in: &transaction)
            counts.remember(ordinal + 1, of: subject)
        }
        try indexContent(event, header, in: &transaction)
        if case .measurement = header.stream {
            // Folded when somebody asks: a state that is kept would grow with every value.
        } else {
            try foldIn(event, header, hash: hash, in: &transaction)
            beforeMeasurements.store(seq + 1, ordering: .releasing)
        }
        lastAt = header.at
        if dirtySince == nil { dirtySince = BootClock.milliseconds() }
        return hash
    }

    /// Names, row keys and relations: what is found by content.
    private func indexContent(
        _ event: Event, _ header: LeafHeader, in transaction: inout WriteTransaction
    ) throws {
        switch event {
        case .measurement(.recorded(let recorded)):
            let digest = reading.rowDigest(source: recorded.source, ref: recorded.ref)
            let key = RowKey(metric: recorded.metric.metric, member: recorded.member, digest: digest)
            try tables.rows.put(key, header.seq, in: &transaction)
        case .person(.registered(let registered)):
            try name(.handle, registered.handle, header, in: &transaction)
            if let username = registered.username { try name(.username, username, header, in: &transaction) }
        case .person(.renamed(let renamed)):
            // The old handle stays bound, so that nobody else can take it and be mistaken for its first owner.
            try name(.handle, renamed.handle, header, in: &transaction)
        case .person(.accountBound(let bound)):
            try name(.username, bound.username, header, in: &transaction)
        case .person(.relationshipAssigned(let assigned)):
            let relation = Relation(.reports, from: assigned.manager.number, to: assigned.member.number)
            try tables.relations.put(relation, EmptyValue(), in: &transaction)
        case .person(.legalHoldPlaced):
            guard case .person(let person) = header.stream else { return }
            try tables.relations.put(Relation(.everHeld, from: 0, to: person.number), EmptyValue(), in: &transaction)
        case .person(.disclosureErased(let erased)):
            guard case .person(let owner) = header.stream else { return }
            try note(erased, of: owner, header, in: &transaction)
        case .agreement(.proposed(let proposed)):
            guard case .agreement(let id) = header.stream else { return }
            let asMember = Relation(.agreementsAsMember, from: proposed.member.number, to: id.number)
            let asManager = Relation(.agreementsAsManager, from: proposed.manager.number, to: id.number)
            try tables.relations.put(asMember, EmptyValue(), in: &transaction)
            try tables.relations.put(asManager, EmptyValue(), in: &transaction)
            try serving(proposed.terms, header, in: &transaction)
        case .agreement(.countered(let countered)): try serving(countered.terms, header, in: &transaction)
        case .agreement(.amendmentProposed(let proposed)): try serving(proposed.terms, header, in: &transaction)
        case .agreement(.handedOver(let handed)):
            guard case .agreement(let id) = header.stream else { return }
            let asManager = Relation(.agreementsAsManager, from: handed.manager.number, to: id.number)
            try tables.relations.put(asManager, EmptyValue(), in: &transaction)
        case .strategy(.proposed(let proposed)):
            guard case .strategy(let id) = header.stream else { return }
            let relation = Relation(.strategiesOf, from: proposed.agreement.number, to: id.number)
            try tables.relations.put(relation, EmptyValue(), in: &transaction)
        case .promise(.asked(let asked)):
            try relate(header, asked.debtor, asked.creditor, about: asked.about, in: &transaction)
        case .promise(.made(let made)):
            try relate(header, made.debtor, made.creditor, about: made.about, in: &transaction)
        case .checkpoint(.scheduled(let scheduled)):
            guard case .checkpoint(let id) = header.stream else { return }
            let relation = Relation(.checkpointsOf, from: scheduled.agreement.number, to: id.number)
            try tables.relations.put(relation, EmptyValue(), in: &transaction)
        case .agenda(.pointRaised):
            guard header.rev == 0, case .agenda(let low, let high) = header.stream else { return }
            let there = Relation(.agendasOf, from: low.number, to: high.number)
            let back = Relation(.agendasOf, from: high.number, to: low.number)
            try tables.relations.put(there, EmptyValue(), in: &transaction)
            try tables.relations.put(back, EmptyValue(), in: &transaction)
        case .agreement(.enteredForce), .agreement(.amended):
            for subject in header.subjects {
                let ordinal = try count(of: subject, in: transaction) - 1
                let relation = Relation(.termsEntered, from: subject.number, to: ordinal)
                try tables.relations.put(relation, EmptyValue(), in: &transaction)
            }
        case .agreement(.set):
            guard case .agreement(let id) = header.stream else { return }
            try tables.relations.put(Relation(.agreementsSet, from: 0, to: id.number), EmptyValue(), in: &transaction)
        case .measurement(.contested):
            guard case .measurement(let metric, let member) = header.stream else { return }
            let theirs = Relation(.measurementsContested, from: member.number, to: metric.number)
            let everybodys = Relation(.measurementsContested, from: 0, to: member.number)
            try tables.relations.put(theirs, EmptyValue(), in: &transaction)
            try tables.relations.put(everybodys, EmptyValue(), in: &transaction)
        case .promise(.contested):
            guard case .promise(let id) = header.stream else { return }
            for from in [0] + header.subjects.map(\.number) {
                let relation = Relation(.promisesContested, from: from, to: id.number)
                try tables.relations.put(relation, EmptyValue(), in: &transaction)
            }
        case .feedback(.requested(let requested)):
            try relate(header, feedback: [requested.receiver, requested.giver], in: &transaction)
        case .feedback(.given(let given)):
            try relate(header, feedback: [given.receiver, given.giver], in: &transaction)
        case .export(.made(let made)):
            guard case .export(let id) = header.stream else { return }
            for from in (made.scope == .all ? [0] : []) + header.subjects.map(\.number) {
                let relation = Relation(.exportsOf, from: from, to: id.number)
                try tables.relations.put(relation, EmptyValue(), in: &transaction)
            }
        case .ledger, .person, .goal, .metric, .measurement, .agreement, .promise, .strategy, .checkpoint, .agenda,
            .feedback, .export, .looked:
            break
        }
    }

    /// From the next event on nothing is sealed under the key that is to go.
    private func note(
        _ erased: DisclosureErased, of owner: MemberID, _ header: LeafHeader, in transaction: inout WriteTransaction
    ) throws {
        let keys = reading.vault.keys
        let version = keys.presentVersion(of: owner)
        let key = ErasedKey(seq: erased.seq, owner: owner, by: header.seq)
        try tables.erased.put(key, EmptyValue(), in: &transaction)
        try tables.erasing.put(header.seq, version, in: &transaction)
        keys.retire(owner, through: version, opensNothing: erased.seq == nil)
    }

    /// A promise is found by both its people, and by the agreement that it is about.
    private func relate(
        _ header: LeafHeader, _ debtor: MemberID, _ creditor: MemberID, about: AboutReference?,
        in transaction: inout WriteTransaction
    ) throws {
        // What answers an ask stands in the ask's stream, where all of it is known already.
        guard header.rev == 0, case .promise(let id) = header.stream else { return }
        var relations = [debtor, creditor].map { Relation(.promisesOf, from: $0.number, to: id.number) }
        if let agreement = about?.agreement {
            relations.append(Relation(.promisesAbout, from: agreement.number, to: id.number))
        }
        for relation in relations { try tables.relations.put(relation, EmptyValue(), in: &transaction) }
    }

    /// Feedback is found by both its people.
    private func relate(
        _ header: LeafHeader, feedback parties: [MemberID], in transaction: inout WriteTransaction
    ) throws {
        // What answers a request stands in the request's stream, where both are known already.
        guard header.rev == 0, case .feedback(let id) = header.stream else { return }
        for person in parties {
            let relation = Relation(.feedbackOf, from: person.number, to: id.number)
            try tables.relations.put(relation, EmptyValue(), in: &transaction)
        }
    }

    /// Terms that serve a goal are found from it.
    private func serving(_ terms: Terms, _ header: LeafHeader, in transaction: inout WriteTransaction) throws {
        guard case .agreement(let id) = header.stream, case .goal(let goal, how: _) = terms.contribution else { return }
        let relation = Relation(.agreementsServing, from: goal.number, to: id.number)
        try tables.relations.put(relation, EmptyValue(), in: &transaction)
    }

    private func name(
        _ kind: NameKind, _ text: PersonalText, _ header: LeafHeader, in transaction: inout WriteTransaction
    ) throws {
        guard let said = text.said, case .person(let person) = header.stream else { return }
        let name = BoundName(kind: kind, name: said)
        try tables.names.put(reading.nameKey(name), person.number, in: &transaction)
        _ = reading.names.withLock { $0.removeValue(forKey: name) }
    }

    /// Folds the event into its stream's state, keeps the due index, and tells the projections.
    private func foldIn(
        _ event: Event, _ header: LeafHeader, hash: Hash256, in transaction: inout WriteTransaction
    ) throws {
        let stream = header.stream
        let rev = UInt32(header.rev)
        let event = event.withheld
        var before: StreamState?
        if rev > 0 {
            let cached = reading.states.entry(of: stream)
            if let cached, cached.count == rev {
                before = cached.state
            } else {
                let facts = StoreFacts(
                    reading: reading, view: TransactionView(of: transaction), counts: nil, isWriter: true)
                before = try facts.fold(stream, events: rev)
            }
        }
        let context = EventContext(
            seq: header.seq, rev: header.rev, at: header.at, actor: header.actor, hash: LeafHash(hash),
            stream: stream)
        let after = StreamState.evolve(before, in: stream, by: event, context)
        reading.states.keep(after, count: rev + 1, of: stream)
        if before?.dues != after?.dues {
            // An event of a stream that has nothing due asks nothing of the ledger.
            let ledger = try StoreFacts(
                reading: reading, view: TransactionView(of: transaction), counts: nil, isWriter: true
            ).ledger()
            if let due = ledger.firstEnd(of: before?.dues ?? []) {
                try tables.due.delete(DueKey(at: due, stream: stream), in: &transaction)
            }
            if let due = ledger.firstEnd(of: after?.dues ?? []) {
                try tables.due.put(DueKey(at: due, stream: stream), EmptyValue(), in: &transaction)
            }
            earliestDue = try tables.due.first(in: transaction)?.key.at
        }
        if case .ledger(.outage(let outage)) = event { try extendDue(by: outage, in: &transaction) }
        let facts = StoreFacts(
            reading: reading, view: TransactionView(of: transaction), counts: nil, isWriter: true)
        try project(
            Change(stream: stream, seq: header.seq, event: event, before: before, after: after, facts: facts),
            &transaction)
    }

    /// Moves what would have come due within an outage to where ``LedgerState/firstEnd(of:)`` puts it.
    ///
    /// - Complexity: O(what is moved).
    private func extendDue(by outage: LedgerOutage, in transaction: inout WriteTransaction) throws {
        var touched: [DueKey] = []
        try tables.due.forEach(from: DueKey(at: outage.from, stream: .ledger), in: transaction) {
            (key, _) throws(LMDBError) in
            guard key.at < outage.to else { return false }
            touched.append(key)
            return true
        }
        for key in touched {
            let facts = StoreFacts(
                reading: reading, view: TransactionView(of: transaction), counts: nil, isWriter: true)
            let dues = try facts.fold(key.stream).state?.dues ?? []
            try tables.due.delete(key, in: &transaction)
            guard let at = try facts.ledger().firstEnd(of: dues) else { continue }
            try tables.due.put(DueKey(at: at, stream: key.stream), EmptyValue(), in: &transaction)
        }
        earliestDue = try tables.due.first(in: transaction)?.key.at
    }

    /// The first stream that time has something to do with at `now`.
    package func firstDue(by now: Instant) throws -> StreamName? {
        guard let earliestDue, earliestDue <= now else { return nil }
        return try withTransaction { (transaction) in try tables.due.first(in: transaction)?.key.stream }
    }
}
