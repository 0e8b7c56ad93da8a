package import CanonicalJSON
package import LedgerDomain

/// Where the data of a type that is written no more becomes an event of today.
///
/// Leaves are never rewritten, so that a type once written is read for ever. When a meaning changes, `noun.verbPast/2`
/// gets a row in the catalogue, `noun.verbPast` leaves it, and here it gets a way of reading: the present case, filled
/// with what the old data says and with a documented stand-in for what it does not. Nothing beyond this place sees an
/// old type: neither deciders and folds nor projections.
package struct Upcasting: Sendable {
    /// A type that is read and no longer written.
    package struct RetiredType: Sendable {
        package let name: String
        /// The row of the catalogue as which it is read: the same noun and verb, of a later version.
        package let successor: String
        let decode: @Sendable (ObjectReader, EventReading) throws(ShapeError) -> Event

        package init(
            _ name: String, readAs successor: String,
            decode: @escaping @Sendable (ObjectReader, EventReading) throws(ShapeError) -> Event
        ) {
            self.name = name
            self.successor = successor
            self.decode = decode
        }
    }

    package let retired: [RetiredType]

    /// Traps on a name that breaks the naming rule, or that is no older version of its successor.
    package init(_ retired: [RetiredType]) {
        for type in retired {
            guard let old = EventTypeName(type.name), let new = EventTypeName(type.successor) else {
                preconditionFailure("\(type.name) → \(type.successor): not named noun.verbPast/2")
            }
            precondition(
                old.noun == new.noun && old.verb == new.verb && old.version < new.version,
                "\(type.name) cannot be read as \(type.successor)")
        }
        self.retired = retired
    }

    /// No type has been retired yet.
    package static let standard = Upcasting([])

    /// Of types that are read and no longer written.
    var names: [String] { retired.map(\.name) }

    func type(named name: some StringProtocol) -> RetiredType? { retired.first { $0.name == name } }
}

/// `noun.verbPast`, which is version 1, or `noun.verbPast/2` and so on.
package struct EventTypeName: Hashable, Sendable {
    package let noun: String
    package let verb: String
    package let version: Int

    package init?(_ name: some StringProtocol) {
        let versioned = name.split(separator: "/", omittingEmptySubsequences: false)
        guard versioned.count <= 2 else { return nil }
        let words = versioned[0].split(separator: ".", omittingEmptySubsequences: false)
        guard words.count == 2, words.allSatisfy({ EventTypeName.isWord($0.utf8) }) else { return nil }
        version = versioned.count == 1 ? 1 : Int(versioned[1]) ?? 0
        guard version >= 1, versioned.count == 1 || version >= 2, versioned.count == 1 || versioned[1] == "\(version)"
        else { return nil }
        noun = String(words[0])
        verb = String(words[1])
    }

    /// Letters, the first one small.
    private static func isWord(_ characters: some Collection<UInt8>) -> Bool {
        characters.first?.isSmallASCIILetter == true && characters.allSatisfy(\.isASCIILetter)
    }
}
