package import LedgerDomain
internal import LedgerProjections
package import LedgerStore

extension LedgerService {
    /// The same failure in words for whoever asked: people by the handles that everybody of the organisation knows,
    /// instead of the ids by which the domain names them.
    ///
    /// Who has no handle any more, because their key was destroyed, keeps the id.
    package func spoken(_ failure: Failure, given facts: StoreFacts) throws -> Failure {
        guard case .refused(var refusal) = failure else { return failure }
        let named: (String) throws -> String = { [directory] (words) in
            try withPeople(named: { try directory.names(of: $0, given: facts)?.handle }, in: words)
        }
        refusal.summary = try named(refusal.summary)
        for index in refusal.rules.indices {
            refusal.rules[index].because = try named(refusal.rules[index].because)
        }
        refusal.hint = try refusal.hint.map(named)
        return .refused(refusal)
    }
}

/// `words` with every person's id that stands as a word of its own, such as `U17`, replaced by what `name` says.
///
/// What stands between quotation marks is somebody's own text and stays as it was said.
/// - Complexity: O(bytes); one call of `name` for each id.
package func withPeople(named name: (MemberID) throws -> String?, in words: String) rethrows -> String {
    let bytes = Array(words.utf8)
    guard bytes.contains(UInt8(ascii: "U")) else { return words }
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count + 32)
    var isQuoted = false
    var index = 0
    while index < bytes.count {
        let byte = bytes[index]
        if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
        let isStart = byte == UInt8(ascii: "U") && !isQuoted && (index == 0 || !isOfWord(bytes[index - 1]))
        guard isStart else {
            out.append(byte)
            index += 1
            continue
        }
        let end = bytes[index...].firstIndex { !isOfWord($0) } ?? bytes.count
        let word = String(decoding: bytes[index..<end], as: UTF8.self)
        out += (try MemberID(text: word).flatMap(name) ?? word).utf8
        index = end
    }
    return String(decoding: out, as: UTF8.self)
}

/// Letters, digits and what stands inside words; everything that is not ASCII counts as a letter.
private func isOfWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"), UInt8(ascii: "-"), 0x80...:
        true
    default: false
    }
}
