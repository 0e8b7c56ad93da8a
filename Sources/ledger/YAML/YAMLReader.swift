/// Reads one map of a YAML file, with complaints that name file, line and key.
struct YAMLReader {
    let file: String
    let line: Int
    private let entries: [(key: String, value: YAMLValue)]

    /// - Parameter known: keys that may occur; any other is refused. Nil when the keys are data.
    init(_ value: YAMLValue, file: String, known: [String]?) throws {
        guard case .map(let entries, let line) = value else {
            throw Complaint.usage("\(file), line \(value.line): expected key: value lines")
        }
        self.file = file
        self.line = line
        self.entries = entries
        guard let known else { return }
        for (key, value) in entries where !known.contains(key) {
            throw Complaint.usage(
                "\(file), line \(value.line): nothing is named \(key)",
                hint: "known here: \(known.joined(separator: ", "))")
        }
    }

    var all: [(key: String, value: YAMLValue)] { entries }

    subscript(key: String) -> YAMLValue? { entries.first { $0.key == key }?.value }

    /// A text that may be absent.
    func text(_ key: String) throws -> String? {
        guard let value = self[key] else { return nil }
        guard case .text(let text, _) = value else {
            throw Complaint.usage("\(file), line \(value.line): \(key) must be a text or a number")
        }
        return text
    }

    /// A text that must be there.
    func needed(_ key: String) throws -> String {
        guard let text = try text(key), !text.isEmpty else {
            throw Complaint.usage("\(file), line \(line): \(key) is missing")
        }
        return text
    }

    func integer(_ key: String) throws -> Int? {
        guard let text = try text(key) else { return nil }
        guard let number = Int(text) else {
            throw Complaint.usage(
                "\(file), line \(self[key]?.line ?? line): \(key) must be a whole number, not \(text)")
        }
        return number
    }

    /// A list, empty when absent. A single value counts as a list of one.
    func list(_ key: String) -> [YAMLValue] {
        switch self[key] {
        case nil: []
        case .list(let values, _): values
        case .some(let value): [value]
        }
    }

    func texts(_ key: String) throws -> [String] {
        try list(key).map { value in
            guard case .text(let text, _) = value else {
                throw Complaint.usage("\(file), line \(value.line): \(key) must be texts")
            }
            return text
        }
    }
}
