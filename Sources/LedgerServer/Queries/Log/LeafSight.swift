internal import CanonicalJSON
internal import LedgerDomain
internal import LedgerFormat
internal import LedgerStore
internal import LMDB

/// What one reader may see of the log, leaf by leaf: the one place where that is decided, for `log.read`, subscriptions,
/// receipts and exports alike.
struct LeafSight {
    let query: Query
    /// Sees every event and every sealed member but other people's ordinals.
    let seesAll: Bool
    private var people: PeopleSight
    /// Of whom leaves were shown already, or it is known that nothing more need be recorded of it.
    private var shown: MemberBits

    /// - Parameter recorded: people of whom it stands in the record already that this viewer looked today.
    init(_ query: Query, recorded: MemberBits = MemberBits()) throws {
        self.query = query
        shown = recorded
        people = PeopleSight(query)
        let person = try query.facts.person(query.viewer)
        seesAll = person.map { $0.holds(.auditor) || $0.holds(.hr) } ?? false
    }

    mutating func sees(_ leaf: LeafHeaderOnly) throws -> Bool {
        if seesAll || leaf.isPublic { return true }
        if leaf.isBetweenTwo { return try people.seesBetween(leaf.subjects) }
        if leaf.isForSubjects { return maySeeInRecord(feedbackConcerning: leaf.subjects, viewer: query.viewer) }
        if leaf.isOfExport {
            guard case .export(let id)? = StreamName(text: leaf.stream), let export = try query.facts.export(id) else {
                return false
            }
            return try maySee(export: export, viewer: query.viewer, on: query.today, given: query.facts)
        }
        for subject in leaf.subjects where try people.sees(subject) { return true }
        return false
    }

    /// The answer has this leaf, which is part of the record of each of its subjects. Each person is looked at once.
    mutating func show(_ leaf: LeafHeaderOnly) throws {
        if leaf.isPublic || leaf.subjects.contains(query.viewer) { return }
        for person in leaf.subjects where shown.insert(person) { try query.show([person]) }
    }

    /// The same of a leaf of which no more was read.
    mutating func show(tailOf leaf: RawSpan, seq: UInt64) throws {
        let tail = try LeafTail(leaf, seq: seq)
        var isOwn = false
        var areNew = false
        try tail.forEachPerson(in: leaf) { person in
            isOwn = person == query.viewer
            areNew = areNew || !shown.contains(person)
            return !isOwn
        }
        if try isOwn || !areNew || tail.isPublic(leaf) { return }
        try tail.forEachPerson(in: leaf) { person in
            if shown.insert(person) { try query.show([person]) }
            return true
        }
    }

    /// Appends `"disclosures":[…],` with what this reader may open of a leaf that they see; nothing if there is nothing.
    func appendDisclosures(of leaf: LeafHeaderOnly, to out: inout [UInt8]) throws {
        // Rows that hold nothing but other people's ordinals need not be opened at all.
        let viewer = query.viewer
        let found = try query.facts.reading.disclosures(
            of: leaf.seq, in: query.facts.view, where: { $0 == viewer || leaf.sealsMoreThanOrdinals })
        var any = false
        for (owner, disclosure) in found {
            guard let (name, _) = disclosure.opened(), owner == viewer || !name.hasPrefix("ordinal/") else { continue }
            out += Array((any ? #",{"disclosure":""# : #""disclosures":[{"disclosure":""#).utf8)
            out += disclosure.text
            var writer = CanonicalWriter()
            writer.string(name)
            out += Array(#"","name":"#.utf8) + writer.bytes
            out.append(UInt8(ascii: "}"))
            any = true
        }
        if any { out += Array("],".utf8) }
    }
}

extension Query {
    /// Whether the viewer may see an event at all.
    func maySee(_ stored: StoredLeaf) throws -> Bool {
        var sight = try LeafSight(self)
        return try sight.sees(LeafHeaderOnly(stored))
    }
}

/// Whom a reader may see, asked once for each person in a page.
private struct PeopleSight {
    private let query: Query
    private var known: [MemberID: Bool] = [:]

    init(_ query: Query) { self.query = query }

    mutating func sees(_ person: MemberID) throws -> Bool {
        if let known = known[person] { return known }
        let sees = try query.maySee(person: person)
        known[person] = sees
        return sees
    }

    /// True for each of the people themself, and for whoever may see all of them.
    mutating func seesBetween(_ people: [MemberID]) throws -> Bool {
        if people.contains(query.viewer) { return true }
        for person in people where try !sees(person) { return false }
        return !people.isEmpty
    }
}
