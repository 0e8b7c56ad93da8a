internal import LedgerDomain
internal import LedgerService
internal import LedgerStore

/// Whose records an answer shows (`reads-recorded`). Every query says so of what it puts into its answer, mostly by
/// asking whether the viewer may see it; what follows from that is decided here alone.
extension Query {
    /// The answer shows something that is between `sides`, or about them: part of the record of each.
    ///
    /// What is the viewer's own, too, is nobody's else to be told.
    func show(_ sides: [MemberID]) throws {
        if sides.contains(viewer) { return }
        for side in sides { try note(side) }
    }

    /// The same, for the two of a row.
    func show(_ one: MemberID, _ other: MemberID) throws {
        if one == viewer || other == viewer { return }
        try note(one)
        try note(other)
    }

    private func note(_ person: MemberID) throws {
        guard let capacity = try standing(towards: person)?.viewedAs else { return }
        memo.shown[person] = capacity
    }

    /// The people of whom this answer shows something that has to be recorded, recorded already or not.
    var shown: [MemberID: ViewedAs] { memo.shown }

    /// What has to be recorded before the answer is given; nil when all of it is, and where nothing has to be.
    ///
    /// - Complexity: a look-up for each person shown; none where nobody is.
    func viewing(by author: Author) throws -> Viewing? {
        if memo.shown.isEmpty { return nil }
        return Viewing(
            try viewings(of: memo.shown, by: viewer, on: today, given: facts), by: author, at: now)
    }
}
