import CanonicalJSON
import Foundation

/// One thing that somebody at a terminal does, or waits for.
enum Move {
    /// Waits until a text is shown, after the last one that was waited for. Colours and line breaks do not matter.
    case expect(String)
    /// Types a line and Enter.
    case line(String)
    /// Types without Enter.
    case type(String)
    /// Types bytes, as hexadecimal digits.
    case hex(String)
    /// Ctrl and a letter: "c", "d".
    case control(String)
    /// Makes the window so many columns wide.
    case resize(columns: Int)
    /// Sends the program a signal.
    case kill(Int32)
    /// Takes the terminal away, as a lost connection does.
    case hangUp
    /// Meanwhile runs another `ledger` to its end.
    case run([String], as: String?)
    /// Waits until another conversation stands at its own `.meet`, where the files are named the other way round.
    case meet(mine: String, theirs: String)

    fileprivate func tree(_ ledger: TestLedger) -> JSONTree {
        switch self {
        case .expect(let text): ["expect": .string(text)]
        case .line(let text): ["line": .string(text)]
        case .type(let text): ["type": .string(text)]
        case .hex(let digits): ["hex": .string(digits)]
        case .control(let letter): ["control": .string(letter)]
        case .resize(let columns): ["resize": [24, .integer(Int64(columns))]]
        case .kill(let signal): ["kill": .integer(Int64(signal))]
        case .hangUp: ["hangUp": true]
        case .meet(let mine, let theirs): ["meet": .array([.string(mine), .string(theirs)])]
        case .run(let arguments, let person):
            [
                "run": [
                    "argv": .array(([Programs.ledger] + arguments + ledger.acting(person)).map(JSONTree.string)),
                    "env": ledger.terminalEnvironment([:]),
                ]
            ]
        }
    }
}

/// What became of a conversation at a terminal.
struct Scene: CustomStringConvertible {
    /// Everything that was shown, what was typed among it, without colours.
    let transcript: String
    /// As it came, with colours.
    let raw: String
    /// 128 and the signal's number when a signal ended the program.
    let status: Int32
    /// Columns of the widest line.
    let widest: Int
    /// What came of each `.run`.
    let runs: [Ending]
    /// Which move was not reached, and why.
    let failure: String?

    var description: String { "status \(status)\(failure.map { ", \($0)" } ?? "")\n\(transcript)" }

    struct NotPlayed: Error, CustomStringConvertible {
        let description: String
    }

    /// Reads what the script printed.
    init(_ ending: Ending) throws {
        guard ending.status == 0, let root = try? JSONDocument(parsing: Array(ending.output.utf8)).root else {
            throw NotPlayed(description: "\(ending)")
        }
        let tree = JSONTree(root)
        transcript = tree["transcript"]?.text ?? ""
        raw = tree["raw"]?.text ?? ""
        status = Int32(truncatingIfNeeded: tree["status"]?.number ?? -1)
        widest = Int(tree["widest"]?.number ?? -1)
        failure = tree["failure"]?.text
        runs =
            tree["runs"]?.elements.map {
                Ending(
                    status: Int32(truncatingIfNeeded: $0["status"]?.number ?? -1), output: $0["output"]?.text ?? "",
                    errors: "")
            } ?? []
    }
}

extension TestLedger {
    fileprivate func acting(_ person: String?) -> [String] { person.map { ["--as", $0] } ?? [] }

    fileprivate func terminalEnvironment(_ said: [String: String]) -> JSONTree {
        let own = [
            "LEDGER_SOCKET": socket, "XDG_STATE_HOME": place.path + "/state", "HOME": place.path,
            "PATH": "/usr/bin:/bin",
            "TERM": "xterm-256color", "LANG": "C.UTF-8",
        ]
        return .object(own.merging(said) { _, said in said }.sorted { $0.key < $1.key }.map { ($0, .string($1)) })
    }

    /// Runs `ledger` on a terminal of its own and plays a conversation with it, to the program's end.
    ///
    /// - Parameter environment: besides PATH, HOME, TERM, LANG (UTF-8) and where this ledger is, all that it gets.
    func converse(
        _ arguments: [String], as person: String? = nil, columns: Int = 80, environment: [String: String] = [:],
        _ moves: [Move]
    ) throws -> Scene {
        try Scene(startConversation(arguments, as: person, columns: columns, environment: environment, moves).end())
    }

    /// As ``converse(_:as:columns:environment:_:)``, while others go on; its end is read by `Scene(…end())`.
    func startConversation(
        _ arguments: [String], as person: String? = nil, columns: Int = 80, environment: [String: String] = [:],
        _ moves: [Move]
    ) throws -> RunningProgram {
        let scenario: JSONTree = [
            "argv": .array(([Programs.ledger] + arguments + acting(person)).map(JSONTree.string)),
            "columns": .integer(Int64(columns)), "env": terminalEnvironment(environment),
            "steps": .array(moves.map { $0.tree(self) }),
        ]
        let file = try place.write("scene-\(UUID()).json", scenario.description)
        let script = Validator.repository.appending(path: "Tests/Terminal/converse.py").path
        return try RunningProgram("/usr/bin/env", ["python3", script, file], in: place)
    }
}
