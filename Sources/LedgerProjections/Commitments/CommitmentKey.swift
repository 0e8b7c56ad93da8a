package import LMDB
package import LedgerDomain

/// Commitments of a person in the order in which they are due; each stands under both of its people.
package struct CommitmentKey: KeyCodec, Hashable {
    package let person: MemberID
    package let due: Instant
    /// Number of the agreement; 0 for a promise, whose number is unique by itself.
    package let agreement: UInt32
    package let kind: UInt8
    package let number: UInt32
    /// 0 where the person owes it, 1 where it is owed to them.
    package let side: UInt8

    init(_ commitment: Commitment, person: MemberID) {
        self.person = person
        due = commitment.due
        switch commitment.kind {
        case .milestone, .confirmation: agreement = commitment.agreement?.number ?? 0
        case .promise, .answer: agreement = 0
        }
        kind = commitment.kind.rawValue
        number = commitment.number
        side = person == commitment.debtor ? 0 : 1
    }

    package func encode(into buffer: inout KeyBuffer) {
        buffer.append(person.number)
        buffer.append(UInt64(bitPattern: due.microseconds) ^ 1 << 63)
        buffer.append(agreement)
        buffer.append(kind)
        buffer.append(number)
        buffer.append(side)
    }

    package init(decoding bytes: RawSpan) throws(LMDBError) {
        try bytes.requireCount(22)
        person = MemberID(bytes.bigEndianUInt32(at: 0))
        due = Instant(microseconds: Int64(bitPattern: bytes.bigEndianUInt64(at: 4) ^ 1 << 63))
        agreement = bytes.bigEndianUInt32(at: 12)
        kind = bytes.byte(at: 16)
        number = bytes.bigEndianUInt32(at: 17)
        side = bytes.byte(at: 21)
    }

    /// For a list's `after`: the key in hexadecimal digits, without the person.
    package var cursor: String {
        func digits(_ value: UInt64, _ count: Int) -> String {
            let text = String(value, radix: 16)
            return String(repeating: "0", count: count - text.utf8.count) + text
        }
        return digits(UInt64(bitPattern: due.microseconds) ^ 1 << 63, 16) + digits(UInt64(agreement), 8)
            + digits(UInt64(kind), 2) + digits(UInt64(number), 8) + digits(UInt64(side), 2)
    }

    /// Nil if the text is no cursor.
    package init?(cursor: String, person: MemberID) {
        let digits = Array(cursor.utf8)
        guard digits.count == 36 else { return nil }
        var bytes: [UInt8] = []
        withUnsafeBytes(of: person.number.bigEndian) { bytes += $0 }
        for index in stride(from: 0, to: 36, by: 2) {
            guard let byte = UInt8(String(decoding: digits[index..<index + 2], as: UTF8.self), radix: 16) else {
                return nil
            }
            bytes.append(byte)
        }
        guard
            let key = try? bytes.withUnsafeBytes({ (raw) throws(LMDBError) in try CommitmentKey(decoding: raw.bytes) })
        else { return nil }
        self = key
    }
}

extension Commitment: ValueCodec {
    package var encodedByteCount: Int { 124 }

    package func encode(into output: inout OutputRawSpan) {
        output.append(bigEndian: agreement?.number ?? 0)
        output.append(kind.rawValue)
        output.append(state.rawValue)
        output.append(PromiseKind.allCases.firstIndex { $0 == promise }.map { UInt8($0 + 1) } ?? 0)
        output.append((blocker == nil ? 0 : 1) | (question?.rawValue ?? 0) << 1)
        output.append(bigEndian: number)
        output.append(bigEndian: debtor.number)
        output.append(bigEndian: creditor.number)
        output.append(bigEndian: UInt64(bitPattern: due.microseconds))
        output.append(bigEndian: UInt32(bitPattern: dueOn.number))
        output.append(bigEndian: metric?.metric.number ?? 0)
        output.append(bigEndian: metric?.version ?? 0)
        Self.append(target, to: &output)
        Self.append(value, to: &output)
        output.append(bigEndian: words)
        output.append(bigEndian: blocker?.person.number ?? 0)
        output.append(bigEndian: UInt64(bitPattern: blocker?.since.microseconds ?? 0))
        output.append(bigEndian: blocker?.promise.number ?? 0)
        output.append(bigEndian: inTerms ?? 0)
        output.append(bigEndian: UInt64(bitPattern: acceptedAt?.microseconds ?? 0))
    }

    package init(decoding bytes: RawSpan) throws(LMDBError) {
        try bytes.requireCount(124)
        guard let kind = Kind(rawValue: bytes.byte(at: 4)), let state = State(rawValue: bytes.byte(at: 5)) else {
            throw .undecodable(text: "a commitment of unknown kind")
        }
        let agreement = bytes.bigEndianUInt32(at: 0)
        self.agreement = agreement == 0 ? nil : AgreementID(agreement)
        self.kind = kind
        self.state = state
        let promised = Int(bytes.byte(at: 6))
        promise = promised == 0 ? nil : PromiseKind.allCases[min(promised, PromiseKind.allCases.count) - 1]
        number = bytes.bigEndianUInt32(at: 8)
        debtor = MemberID(bytes.bigEndianUInt32(at: 12))
        creditor = MemberID(bytes.bigEndianUInt32(at: 16))
        due = Instant(microseconds: Int64(bitPattern: bytes.bigEndianUInt64(at: 20)))
        dueOn = Day(number: Int32(bitPattern: bytes.bigEndianUInt32(at: 28)))
        let version = bytes.bigEndianUInt32(at: 36)
        metric = version == 0 ? nil : MetricVersion(MetricID(bytes.bigEndianUInt32(at: 32)), version: version)
        target = Self.decimal(bytes, at: 40)
        value = Self.decimal(bytes, at: 64)
        words = bytes.bigEndianUInt64(at: 88)
        let person = MemberID(bytes.bigEndianUInt32(at: 96))
        let since = Instant(microseconds: Int64(bitPattern: bytes.bigEndianUInt64(at: 100)))
        let flags = bytes.byte(at: 7)
        let promiseInTheWay = PromiseID(bytes.bigEndianUInt32(at: 108))
        blocker = flags & 1 == 0 ? nil : Blocker(person: person, since: since, promise: promiseInTheWay)
        question = Question(rawValue: flags >> 1)
        let inTerms = bytes.bigEndianUInt32(at: 112)
        self.inTerms = inTerms == 0 ? nil : inTerms
        let accepted = Int64(bitPattern: bytes.bigEndianUInt64(at: 116))
        acceptedAt = accepted == 0 ? nil : Instant(microseconds: accepted)
    }

    /// 24 bytes: whether there is a number, and its millionths.
    private static func append(_ decimal: Decimal?, to output: inout OutputRawSpan) {
        let bits = UInt128(bitPattern: decimal?.millionths ?? 0)
        output.append(bigEndian: decimal == nil ? UInt64(0) : 1)
        output.append(bigEndian: UInt64(truncatingIfNeeded: bits >> 64))
        output.append(bigEndian: UInt64(truncatingIfNeeded: bits))
    }

    private static func decimal(_ bytes: RawSpan, at offset: Int) -> Decimal? {
        guard bytes.bigEndianUInt64(at: offset) == 1 else { return nil }
        let bits =
            UInt128(bytes.bigEndianUInt64(at: offset + 8)) << 64 | UInt128(bytes.bigEndianUInt64(at: offset + 16))
        return Decimal(millionths: Int128(bitPattern: bits))
    }
}
