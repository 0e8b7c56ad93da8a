internal import LedgerDomain

/// The rules as a page for people.
package enum RuleReference {
    package static let path = "Docs/Reference/rules.md"

    package static func markdown() -> String {
        var page = """
            # Rules

            Made from the rules in code. Every refusal names each rule that it rests on: `data.rules` of an answer, and in
            the command line the word in brackets behind each *because*. A name never changes its meaning.

            | rule | says |
            | --- | --- |

            """
        for rule in Rule.all { page += "| `\(rule.name.text)` | \(rule.explanation) |\n" }
        return page
    }
}
