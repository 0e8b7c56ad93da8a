import CanonicalJSON
import Foundation

/// Somebody else's implementation of JSON Schema: Python's jsonschema.
enum Validator {
    static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// - Parameter lines: `{"schema": path, "instance": …, "valid": bool, "change"?: text}` each.
    static func judge(_ lines: [JSONTree], in place: Place) throws -> Ending {
        let text = lines.map { $0.description + "\n" }.joined()
        let input = try place.write("judged-\(UUID()).jsonl", text)
        let command = #"exec python3 "$0" "$1" < "$2""#
        let script = repository.appending(path: "Tests/Schemas/validate.py").path
        return try RunningProgram("/bin/sh", ["-c", command, script, repository.path, input], in: place).end()
    }
}
