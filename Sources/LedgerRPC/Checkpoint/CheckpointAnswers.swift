package import CanonicalJSON

extension CheckpointRow: ListedRow {
    package static var plural: StaticString { "checkpoints" }
}

/// Answer of `checkpoint.list`.
package typealias CheckpointList = RowPage<CheckpointRow>

/// Answer of `checkpoint.get`.
package struct CheckpointDetail: WireObject, Hashable {
    /// Everything that happened to it, in order.
    package var acts: [ActView]
    package var checkpoint: CheckpointRow
    package var people: People
    package var size: UInt64
    /// Every view of both sides, oldest first.
    package var views: [OwnView]

    package init(acts: [ActView], checkpoint: CheckpointRow, people: People, size: UInt64, views: [OwnView]) {
        self.acts = acts
        self.checkpoint = checkpoint
        self.people = people
        self.size = size
        self.views = views
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        acts = try reader.many(
            ActView.self, "acts", count: Wire.rows, about: "everything that happened to it, in order")
        checkpoint = try reader.one(CheckpointRow.self, "checkpoint")
        people = try People(reader, "people")
        size = try reader.value("size", Wire.position)
        views = try reader.many(OwnView.self, "views", count: Wire.rows, about: "of both sides, oldest first")
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.many("acts", acts)
        w.one("checkpoint", checkpoint)
        people.write("people", to: &w)
        w.integer("size", Int64(size))
        w.many("views", views)
    }
}
