/// The page that is made from the matrix.
enum PermissionPage {
    static let path = "Docs/Reference/permissions.md"

    static func markdown(_ matrix: Matrix) -> String {
        let columns = MatrixColumn.allCases
        var page = """
            # Who may ask what

            Made from the tests that try each of these, in a simulated ledger: a row is a request about dana or what is hers, a
            column is who asks. Everybody asks of an equal state.

            | cell | means |
            | --- | --- |
            | **yes** | done, or answered with what was asked for |
            | nothing | answered, without anything of what was asked for |
            | no | `forbidden`: it can be seen, and is not theirs to do |
            | hidden | `not_found`: as if it were not there |
            | `a-rule` | theirs to ask, and refused by that [rule](rules.md) |

            The manager is who manages dana today, the manager's manager stands above them, a colleague has the same manager,
            somebody else has no relation to dana. The scope of one integration includes the metric, that of the other does not.
            Who has departed has no account any more; here somebody acts for them. No member is an account of the machine that
            is nobody's; the operator is the account that runs the daemon, and nobody's either.

            | | \(columns.map(\.title).joined(separator: " | ")) |
            | --- | \(columns.map { _ in "---" }.joined(separator: " | ")) |

            """
        for (row, cells) in zip(MatrixRows.all, matrix.cells) {
            page += "| \(row.title) | \(columns.map { cells[$0]?.word ?? "" }.joined(separator: " | ")) |\n"
        }
        return page
    }
}
