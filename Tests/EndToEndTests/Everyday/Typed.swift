import CanonicalJSON
import Testing

/// An office in which people type everyday verbs.
struct Typed {
    let office: Office

    init() throws { office = try Office() }

    /// A command line without a terminal, as a script or a pipe runs it.
    func run(_ arguments: String..., as person: String) throws -> Ending {
        try office.ledger.startCLI(arguments, as: person).end()
    }

    /// A command line that must succeed without anything being asked.
    @discardableResult
    func say(_ arguments: String..., as person: String) throws -> String {
        let ending = try office.ledger.startCLI(arguments + ["--yes"], as: person).end()
        #expect(ending.status == 0, "\(arguments): \(ending)")
        return ending.output
    }

    /// The same as ``run(_:as:)``, which must be refused with that status, say those words and record nothing.
    func refused(_ arguments: String..., as person: String, _ status: Int32, _ words: String...) throws {
        let size = try office.ledger.size()
        let ending = try office.ledger.startCLI(arguments, as: person).end()
        #expect(ending.status == status, "\(arguments): \(ending)")
        for word in words { #expect(ending.errors.contains(word), "\(arguments): \(ending)") }
        #expect(try office.ledger.size() == size, "\(arguments) recorded something")
    }

    /// One line of JSON that came.
    func json(_ arguments: String..., as person: String) throws -> JSONTree {
        let ending = try office.ledger.startCLI(arguments + ["--json", "--yes"], as: person).end()
        #expect(ending.status == 0 && ending.output.hasSuffix("\n"), "\(arguments): \(ending)")
        #expect(!ending.output.dropLast().contains("\n"), "one line: \(ending)")
        return JSONTree(try JSONDocument(parsing: Array(ending.output.utf8.dropLast())).root)
    }

    /// Types at a terminal; the program must come to an end with status 0.
    @discardableResult
    func type(_ arguments: [String], as person: String, _ moves: [Move]) throws -> Scene {
        let scene = try office.ledger.converse(arguments, as: person, moves)
        #expect(scene.failure == nil && scene.status == 0, "\(arguments): \(scene)")
        return scene
    }

    func agreement(_ id: String = "A1", as person: String = "dana") throws -> JSONTree {
        try #require(try office.command("agreement.get", ["agreement": .string(id)], as: person)["agreement"])
    }

    func promise(_ id: String) throws -> JSONTree {
        try #require(try office.command("promise.get", ["promise": .string(id)], as: "dana")["promise"])
    }
}
