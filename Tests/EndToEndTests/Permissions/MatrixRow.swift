import CanonicalJSON

/// One thing that can be asked for, about dana or what is hers.
struct MatrixRow: Sendable {
    let method: String
    /// What of it: "a proposal of the manager's"; empty where the method says it all.
    let what: String
    /// Parameters of a request that is as it should be. Called again after each request that changed something, so that
    /// everybody asks of an equal state.
    let params: @Sendable (Stage) throws -> JSONTree
    /// Whether an answer has what was asked for.
    let shows: @Sendable (JSONTree) -> Bool

    /// Queries write nothing.
    let isQuery: Bool

    /// A command.
    init(_ method: String, _ what: String = "", _ params: @escaping @Sendable (Stage) throws -> JSONTree) {
        (self.method, self.what, self.params) = (method, what, params)
        shows = { _ in true }
        isQuery = false
    }

    /// A query, and how to tell that the answer is not empty of what it was about.
    init(
        _ method: String, _ what: String = "", _ params: @escaping @Sendable (Stage) throws -> JSONTree,
        shows: @escaping @Sendable (JSONTree) -> Bool
    ) {
        (self.method, self.what, self.params) = (method, what, params)
        self.shows = shows
        isQuery = true
    }

    var title: String { what.isEmpty ? "`\(method)`" : "`\(method)` \(what)" }
}

/// Every row, noun by noun. A new noun adds a file of its own and one word here.
enum MatrixRows {
    static let all: [MatrixRow] =
        organisation + goals + metrics + measurements + agreements + course + milestones + promises + checkpoints
        + feedback + evidence + custody + commitments + log + views + server
}
