@testable import ledger

/// A file beside the tests.
func fixture(_ name: String, here: String = #filePath) throws -> [UInt8] {
    let directory = here.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    return try WholeFile.read("\(directory)/Fixtures/\(name)")
}
