package import CanonicalJSON
package import LedgerDomain

/// What a reader may see of the sealed members of one event.
package struct OpenedMembers: Sendable {
    package enum Member: Hashable, Sendable {
        /// The event has no such sealed member.
        case absent
        /// It has one that is not opened for this reader.
        case withheld
        case said(String)
        /// It had one whose key was destroyed.
        case erased(ErasureGround)
    }

    private let members: [(pointer: String, member: Member)]
    private let others: Member

    /// - Parameter members: every name in the leaf's `sealed`, with its text where it is opened and is a text.
    package init(_ members: [(pointer: String, text: String?)]) {
        self.init(members.map { ($0.pointer, $0.text.map(Member.said) ?? .withheld) })
    }

    /// - Parameter members: every name in the leaf's `sealed`, and how it is seen.
    package init(_ members: [(pointer: String, member: Member)]) {
        self.members = members
        others = .absent
    }

    private init(others: Member) {
        members = []
        self.others = others
    }

    /// For an event without sealed members.
    package static let none = OpenedMembers(others: .absent)

    /// Whatever is asked for is withheld, without looking at the leaf: an optional text that was never given also
    /// comes out as withheld. For folds that take no interest in texts.
    package static let allWithheld = OpenedMembers(others: .withheld)

    var pointers: [String] { members.map(\.pointer) }

    /// - Complexity: O(members); at most a few dozen.
    package subscript(pointer: String) -> Member {
        for member in members where member.pointer == pointer { return member.member }
        return others
    }
}

/// With what the data of an event is read: its sealed members, and what to do about members unknown to this version.
package struct EventReading {
    package let sealed: OpenedMembers
    package let unknown: ObjectReader.Unknown

    package init(sealed: OpenedMembers, unknown: ObjectReader.Unknown) {
        self.sealed = sealed
        self.unknown = unknown
    }

    /// A text that the event must have, opened or not.
    package func text(_ pointer: String) throws(ShapeError) -> PersonalText {
        guard let text = optionalText(pointer) else {
            throw ShapeError(at: "/data" + pointer, expected: "a text that is sealed", found: "nothing")
        }
        return text
    }

    /// A text that may never have been given: nil only if the leaf has no digest for it.
    package func optionalText(_ pointer: String) -> PersonalText? {
        switch sealed[pointer] {
        case .absent: nil
        case .withheld: .withheld
        case .said(let text): .said(text)
        case .erased(let ground): .erased(ground)
        }
    }
}
