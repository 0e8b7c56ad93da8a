internal import CanonicalJSON
internal import Crypto
package import LMDB
package import LedgerDomain
internal import LedgerFormat
internal import Synchronization

/// The domain's questions answered from one transaction. Lives no longer than the closure that was lent it.
package struct StoreFacts: Facts {
    package let reading: Reading
    package let view: TransactionView
    /// Lengths of streams already looked up: the writer's own, or a snapshot's, in which none changes; nil while an
    /// event is being put in its place.
    let counts: StreamCounts?
    /// Whether this is the writer's view, which is newer than every snapshot.
    let isWriter: Bool

    /// The fold of a stream, and how many events it has.
    ///
    /// - Complexity: O(1) when nothing came since it was last folded, else O(events since then).
    package func fold(_ stream: StreamName) throws -> (state: StreamState?, count: UInt32) {
        let count = try count(of: stream)
        if let cached = reading.states.entry(of: stream), cached.count == count { return (cached.state, count) }
        let state = try fold(stream, events: count)
        reading.states.keep(state, count: count, of: stream)
        return (state, count)
    }

    /// The fold of a stream's first `events` events, whatever came after.
    package func fold(_ stream: StreamName, events: UInt32) throws -> StreamState? {
        var state: StreamState?
        var from: UInt32 = 0
        if let cached = reading.states.entry(of: stream), cached.count <= events {
            state = cached.state
            from = cached.count
        }
        guard events > from else { return state }
        if case .measurement = stream {
            // Folded in place: an array inside the enum would be copied for every value.
            var measurements = state?.asMeasurements
            state = nil
            try reading.forEachEvent(of: stream, from: from, through: events - 1, in: view) { (stored) in
                Measurements.fold(try stored.event(), stored.context, into: &measurements)
                return true
            }
            return measurements.map { .measurements($0) }
        }
        try reading.forEachEvent(of: stream, from: from, through: events - 1, in: view) { (stored) in
            state = StreamState.evolve(state, in: stream, by: try stored.event(), stored.context)
            return true
        }
        return state
    }

    /// Number of events in a stream: what `expectedRevision` is compared with.
    package func count(of stream: StreamName) throws -> UInt32 {
        if let count = counts?.streams[stream] { return count }
        let last = try reading.tables.streams.last(withPrefix: StreamKey(stream), in: view)
        let count = last.map { $0.key.rev + 1 } ?? 0
        counts?.remember(count, of: stream)
        return count
    }

    package func ledger() throws -> LedgerState {
        guard let state = try fold(.ledger).state?.asLedger else {
            throw StoreError.damaged(what: "log", position: 0, reason: "it does not begin with ledger.opened")
        }
        return state
    }

    package func person(_ id: MemberID) throws -> Person? { try fold(.person(id)).state?.asPerson }
    package func goal(_ id: GoalID) throws -> Goal? { try fold(.goal(id)).state?.asGoal }
    package func metric(_ id: MetricID) throws -> Metric? { try fold(.metric(id)).state?.asMetric }
    package func agreement(_ id: AgreementID) throws -> Agreement? { try fold(.agreement(id)).state?.asAgreement }
    package func promise(_ id: PromiseID) throws -> Promise? { try fold(.promise(id)).state?.asPromise }
    package func feedback(_ id: FeedbackID) throws -> Feedback? { try fold(.feedback(id)).state?.asFeedback }

    package func export(_ id: ExportID) throws -> Export? { try fold(.export(id)).state?.asExport }

    package func events(of part: ExportPart) throws -> UInt64 {
        switch part {
        case .all: try reading.size(in: view)
        case .person(let id):
            try reading.tables.people.last(withPrefix: id.number, in: view).map { UInt64($0.key.second) + 1 } ?? 0
        case .stream(let name): UInt64(try count(of: name))
        }
    }

    package func digest(of listing: [ExportCount]) -> LeafHash {
        var writer = CanonicalWriter(reservingCapacity: listing.count * 40 + 2)
        writer.array { (list) in
            for entry in listing {
                list.object { (object) in
                    object.integer("count", Int64(entry.count))
                    object.string("of", entry.of.description)
                }
            }
        }
        let words = SHA256.hash(data: writer.bytes).withUnsafeBytes { (bytes) in
            func word(_ index: Int) -> UInt64 {
                UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self))
            }
            return (word(0), word(1), word(2), word(3))
        }
        return LeafHash(words: words)
    }

    /// Exports that concern a person or that they made, by number; exports of everything where nobody is named.
    package func exports(of member: MemberID?) throws -> [ExportID] {
        try related(.exportsOf, from: member?.number ?? 0).map { ExportID($0) }
    }

    package func looked(_ person: MemberID) throws -> Looked? { try fold(.looked(person)).state?.asLooked }

    package func strategy(_ id: StrategyID) throws -> Strategy? { try fold(.strategy(id)).state?.asStrategy }

    package func measurements(_ metric: MetricID, _ member: MemberID) throws -> Measurements {
        try fold(.measurement(metric, member)).state?.asMeasurements ?? Measurements()
    }

    package func recorded(
        _ metric: MetricID, _ member: MemberID, source: String, ref: String
    ) throws -> RecordedValue? {
        let key = RowKey(metric: metric, member: member, digest: reading.rowDigest(source: source, ref: ref))
        // The index holds part of a digest: what stands in the log decides whether it is the same row.
        guard let seq = try reading.tables.rows.get(key, in: view), let measurement = try measurement(at: seq),
            measurement.source == source, measurement.ref == ref
        else { return nil }
        return RecordedValue(seq: seq, measurement: measurement)
    }

    package func measurement(at seq: UInt64) throws -> MeasurementRecorded? {
        guard let stored = try reading.leaf(at: seq, in: view),
            case .measurement(.recorded(let recorded)) = try stored.event()
        else { return nil }
        return recorded
    }

    package func absence(at seq: UInt64) throws -> ClosedRange<Day>? {
        guard let stored = try reading.leaf(at: seq, in: view),
            case .person(.absenceRecorded(let recorded)) = try reading.openedEvent(stored, in: view)
        else { return nil }
        return recorded.days
    }

    package func reports(of manager: MemberID) throws -> [MemberID] {
        try related(.reports, from: manager.number).map { MemberID($0) }
    }

    package func agreements(asMember member: MemberID) throws -> [AgreementID] {
        try related(.agreementsAsMember, from: member.number).map { AgreementID($0) }
    }

    package func agreements(asManager manager: MemberID) throws -> [AgreementID] {
        try related(.agreementsAsManager, from: manager.number).map { AgreementID($0) }
    }

    package func promises(of member: MemberID) throws -> [PromiseID] {
        try related(.promisesOf, from: member.number).map { PromiseID($0) }
    }

    package func promises(about agreement: AgreementID) throws -> [PromiseID] {
        try related(.promisesAbout, from: agreement.number).map { PromiseID($0) }
    }

    package func agreements(serving goal: GoalID) throws -> [AgreementID] {
        try related(.agreementsServing, from: goal.number).map { AgreementID($0) }
    }

    package func strategies(of agreement: AgreementID) throws -> [StrategyID] {
        try related(.strategiesOf, from: agreement.number).map { StrategyID($0) }
    }

    /// Every promise of a person that was ever contested, by number; of everybody where nobody is named.
    package func promisesContested(of member: MemberID?) throws -> [PromiseID] {
        try related(.promisesContested, from: member?.number ?? 0).map { PromiseID($0) }
    }

    /// Metrics of which a person ever contested a value, by number.
    package func measurementsContested(by member: MemberID) throws -> [MetricID] {
        try related(.measurementsContested, from: member.number).map { MetricID($0) }
    }

    /// Everybody who ever contested a value, by number.
    package func contesters() throws -> [MemberID] {
        try related(.measurementsContested, from: 0).map { MemberID($0) }
    }

    package func feedback(of member: MemberID) throws -> [FeedbackID] {
        try related(.feedbackOf, from: member.number).map { FeedbackID($0) }
    }

    /// Where terms of a person entered force last; nil when none ever did. O(log n).
    package func lastTermsEntered(of member: MemberID) throws -> UInt64? {
        let prefix = Relation.From(.termsEntered, member.number)
        guard let last = try reading.tables.relations.last(withPrefix: prefix, in: view) else { return nil }
        return try reading.tables.people.get(NumberPair(member.number, last.key.to), in: view)
    }

    /// Where terms of a person entered force after a position, at most so many, oldest first.
    ///
    /// - Complexity: O(terms of theirs that ever did), a look-up each.
    package func termsEntered(of member: MemberID, after: UInt64?, limit: Int) throws -> [UInt64] {
        var found: [UInt64] = []
        for ordinal in try related(.termsEntered, from: member.number) where found.count < limit {
            guard let seq = try reading.tables.people.get(NumberPair(member.number, ordinal), in: view) else {
                continue
            }
            if after.map({ seq > $0 }) ?? true { found.append(seq) }
        }
        return found
    }

    /// Every agreement whose terms were ever set without the member's agreement, by number.
    package func agreementsSet() throws -> [AgreementID] {
        try related(.agreementsSet, from: 0).map { AgreementID($0) }
    }

    private func related(_ kind: RelationKind, from: UInt32) throws -> [UInt32] {
        var found: [UInt32] = []
        let prefix = Relation.From(kind, from)
        try reading.tables.relations.forEach(prefix: prefix, in: view) { (key, _) throws(LMDBError) in
            found.append(key.to)
            return true
        }
        return found
    }

    package func everHeld() throws -> [MemberID] { try related(.everHeld, from: 0).map { MemberID($0) } }

    package func isErased(handle: String) throws -> Bool {
        try reading.tables.names.get(reading.nameKey(BoundName(kind: .handle, name: handle)), in: view) == 0
    }

    package func hasWords(of owner: MemberID, about person: MemberID) throws -> Bool {
        let tables = reading.tables
        var seqs: [UInt64] = []
        try tables.people.forEach(prefix: person.number, in: view) { (_, seq) throws(LMDBError) in
            seqs.append(seq.bigEndianUInt64(at: 0))
            return true
        }
        return try seqs.contains { (seq) in
            guard let row = try tables.vault.get(VaultPosition(seq: seq, owner: owner), in: view) else { return false }
            // Ordinals only count; whose words these are is told by the others.
            return try reading.vault.open(row, seq: seq, owner: owner)?.contains {
                $0.opened()?.name.hasPrefix("/") ?? false
            } ?? false
        }
    }

    package func sealed(at seq: UInt64) throws -> SealedEvent? {
        guard let stored = try reading.leaf(at: seq, in: view) else { return nil }
        let erased = try reading.erasedMembers(of: seq, in: view)
        var owners: [String: MemberID?] = [:]
        for (owner, disclosure) in try reading.disclosures(of: seq, in: view) {
            if let name = disclosure.opened()?.name, erased[name] == nil { owners[name] = .some(owner) }
        }
        let header = stored.leaf.header
        return SealedEvent(
            at: header.at, stream: header.stream, subjects: header.subjects,
            members: stored.leaf.sealed.members.map {
                SealedEvent.Member(name: $0.key, owner: owners[$0.key] ?? nil, isReadable: owners[$0.key] != nil)
            })
    }

    package func member(withHandle handle: String) throws -> MemberID? { try named(.handle, handle) }
    package func member(withUsername username: String) throws -> MemberID? { try named(.username, username) }

    private func named(_ kind: NameKind, _ name: String) throws -> MemberID? {
        let key = BoundName(kind: kind, name: name)
        // Only the writer remembers: an older snapshot must not see what was bound after it.
        if isWriter, let known = reading.names.withLock({ $0[key] }) { return known }
        guard let number = try reading.tables.names.get(reading.nameKey(key), in: view), number > 0 else { return nil }
        let found = MemberID(number)
        if isWriter {
            reading.names.withLock { (names) in
                if names.count >= Reading.rememberedNames { names.removeAll(keepingCapacity: true) }
                names[key] = found
            }
        }
        return found
    }

    package func checkpoint(_ id: CheckpointID) throws -> Checkpoint? { try fold(.checkpoint(id)).state?.asCheckpoint }

    package func checkpoints(of agreement: AgreementID) throws -> [CheckpointID] {
        try related(.checkpointsOf, from: agreement.number).map { CheckpointID($0) }
    }

    package func agenda(_ one: MemberID, _ other: MemberID) throws -> Agenda? {
        try fold(.agenda(of: one, and: other)).state?.asAgenda
    }

    package func agendas(of person: MemberID) throws -> [MemberID] {
        try related(.agendasOf, from: person.number).map { MemberID($0) }
    }

    package func agenda(ofPoint seq: UInt64) throws -> Agenda? {
        guard let stored = try reading.leaf(at: seq, in: view), stored.leaf.header.type == "agenda.pointRaised",
            case .agenda(let low, let high) = stored.leaf.header.stream
        else { return nil }
        return try agenda(low, high)
    }

    package func nextMember() throws -> MemberID { MemberID(try highest(.person) + 1) }
    package func nextGoal() throws -> GoalID { GoalID(try highest(.goal) + 1) }
    package func nextMetric() throws -> MetricID { MetricID(try highest(.metric) + 1) }
    package func nextAgreement() throws -> AgreementID { AgreementID(try highest(.agreement) + 1) }
    package func nextPromise() throws -> PromiseID { PromiseID(try highest(.promise) + 1) }
    package func nextCheckpoint() throws -> CheckpointID { CheckpointID(try highest(.checkpoint) + 1) }
    package func nextFeedback() throws -> FeedbackID { FeedbackID(try highest(.feedback) + 1) }
    package func nextExport() throws -> ExportID { ExportID(try highest(.export) + 1) }
    package func nextStrategy() throws -> StrategyID { StrategyID(try highest(.strategy) + 1) }

    private func highest(_ kind: StreamKindPrefix) throws -> UInt32 {
        switch try reading.tables.streams.last(withPrefix: kind, in: view)?.key.stream {
        case .person(let id): id.number
        case .goal(let id): id.number
        case .metric(let id): id.number
        case .agreement(let id): id.number
        case .promise(let id): id.number
        case .strategy(let id): id.number
        case .export(let id): id.number
        case .checkpoint(let id): id.number
        case .feedback(let id): id.number
        case .ledger, .measurement, .agenda, .looked, nil: 0
        }
    }

    package func startOfDay(_ day: Day, zone: String) -> Instant? { reading.zones.startOfDay(day, zone) }
    package func day(of instant: Instant, zone: String) -> Day? { reading.zones.day(instant, zone) }
}

enum NameKind: UInt8 {
    case handle = 1
    case username = 2
}

/// A name in memory, as it is asked for: byte for byte, as the index tells names apart, where a String would take two
/// spellings of an accent for the same.
struct BoundName: Hashable {
    let bytes: [UInt8]

    init(kind: NameKind, name: String) { bytes = [kind.rawValue] + Array(name.utf8) }
}

extension Reading {
    /// Where a handle or user name stands in the index of names, which never holds the name itself.
    func nameKey(_ name: BoundName) -> WideKey {
        if let known = nameKeys.withLock({ $0[name] }) { return known }
        let digest = secrets.digest(name.bytes)
        let key = WideKey(high: digest.high, low: digest.low)
        nameKeys.withLock { (keys) in
            if keys.count >= Self.rememberedNames { keys.removeAll(keepingCapacity: true) }
            keys[name] = key
        }
        return key
    }

    func rowDigest(source: String, ref: String) -> Digest16 {
        // The length tells where the source ends: both may hold any character. Both stand in the leaf for everybody who
        // may read it, so that a plain hash, which costs a third of a keyed one, tells nothing new.
        var bytes: [UInt8] = []
        bytes.reserveCapacity(4 + source.utf8.count + ref.utf8.count)
        bytes.append(half: UInt32(source.utf8.count))
        bytes += source.utf8
        bytes += ref.utf8
        return Digest16(SHA256.hash(data: bytes))
    }
}
