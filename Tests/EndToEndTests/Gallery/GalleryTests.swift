import CanonicalJSON
import Foundation
import LedgerDomain
import LedgerRPC
import Testing

extension `End to end` {
    /// Every reason for a refusal, caused by the smallest script, in its exact words.
    @Suite struct `The gallery of errors` {
        @Test func `has every rule and every kind of error, and nothing else`() {
            let shown = Set(Gallery.entries.map(\.subject))
            let rules = Rule.all.map { GalleryEntry.Subject.rule($0.name.text) }
            let kinds = RPCErrorKind.allCases.map { GalleryEntry.Subject.kind($0) }
            #expect(Set(rules + kinds).subtracting(shown) == [], "each needs an entry in Tests/EndToEndTests/Gallery")
            #expect(shown.subtracting(rules + kinds) == [], "there is no such rule or kind")
        }

        /// What programs cannot cause is said so, and is exactly this.
        @Test func `shows by a script whatever the programs can cause`() throws {
            let without = Gallery.entries.filter { if case .none = $0.way { true } else { false } }
            #expect(Set(without.map(\.subject)) == Gallery.withoutScript)
            for entry in without {
                #expect(Gallery.entries(of: entry.subject).count == 1, "\(entry.subject) has a script beside")
                guard case .none(_, let file) = entry.way else { continue }
                let path = Validator.repository.appending(path: file).path
                #expect(FileManager.default.fileExists(atPath: path), "\(file)")
            }
        }

        @Test func `says exactly what the programs say`() throws {
            let stage = try Stage()
            // Whoever may look at others has looked today, so that their reads write nothing more.
            for reader in ["hr", "gia", "abe"] { _ = try stage.wire.call("log.read", ["from": 0], as: reader).ok }
            let size = try stage.ledger.size()
            // What changes the ledger comes last, so that the others need not know of it.
            for entry in Gallery.entries where entry.isReadOnly { try GalleryRun(stage, entry).check() }
            #expect(try stage.ledger.size() == size, "a refusal writes nothing")
            for entry in Gallery.entries where !entry.isReadOnly { try GalleryRun(stage, entry).check() }
        }

        @Test func `is what the page shows`() throws {
            try GeneratedPage.expect(GalleryPage.markdown(), at: GalleryPage.path)
        }
    }
}

extension GalleryEntry {
    var isReadOnly: Bool { setup.isEmpty && setupLines.isEmpty }
}
