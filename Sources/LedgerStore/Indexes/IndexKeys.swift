package import LMDB
package import LedgerDomain

/// Where a stream's events stand in the stream index: 13 bytes, streams of a kind beside each other by number.
package struct StreamPosition: KeyCodec, Hashable {
    package let stream: StreamName
    package let rev: UInt32

    package init(_ stream: StreamName, rev: UInt32) {
        self.stream = stream
        self.rev = rev
    }

    package func encode(into buffer: inout KeyBuffer) {
        StreamKey(stream).encode(into: &buffer)
        buffer.append(rev)
    }

    package init(decoding bytes: RawSpan) throws(LMDBError) {
        try bytes.requireCount(13)
        stream = try StreamKey.stream(bytes, at: 0)
        rev = bytes.bigEndianUInt32(at: 9)
    }
}

/// A stream's name in nine bytes: the kind, then its numbers.
package struct StreamKey: KeyCodec, Hashable {
    package let stream: StreamName

    package init(_ stream: StreamName) { self.stream = stream }

    package func encode(into buffer: inout KeyBuffer) {
        let (kind, first, second): (UInt8, UInt32, UInt32) =
            switch stream {
            case .ledger: (0, 0, 0)
            case .person(let id): (1, id.number, 0)
            case .goal(let id): (2, id.number, 0)
            case .metric(let id): (3, id.number, 0)
            case .agreement(let id): (4, id.number, 0)
            case .measurement(let metric, let member): (5, metric.number, member.number)
            case .promise(let id): (7, id.number, 0)
            case .checkpoint(let id): (8, id.number, 0)
            case .agenda(let low, let high): (10, low.number, high.number)
            case .feedback(let id): (9, id.number, 0)
            case .strategy(let id): (6, id.number, 0)
            case .export(let id): (11, id.number, 0)
            case .looked(let id): (12, id.number, 0)
            }
        buffer.append(kind)
        buffer.append(first)
        buffer.append(second)
    }

    package init(decoding bytes: RawSpan) throws(LMDBError) {
        try bytes.requireCount(9)
        stream = try StreamKey.stream(bytes, at: 0)
    }

    static func stream(_ bytes: RawSpan, at offset: Int) throws(LMDBError) -> StreamName {
        let first = bytes.bigEndianUInt32(at: offset + 1)
        let second = bytes.bigEndianUInt32(at: offset + 5)
        switch bytes.byte(at: offset) {
        case 0: return .ledger
        case 1: return .person(MemberID(first))
        case 2: return .goal(GoalID(first))
        case 3: return .metric(MetricID(first))
        case 4: return .agreement(AgreementID(first))
        case 5: return .measurement(MetricID(first), MemberID(second))
        case 7: return .promise(PromiseID(first))
        case 8: return .checkpoint(CheckpointID(first))
        case 10: return .agenda(MemberID(first), MemberID(second))
        case 9: return .feedback(FeedbackID(first))
        case 6: return .strategy(StrategyID(first))
        case 11: return .export(ExportID(first))
        case 12: return .looked(MemberID(first))
        default: throw .undecodable(text: "an index key of unknown kind")
        }
    }
}

/// Prefix of the streams of one kind, whose last entry tells the highest number given.
struct StreamKindPrefix: KeyCodec {
    let kind: UInt8

    static let person = StreamKindPrefix(kind: 1)
    static let goal = StreamKindPrefix(kind: 2)
    static let metric = StreamKindPrefix(kind: 3)
    static let agreement = StreamKindPrefix(kind: 4)
    static let promise = StreamKindPrefix(kind: 7)
    static let checkpoint = StreamKindPrefix(kind: 8)
    static let feedback = StreamKindPrefix(kind: 9)
    static let strategy = StreamKindPrefix(kind: 6)
    static let export = StreamKindPrefix(kind: 11)

    private init(kind: UInt8) { self.kind = kind }
    func encode(into buffer: inout KeyBuffer) { buffer.append(kind) }
    init(decoding bytes: RawSpan) throws(LMDBError) {
        try bytes.requireCount(1)
        kind = bytes.byte(at: 0)
    }
}

/// A pair of numbers in order of significance: (person, ordinal), (metric, member) …
package struct NumberPair: KeyCodec, Hashable {
    package let first: UInt32
    package let second: UInt32

    package init(_ first: UInt32, _ second: UInt32) {
        self.first = first
        self.second = second
    }

    package func encode(into buffer: inout KeyBuffer) {
        buffer.append(first)
        buffer.append(second)
    }

    package init(decoding bytes: RawSpan) throws(LMDBError) {
        try bytes.requireCount(8)
        first = bytes.bigEndianUInt32(at: 0)
        second = bytes.bigEndianUInt32(at: 4)
    }
}

/// A vault row's place: the event, then its owner (0 is the ledger itself), so that rows are appended in order.
package struct VaultPosition: KeyCodec, Hashable {
    package let seq: UInt64
    package let owner: UInt32

    package init(seq: UInt64, owner: MemberID?) {
        self.seq = seq
        self.owner = owner?.number ?? 0
    }

    package var ownerID: MemberID? { owner == 0 ? nil : MemberID(owner) }

    package func encode(into buffer: inout KeyBuffer) {
        buffer.append(seq)
        buffer.append(owner)
    }

    package init(decoding bytes: RawSpan) throws(LMDBError) {
        try bytes.requireCount(12)
        seq = bytes.bigEndianUInt64(at: 0)
        owner = bytes.bigEndianUInt32(at: 8)
    }
}

/// A source's row key, hashed within what it measures: 96 bits, compared in full on a hit.
struct RowKey: KeyCodec, Hashable {
    let metric: UInt32
    let member: UInt32
    let high: UInt64
    let low: UInt32

    init(metric: MetricID, member: MemberID, digest: Digest16) {
        self.metric = metric.number
        self.member = member.number
        self.high = digest.high
        self.low = UInt32(truncatingIfNeeded: digest.low >> 32)
    }

    func encode(into buffer: inout KeyBuffer) {
        buffer.append(metric)
        buffer.append(member)
        buffer.append(high)
        buffer.append(low)
    }

    init(decoding bytes: RawSpan) throws(LMDBError) {
        try bytes.requireCount(20)
        metric = bytes.bigEndianUInt32(at: 0)
        member = bytes.bigEndianUInt32(at: 4)
        high = bytes.bigEndianUInt64(at: 8)
        low = bytes.bigEndianUInt32(at: 16)
    }
}

/// 128 bits: a command's id, a keyed digest of a handle.
struct WideKey: KeyCodec, Hashable {
    let high: UInt64
    let low: UInt64

    init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    func encode(into buffer: inout KeyBuffer) {
        buffer.append(high)
        buffer.append(low)
    }

    init(decoding bytes: RawSpan) throws(LMDBError) {
        try bytes.requireCount(16)
        high = bytes.bigEndianUInt64(at: 0)
        low = bytes.bigEndianUInt64(at: 8)
    }
}

/// When the clock must look at a stream, in order of (due, stream).
struct DueKey: KeyCodec, Hashable {
    let at: Instant
    let stream: StreamName

    func encode(into buffer: inout KeyBuffer) {
        buffer.append(UInt64(bitPattern: at.microseconds) ^ 1 << 63)
        StreamKey(stream).encode(into: &buffer)
    }

    init(at: Instant, stream: StreamName) {
        self.at = at
        self.stream = stream
    }

    init(decoding bytes: RawSpan) throws(LMDBError) {
        try bytes.requireCount(17)
        at = Instant(microseconds: Int64(bitPattern: bytes.bigEndianUInt64(at: 0) ^ 1 << 63))
        stream = try StreamKey.stream(bytes, at: 8)
    }
}

/// What one thing has to do with another, as the log says it: a primary index, never a projection.
package enum RelationKind: UInt8, Sendable {
    /// Manager → the people who were ever assigned to them.
    case reports = 1
    /// Person → agreements in which they are the member.
    case agreementsAsMember = 2
    /// Person → agreements in which they are the manager.
    case agreementsAsManager = 3
    /// Person → promises that they owe or are owed.
    case promisesOf = 4
    /// Agreement → promises about it.
    case promisesAbout = 5
    /// Agreement → its checkpoints.
    case checkpointsOf = 6
    /// Person → whom they ever had a point to talk about with, both ways.
    case agendasOf = 9
    /// Person → feedback that they gave or got, or asked for.
    case feedbackOf = 7
    /// Agreement → strategies proposed for it.
    case strategiesOf = 8
    /// Goal → agreements of which some terms serve it.
    case agreementsServing = 10
    /// Person → promises of theirs that were ever contested; 0 stands for everybody.
    case promisesContested = 11
    /// 0 → agreements whose terms were ever set without agreement.
    case agreementsSet = 12
    /// Person → metrics of which they ever contested a value; 0 → people who ever did.
    case measurementsContested = 13
    /// Person → exports that concern them or that they made; 0 → exports of everything.
    case exportsOf = 15
    /// 0 → people who ever were under legal hold.
    case everHeld = 14
    /// Person → which of the events that concern them, by its ordinal, say that terms of theirs entered force.
    case termsEntered = 16
}

package struct Relation: KeyCodec, Hashable {
    package let kind: RelationKind
    package let from: UInt32
    package let to: UInt32

    package init(_ kind: RelationKind, from: UInt32, to: UInt32) {
        self.kind = kind
        self.from = from
        self.to = to
    }

    package func encode(into buffer: inout KeyBuffer) {
        buffer.append(kind.rawValue)
        buffer.append(from)
        buffer.append(to)
    }

    package init(decoding bytes: RawSpan) throws(LMDBError) {
        try bytes.requireCount(9)
        guard let kind = RelationKind(rawValue: bytes.byte(at: 0)) else {
            throw .undecodable(text: "a relation of unknown kind")
        }
        self.kind = kind
        from = bytes.bigEndianUInt32(at: 1)
        to = bytes.bigEndianUInt32(at: 5)
    }

    /// Prefix of all relations of one kind from one thing.
    struct From: KeyCodec {
        let kind: RelationKind
        let from: UInt32
        func encode(into buffer: inout KeyBuffer) {
            buffer.append(kind.rawValue)
            buffer.append(from)
        }
        init(_ kind: RelationKind, _ from: UInt32) {
            self.kind = kind
            self.from = from
        }
        init(decoding bytes: RawSpan) throws(LMDBError) { throw .undecodable(text: "an index value of another shape") }
    }
}
