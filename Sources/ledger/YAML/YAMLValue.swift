import Yams

/// A YAML document as texts, lists and maps, each with its line: what a text means is for whoever asked for it, so
/// that `2017-10-31`, `no` and `1.50` stay what was written.
indirect enum YAMLValue {
    case text(String, line: Int)
    case list([YAMLValue], line: Int)
    case map([(key: String, value: YAMLValue)], line: Int)

    var line: Int {
        switch self {
        case .text(_, let line), .list(_, let line), .map(_, let line): line
        }
    }

    /// - Throws: a complaint with the line at which the text stops being YAML.
    init(parsing bytes: [UInt8], file: String) throws {
        guard let source = String(validating: bytes, as: UTF8.self) else {
            throw Complaint.usage("\(file) is not UTF-8")
        }
        do {
            guard let node = try Yams.compose(yaml: source) else { throw Complaint.usage("\(file) is empty") }
            self = try Self(node, depth: 0, file: file)
        } catch let error as YamlError {
            throw Complaint.usage(
                "\(file) is not YAML", because: ["\(error)".split(separator: "\n").first.map(String.init) ?? "?"])
        }
    }

    private init(_ node: Node, depth: Int, file: String) throws {
        let line = node.mark?.line ?? 1
        guard depth < 16 else { throw Complaint.usage("\(file), line \(line): nested deeper than 16") }
        switch node {
        case .scalar(let scalar): self = .text(scalar.string, line: line)
        case .sequence(let nodes):
            self = .list(try nodes.map { try Self($0, depth: depth + 1, file: file) }, line: line)
        case .mapping(let mapping):
            var entries: [(key: String, value: YAMLValue)] = []
            for (key, value) in mapping {
                guard let name = key.scalar?.string else {
                    throw Complaint.usage("\(file), line \(line): a key is no text")
                }
                entries.append((name, try Self(value, depth: depth + 1, file: file)))
            }
            self = .map(entries, line: line)
        case .alias: throw Complaint.usage("\(file), line \(line): aliases are not read here")
        }
    }
}
