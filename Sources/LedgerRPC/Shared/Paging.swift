package import CanonicalJSON

/// Parameters that every list takes.
package struct Paging: Sendable, Hashable {
    /// The `next` of the page before; nil for the first.
    package var after: String?
    /// Rows at most.
    package var limit: Int

    package init(after: String? = nil, limit: Int = Limits.listRowsDefault) {
        self.after = after
        self.limit = limit
    }

    private static let cursor = Shape<String>.text(1...Limits.cursorBytes)
    private static let rows = Shape<Int>.integer(1...Limits.listRows)

    /// Reads `after` and `limit` among other parameters.
    package init(from reader: ObjectReader) throws(ShapeError) {
        after = try reader.optional("after", Self.cursor, about: "the next of the page before")
        limit = try reader.optional("limit", Self.rows, about: "rows at most") ?? Limits.listRowsDefault
    }
}
