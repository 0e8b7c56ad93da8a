internal import LedgerDomain

/// A set of people, a bit each: their numbers are given in order from 1 on, so that it is as long as there are people.
struct MemberBits {
    private var words: [UInt64] = []
    /// Numbers from here on are never in it; there are far fewer people.
    private static let bound: UInt32 = 1 << 20

    func contains(_ person: MemberID) -> Bool {
        let word = Int(person.number >> 6)
        return word < words.count && words[word] >> UInt64(person.number & 63) & 1 == 1
    }

    /// - Returns: whether it was not there.
    mutating func insert(_ person: MemberID) -> Bool {
        guard person.number < Self.bound else { return true }
        if contains(person) { return false }
        let word = Int(person.number >> 6)
        if word >= words.count { words += repeatElement(0, count: word + 1 - words.count) }
        words[word] |= 1 << UInt64(person.number & 63)
        return true
    }
}
