/// Which of some names somebody may have meant.
struct NearNames {
    /// At most three, the nearest first.
    let names: [String]

    /// Near is what shares a word with it, or becomes it by few changes of a letter.
    init(of said: String, among all: [String]) {
        let words = Set(said.split(separator: "-"))
        let near = all.compactMap { (name) -> (name: String, distance: Int)? in
            var changes = Self.changes(Array(said.unicodeScalars), Array(name.unicodeScalars))
            // The same letters in another order are one slip.
            if changes > 1, said.unicodeScalars.sorted() == name.unicodeScalars.sorted() { changes = 1 }
            let shared = words.intersection(name.split(separator: "-")).contains { $0.count > 2 }
            return changes <= max(2, name.count / 3) || shared || name.hasPrefix(said) ? (name, changes) : nil
        }
        names = near.sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }.prefix(3).map(\.name)
    }

    /// Letters to put in, take out or change.
    ///
    /// - Complexity: O(count × count).
    /// - SeeAlso: Wagner and Fischer, "The String-to-String Correction Problem", 1974.
    static func changes(_ from: [Unicode.Scalar], _ to: [Unicode.Scalar]) -> Int {
        var row = Array(0...to.count)
        for (above, letter) in from.enumerated() {
            var diagonal = row[0]
            row[0] = above + 1
            for (left, other) in to.enumerated() {
                let kept = diagonal + (letter == other ? 0 : 1)
                diagonal = row[left + 1]
                row[left + 1] = min(kept, row[left] + 1, diagonal + 1)
            }
        }
        return row[to.count]
    }
}
