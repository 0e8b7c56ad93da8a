internal import CanonicalJSON
internal import LedgerDomain
internal import LedgerFormat
internal import LedgerStore

/// The parts of a leaf that decide who sees it.
struct LeafHeaderOnly {
    let type: String
    let stream: String
    let seq: UInt64
    let subjects: [MemberID]
    let sealsMoreThanOrdinals: Bool

    init(_ bytes: [UInt8], seq: UInt64) throws {
        guard let root = try? JSONDocument(parsing: bytes).root, let type = root["type"]?.string,
            let stream = root["stream"]?.string, let subjects = root["subjects"], let sealed = root["sealed"]
        else { throw StoreError.damaged(what: "log", position: seq, reason: "it is not a leaf") }
        self.type = type
        self.seq = seq
        self.stream = stream
        self.subjects = subjects.elements.compactMap { $0.string.flatMap { MemberID(text: $0) } }
        sealsMoreThanOrdinals = sealed.count > subjects.count
    }

    /// The same of a leaf that was read.
    init(_ stored: StoredLeaf) {
        let header = stored.leaf.header
        type = header.type
        seq = stored.seq
        stream = header.stream.description
        subjects = header.subjects
        sealsMoreThanOrdinals = stored.leaf.sealed.count > header.subjects.count
    }

    /// The kind of its stream: `agreement`.
    var category: Substring { stream.prefix { $0 != "/" } }

    /// What two people mean to talk about concerns them, and whoever may see both: not the manager between them.
    var isBetweenTwo: Bool { stream.hasPrefix("agenda/") }
    /// Feedback, and who looked at a record, concern those people, and not who stands above them.
    var isForSubjects: Bool { stream.hasPrefix("feedback/") || stream.hasPrefix("looked/") }
    /// What was taken away concerns whoever took it and whose it was: of everything that is everybody.
    var isOfExport: Bool { stream.hasPrefix("export/") }

    /// Goals, metrics and the ledger's own events concern everybody; what one person asked about a metric does not.
    var isPublic: Bool {
        stream == "ledger" || stream.hasPrefix("goal/") || (stream.hasPrefix("metric/") && !Self.isQuestion(type))
    }

    static func isQuestion(_ type: String) -> Bool { type == "metric.questioned" || type == "metric.questionAnswered" }
}
