/// One of the answers that a question offers.
struct Choice<Answer: Equatable> {
    let answer: Answer
    /// As it is shown and typed: `adopt`.
    let words: String
    /// Other words for it that are understood but not shown.
    var also: [String] = []
    /// What choosing it does, told when somebody types `?`.
    var meaning: String?

    init(_ answer: Answer, _ words: String, also: [String] = [], meaning: String? = nil) {
        self.answer = answer
        self.words = words
        self.also = also
        self.meaning = meaning
    }
}

/// What somebody's words choose.
enum Chosen: Equatable {
    case one(Int)
    /// They begin several choices.
    case several([Int])
    case none

    /// Whole words count before beginnings, and a choice before those that go on from it: of `yes` and `yes, but`, `y`
    /// is yes. Case, commas and the number of spaces do not matter.
    init(_ said: String, of choices: [[String]]) {
        let said = Self.plain(said)
        guard !said.isEmpty else {
            self = .none
            return
        }
        let spellings = choices.map { $0.map(Self.plain) }
        func indices(where matches: (String) -> Bool) -> [Int] {
            spellings.indices.filter { spellings[$0].contains(where: matches) }
        }
        let whole = indices { $0 == said }
        if whole.count == 1 {
            self = .one(whole[0])
            return
        }
        let begun = indices { $0.hasPrefix(said) }
        let shortest = begun.first { first in
            spellings[first].contains { word in
                word.hasPrefix(said) && begun.allSatisfy { spellings[$0].contains { $0.hasPrefix(word) } }
            }
        }
        self = begun.isEmpty ? .none : shortest.map(Chosen.one) ?? .several(begun)
    }

    private static func plain(_ text: String) -> String {
        text.lowercased().split { $0 == " " || $0 == "," }.joined(separator: " ")
    }
}
