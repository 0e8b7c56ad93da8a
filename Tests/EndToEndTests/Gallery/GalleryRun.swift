import CanonicalJSON
import Foundation
import LedgerRPC
import Testing

/// One entry, run on the stage.
struct GalleryRun {
    private let stage: Stage
    private let entry: GalleryEntry

    init(_ stage: Stage, _ entry: GalleryEntry) {
        self.stage = stage
        self.entry = entry
    }

    func check() throws {
        switch entry.way {
        case .none: return
        case .script(let script, let says, let status): try check(script, says, status)
        case .line(let line, let answer): try check(line, answer)
        }
    }

    private func check(_ script: String, _ says: String, _ status: Int32) throws {
        let script = try withEvents(script)
        for line in entry.setup {
            let ending = try shell(withEvents(line))
            #expect(ending.status == 0, "before \(script): \(line)\n\(ending)")
        }
        let ending = try shell(script)
        let said = Self.withoutNumbers(ending.errors)
        #expect(said == says + "\n", "$ \(script)\n\(said)")
        #expect(ending.status == status, "$ \(script)")
        switch entry.subject {
        case .rule(let rule):
            let isNamed = said.contains("(\(rule))") || said.contains("(\(rule); event")
            #expect(isNamed, "\(rule) is not among the reasons of: \(script)")
        case .kind(let kind):
            let json = try shell(script + " --json")
            let tree = JSONTree(try JSONDocument(parsing: Array(json.output.utf8.dropLast())).root)
            #expect(tree["error"]?["data"]?["kind"]?.text == kind.rawValue, "$ \(script)\n\(tree)")
        }
    }

    /// With the event's number where a script names a measurement by its source's key: `{deal-1}`.
    private func withEvents(_ script: String) throws -> String {
        guard let match = script.firstMatch(of: /\{([a-z0-9-]+)\}/) else { return script }
        return script.replacing(match.0, with: "\(try stage.seq(of: String(match.1)))")
    }

    private func shell(_ line: String) throws -> Ending {
        let ledger = stage.ledger
        let environment = [
            "LEDGER_SOCKET": ledger.socket, "PATH": "\(Programs.folder):/usr/bin:/bin",
            "XDG_STATE_HOME": ledger.place.path + "/state",
        ]
        return try RunningProgram("/bin/sh", ["-c", line], environment: environment, in: ledger.place).end()
    }

    private func check(_ line: String, _ says: String) throws {
        let wire = try stage.ledger.connect()
        for before in entry.setupLines {
            try wire.send(before + "\n")
            #expect(try wire.answer().result != nil, "before \(line.prefix(200)): \(before)")
        }
        try wire.send(line + "\n")
        let answer = try wire.answer()
        let said = Self.withoutNumbers(answer.description)
        #expect(said == says, "→ \(line.prefix(200))\n← \(said)")
        guard case .kind(let kind) = entry.subject else { return }
        #expect(answer.kind == kind.rawValue, "→ \(line.prefix(200))\n← \(said)")
    }

    /// With `N` for every event, whose number is the stage's.
    private static func withoutNumbers(_ text: String) -> String {
        var text = text
        for pattern in [/\(([a-z-]+); events ([0-9, ]+)\)/] {
            text = text.replacing(pattern) { match in
                "(\(match.1); events \(match.2.split(separator: ", ").map { _ in "N" }.joined(separator: ", ")))"
            }
        }
        text = text.replacing(/"events":\[[0-9,]+\]/) { _ in #""events":[N]"# }
        return text.replacing(/(measurement [a-z]+|measurement at|event) [0-9]+/) { "\($0.1) N" }
    }
}
