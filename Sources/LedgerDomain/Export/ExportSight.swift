/// Why a sealed member is not shown in an export. The names are for ever.
package enum ExportGround: String, Hashable, Sendable, CaseIterable {
    /// It belongs to somebody whom the export is not about.
    case thirdPerson = "third-person"
    /// How many events concern somebody else.
    case count
    /// Whoever made the export left it out.
    case withheld
    /// Whoever made the export may not see it.
    case notVisible = "not-visible"
    /// Its key was destroyed.
    case erased
}

/// What an export shows of what is sealed: by whom it belongs to, its name and its event, and never by what it says.
///
/// Left to itself an export of an agreement shows the words of its sides, one of a person what is theirs, and one of
/// everything no words at all. A person who takes their own record sees in it what was said to them: they know it
/// already. A third person's words are shown only where that person is named, and then it concerns them too.
package struct ExportSight: Sendable {
    private let seq: UInt64
    private let made: ExportMade
    private let by: MemberID
    /// Whose words the export shows unless somebody says otherwise.
    private let about: Set<MemberID>
    private let named: Set<MemberID>
    /// Whose own names are told, and nothing else of their account: they stand in everybody's list of people.
    private let mayBeNamedOnly: Set<MemberID>

    /// - Parameters:
    ///   - seq: of the event `made`.
    ///   - people: of ``ExportContents``.
    ///   - mayBeNamedOnly: people whose record `by` may not see.
    package init(
        seq: UInt64, _ made: ExportMade, by: MemberID, people: Set<MemberID>, mayBeNamedOnly: Set<MemberID>
    ) {
        self.seq = seq
        self.made = made
        self.by = by
        self.mayBeNamedOnly = mayBeNamedOnly
        about = people
        named = Set(made.disclose.compactMap { if case .owner(let id) = $0 { id } else { nil } })
    }

    /// Nil where the member is shown.
    ///
    /// - Parameters:
    ///   - name: of the member, a pointer; ordinals are asked for with ``ground(ofOrdinal:)``.
    ///   - owner: nil for what is the ledger's own.
    ///   - event: position of the event that has it.
    /// - Complexity: O(patterns).
    package func ground(of name: String, owner: MemberID?, type: String, event: UInt64) -> ExportGround? {
        // What the export is for is told to everybody who gets it.
        if event == seq { return nil }
        if let owner, mayBeNamedOnly.contains(owner), type.hasPrefix("member."), name == "/username" {
            return .notVisible
        }
        if made.withhold.contains(where: { $0.covers(name, of: owner, in: type) }) { return .withheld }
        guard let owner else { return nil }
        let asked = made.disclose.contains { $0.covers(name, of: owner, in: type) }
        switch made.scope {
        case .all: return asked ? nil : .withheld
        case .person(let person) where person == by: return nil
        case .person, .agreement:
            if about.contains(owner) || named.contains(owner) { return nil }
            if type.hasPrefix("member."), owner == by { return nil }
            return .thirdPerson
        }
    }

    /// Nil where the number is shown: of the person whom the export is about, whose history it proves to be whole.
    package func ground(ofOrdinal person: MemberID) -> ExportGround? {
        if case .person(person) = made.scope { return nil }
        return person == by ? .withheld : .count
    }
}
