import CanonicalJSON
import LedgerClient
import LedgerRPC

/// A command that somebody has decided on: what is sent, and how it is told before it goes.
struct Reply {
    /// Given once and kept: however often this is sent, it is done once.
    var commandID = CommandID.make()
    var method: String
    var params: JSONTree
    /// In a clause: "P9: done".
    var what: String
    /// The words that go with it, as they will be read.
    var words: String?
    /// Shown before it goes, even where nothing else is.
    var isFinal = false
}

extension ItemAnswer {
    /// The command, once everything that it needs is said; nil where there is only a hint.
    ///
    /// - Parameter said: by the names of the needs, spelled as the ledger reads them.
    func reply(to item: Item, _ said: [String: String]) -> Reply? {
        guard let method else { return nil }
        var params = params
        for need in needs {
            guard let value = said[need.name], !value.isEmpty else { continue }
            let isNumber = need.form == .number || need.form == .optionalNumber
            params[need.name] = isNumber ? Int64(value).map(JSONTree.integer) : .string(value)
        }
        func spoken(_ forms: Set<AnswerNeed.Form>) -> [String] {
            needs.filter { forms.contains($0.form) }.compactMap { said[$0.name] }.filter { !$0.isEmpty }
        }
        let words = spoken([.text, .optionalText])
        return Reply(
            method: method, params: params,
            what: (["\(item.title) (\(item.id)): \(word)"]
                + spoken([.day, .optionalDay, .number, .optionalNumber, .choice]).map(plainWords)).joined(
                    separator: ", "),
            words: words.isEmpty ? nil : words.joined(separator: " — "), isFinal: final ?? false)
    }
}
