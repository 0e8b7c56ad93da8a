import LedgerDomain
import LedgerRPC

@testable import ledger

/// The page that is made from the gallery.
enum GalleryPage {
    static let path = "Docs/Reference/errors.md"

    static func markdown() -> String {
        var page = """
            # Errors

            Every reason for which the ledger refuses something, with the smallest script that causes it and its exact words.
            Made from the tests that run each of these scripts; a rule or a kind without one fails them.

            An error says what was not done, because of what (the rule's name in brackets, with the events of the record that
            show it), and, where something helps, a hint with the next command. With `--json` it is the ledger's own error
            object ([Protocol](../Protocol.md)). The exit status tells scripts what to do next.

            The scripts run one beside the other in a simulated ledger that stands on \(Stage.today). `gia` manages `cara`,
            `cara` manages `dana` and `omar`, and managed `finn` until he left; `zoe` and `rhea` stand alone; `hr` is hr, `abe`
            an auditor; `crm` records `closed_won`, `erp` records `leads`. `A1` to `A7` are between dana and cara: open,
            confirmed by dana, in force, withdrawn, declined, closed, and expired. `A8` is omar's.
            `A10` is lena's, who came from cara to ines, who is of hr too.
            Events are `N` here.


            """
        page += kinds()
        page += rules()
        return page
    }

    private static func kinds() -> String {
        var text = """
            ## Kinds

            | kind | code | exit | again? |
            | --- | --- | --- | --- |

            """
        for kind in Gallery.kindsOfError {
            text +=
                "| [`\(kind.rawValue)`](#\(kind.rawValue)) | \(kind.code) | \(ExitStatus(kind).rawValue) | \(again(kind)) |\n"
        }
        for kind in Gallery.kindsOfError {
            text += "\n### `\(kind.rawValue)`\n"
            for entry in Gallery.entries(of: .kind(kind)) { text += section(entry) }
        }
        return text
    }

    private static func rules() -> String {
        var text = "\n## Rules\n"
        for rule in Gallery.rules {
            text += "\n### `\(rule.name.text)`\n\n\(rule.explanation)\n"
            for entry in Gallery.entries(of: .rule(rule.name.text)) { text += section(entry) }
        }
        return text
    }

    private static func section(_ entry: GalleryEntry) -> String {
        var text = "\n\(entry.about)\n"
        switch entry.way {
        case .script(let script, let says, let status):
            let lines = (entry.setup + [script]).map { "$ \(shown($0))\n" }.joined()
            text += "\n```\n\(lines)\(says)\n```\n\nExit status \(status).\n"
        case .line(let line, let answer):
            let lines = (entry.setupLines + [line]).map { "→ \(shown($0))\n" }.joined()
            text += "\n```\n\(lines)← \(answer)\n```\n"
        case .none(let because, let heldBy):
            text += "\nNo script: \(because) Held by [\(heldBy)](../../\(heldBy)).\n"
        }
        return text
    }

    /// With `N` for events, and cut short where nobody would read to the end.
    private static func shown(_ line: String) -> String {
        let line = line.replacing(/\{[a-z0-9-]+\}/) { _ in "N" }
        return line.utf8.count > 400 ? "\(line.prefix(60))… (\(line.utf8.count) bytes)" : line
    }

    private static func again(_ kind: RPCErrorKind) -> String {
        switch kind.retry {
        case .no: "no"
        case .yes: "yes"
        case .afterReading: "after reading again"
        case .whenFreed: "when space was freed"
        case .throughLookup: "ask `log.lookup` first"
        }
    }
}
