import Foundation
import Testing

@testable import LedgerClient

@Suite struct `A draft` {
    private let place = TemporaryState()

    private func open(_ names: [String] = ["U1", "U2"]) throws -> DraftFile? {
        try DraftFile.open(place.state, kind: "checkin", origin: "acme.example/ledger", names: names)
    }

    @Test func `is there again after its program ended`() throws {
        do {
            let draft = try #require(try open())
            #expect(try draft.recall() == nil)
            try draft.keep(Array("one".utf8))
            try draft.keep(Array("two".utf8))
        }
        let draft = try #require(try open())
        #expect(try draft.recall() == Array("two".utf8))
        try draft.remove()
        try draft.remove()
        #expect(try draft.recall() == nil)
    }

    @Test func `is open in one window at a time`() throws {
        var first = try open()
        #expect(first?.path != nil)
        #expect(try open() == nil)
        #expect(try open(["U1", "U3"]) != nil)
        first = nil
        #expect(try open() != nil)
    }

    @Test func `can be read by its owner alone`() throws {
        let draft = try #require(try open())
        try draft.keep(Array("secret".utf8))
        let mode = try FileManager.default.attributesOfItem(atPath: draft.path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        let folder = (draft.path as NSString).deletingLastPathComponent
        #expect(try FileManager.default.attributesOfItem(atPath: folder)[.posixPermissions] as? Int == 0o700)
    }
}
