import Foundation

/// Test data beside this file.
enum Fixture {
    static func json(_ name: String, from file: String = #filePath) throws -> [String: Any] {
        let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
        let data = try Data(contentsOf: folder.appendingPathComponent("Fixtures/\(name)"))
        return try JSONSerialization.jsonObject(with: data) as! [String: Any]
    }
}
