/// Rows with a heading, aligned; on a narrow terminal each row becomes a few lines of its own.
struct Table {
    struct Column {
        var title: String
        /// Numbers line up at their right.
        var isNumber: Bool
        /// May be cut short with … when the table is too wide; others never are.
        var mayShorten: Bool

        static func text(_ title: String) -> Column { Column(title: title, isNumber: false, mayShorten: false) }
        static func long(_ title: String) -> Column { Column(title: title, isNumber: false, mayShorten: true) }
        static func number(_ title: String) -> Column { Column(title: title, isNumber: true, mayShorten: false) }
    }

    var columns: [Column]
    private(set) var rows: [[String]] = []
    /// A column that may be shortened keeps at least so many columns of the terminal.
    private static let leastWidth = 8
    private static let gap = 2

    init(_ columns: [Column]) { self.columns = columns }

    mutating func add(_ cells: [String]) {
        precondition(cells.count == columns.count, "a row has a cell for each column")
        rows.append(cells.map { printable($0).split(separator: "\n").joined(separator: " ") })
    }

    /// - Parameter width: columns of the terminal; nil for no bound, where nothing is ever left out.
    func rendered(width: Int?, paint: Paint) -> String {
        var widths = columns.indices.map { index in
            rows.reduce(DisplayWidth.of(columns[index].title)) { max($0, DisplayWidth.of($1[index])) }
        }
        if let width {
            var excess = widths.reduce(0, +) + Self.gap * (columns.count - 1) - width
            for index in columns.indices.reversed() where columns[index].mayShorten && excess > 0 {
                let cut = min(excess, max(0, widths[index] - Self.leastWidth))
                widths[index] -= cut
                excess -= cut
            }
            if excess > 0 { return stacked(width: width, paint: paint) }
        }
        let heading = line(columns.map(\.title), widths) { cell, _ in paint.dim(cell) }
        let body = rows.map { row in line(row, widths) { cell, word in Self.painted(cell, word, paint) } }
        return ([heading] + body).joined()
    }

    private func line(_ cells: [String], _ widths: [Int], _ style: (_ cell: String, _ word: String) -> String) -> String
    {
        var line = ""
        for (index, cell) in cells.enumerated() {
            let shown = DisplayWidth.shortened(cell, to: widths[index])
            let padding = String(repeating: " ", count: max(0, widths[index] - DisplayWidth.of(shown)))
            let isLast = index == cells.count - 1
            if columns[index].isNumber {
                line += padding + style(shown, cell)
            } else {
                line += style(shown, cell) + (isLast ? "" : padding)
            }
            if !isLast { line += String(repeating: " ", count: Self.gap) }
        }
        while line.last == " " { line.removeLast() }
        return line + "\n"
    }

    private static func painted(_ cell: String, _ word: String, _ paint: Paint) -> String {
        let painted = paint.state(word)
        return painted == word ? cell : painted.replacing(word, with: cell)
    }

    /// The first cell is the row's heading; each other one that says something has a line.
    private func stacked(width: Int, paint: Paint) -> String {
        let indent = min(12, (columns.dropFirst().map { DisplayWidth.of($0.title) }.max() ?? 0) + 4)
        var text = ""
        for row in rows {
            text += paint.strong(DisplayWidth.shortened(row[0], to: width)) + "\n"
            for (column, cell) in zip(columns, row).dropFirst() where !cell.isEmpty {
                let room = max(8, width - indent)
                let title = DisplayWidth.shortened(column.title, to: indent - 3)
                let padding = String(repeating: " ", count: max(1, indent - 2 - DisplayWidth.of(title)))
                for (number, part) in DisplayWidth.wrapped(cell, to: room).enumerated() {
                    text += number == 0 ? "  " + paint.dim(title) + padding : String(repeating: " ", count: indent)
                    text += Self.painted(part, cell, paint) + "\n"
                }
            }
        }
        return text
    }
}
