import Foundation
import Testing

/// A page of the documentation that is made from tests.
enum GeneratedPage {
    /// Set `UPDATE_SCHEMAS=1` to write generated files anew, and look at the difference before committing it.
    static let isUpdating = ProcessInfo.processInfo.environment["UPDATE_SCHEMAS"] == "1"

    /// Compares the page on disk with what the tests say, or writes it.
    static func expect(_ markdown: String, at path: String) throws {
        let file = Validator.repository.appending(path: path)
        if isUpdating { try Data(markdown.utf8).write(to: file) }
        let present = (try? Data(contentsOf: file)).map { String(decoding: $0, as: UTF8.self) } ?? ""
        guard present != markdown else { return }
        let was = Set(present.split(separator: "\n"))
        let now = Set(markdown.split(separator: "\n"))
        let gone = was.subtracting(now).sorted().map { "- \($0)" }
        let new = now.subtracting(was).sorted().map { "+ \($0)" }
        Issue.record("\(path): run the tests with UPDATE_SCHEMAS=1\n\((gone + new).prefix(40).joined(separator: "\n"))")
    }
}
