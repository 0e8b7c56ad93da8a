/// Names and what they stand at, one to a line, the names aligned.
struct Facts {
    private var lines: [(name: String, value: String)] = []

    mutating func add(_ name: String, _ value: String?) {
        if let value, !value.isEmpty { lines.append((name, printable(value))) }
    }

    func rendered(width: Int?, paint: Paint) -> String {
        let indent = min(18, (lines.map { DisplayWidth.of($0.name) }.max() ?? 0) + 2)
        var text = ""
        for (name, value) in lines {
            let shown = DisplayWidth.shortened(name, to: indent - 1)
            let padding = String(repeating: " ", count: indent - DisplayWidth.of(shown))
            let parts = DisplayWidth.wrapped(value, to: width.map { max(8, $0 - indent) } ?? .max)
            for (number, part) in parts.enumerated() {
                text += number == 0 ? paint.dim(shown) + padding : String(repeating: " ", count: indent)
                text += part + "\n"
            }
        }
        return text
    }
}
