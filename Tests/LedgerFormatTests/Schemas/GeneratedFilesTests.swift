import Foundation
import LedgerFormat
import Testing

@Suite struct `Generated files` {
    @Test func `schemas on disk equal the code's`() throws {
        let files = SchemaFiles.events()
        for file in files {
            if RepositoryFiles.isUpdating { try RepositoryFiles.write(file.bytes, to: file.path) }
            #expect(RepositoryFiles.read(file.path) == file.bytes, "\(file.path): run the tests with UPDATE_SCHEMAS=1")
        }
    }

    @Test func `there is no schema of a type that does not exist`() throws {
        let folder = RepositoryFiles.root.appending(path: "Schemas/events")
        let present = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        let expected = Set(SchemaFiles.events().map { "\($0.path.split(separator: "/").last!)" })
        #expect(Set(present).subtracting(expected).isEmpty)
    }

    @Test func `the reference of events on disk equals the code's`() throws {
        try expectOnDisk(EventReference.markdown(), at: EventReference.path)
    }

    @Test func `the reference of rules on disk equals the code's`() throws {
        try expectOnDisk(RuleReference.markdown(), at: RuleReference.path)
    }

    private func expectOnDisk(_ markdown: String, at path: String) throws {
        let page = Array(markdown.utf8)
        if RepositoryFiles.isUpdating { try RepositoryFiles.write(page, to: path) }
        #expect(RepositoryFiles.read(path) == page, "\(path): run the tests with UPDATE_SCHEMAS=1")
    }
}
