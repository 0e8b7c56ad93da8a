/// The first table under a heading: rows of cells, without its head.
func table(under heading: String, in page: String) -> [[String]] {
    page.split(separator: "\n", omittingEmptySubsequences: false)
        .drop { $0 != heading }
        .drop { !$0.hasPrefix("|") }
        .prefix { $0.hasPrefix("|") }
        .dropFirst(2)
        .map { row in
            row.split(separator: "|").map { cell in
                String(cell.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
            }
        }
}

/// `a, b` as a set; `–` is none.
func names(_ cell: String) -> Set<String> {
    cell == "–" ? [] : Set(cell.split(separator: ", ").map(String.init))
}
