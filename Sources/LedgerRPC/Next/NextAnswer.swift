package import CanonicalJSON

/// Answer of `next.get`: what has waited longest for who asks.
package struct NextAnswer: WireObject, Hashable {
    /// Things that wait.
    package var count: Int
    /// Things that wait, by kind.
    package var counts: CountsByName
    /// More was there than one answer looks at.
    package var cut: Bool?
    /// What has waited longest; absent when nothing waits.
    package var item: Item?
    /// Things that are late.
    package var late: Int
    package var people: People
    package var size: UInt64

    package init(
        count: Int, counts: CountsByName, cut: Bool? = nil, item: Item? = nil, late: Int, people: People, size: UInt64
    ) {
        self.count = count
        self.counts = counts
        self.cut = cut
        self.item = item
        self.late = late
        self.people = people
        self.size = size
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        count = try reader.value("count", Wire.count, about: "things that wait")
        counts = try CountsByName(reader, "counts", about: "things that wait, by kind")
        cut = try reader.optional("cut", Wire.flag, about: "more was there than one answer looks at")
        item = try reader.optional(Item.self, "item", about: "what has waited longest; absent when nothing waits")
        late = try reader.value("late", Wire.count, about: "things that are late")
        people = try People(reader, "people")
        size = try reader.value("size", Wire.position)
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.integer("count", Int64(count))
        counts.write("counts", to: &w)
        if let cut { w.bool("cut", cut) }
        if let item { w.one("item", item) }
        w.integer("late", Int64(late))
        people.write("people", to: &w)
        w.integer("size", Int64(size))
    }
}

/// Answer of `next.list`: everything that waits for who asks, the longest first.
package struct NextList: WireObject, Hashable {
    /// More was there than one answer looks at.
    package var cut: Bool?
    package var items: [Item]
    /// Pass it as `after` for the following rows.
    package var next: String?
    package var people: People
    package var size: UInt64

    package init(cut: Bool? = nil, items: [Item], next: String? = nil, people: People, size: UInt64) {
        self.cut = cut
        self.items = items
        self.next = next
        self.people = people
        self.size = size
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        cut = try reader.optional("cut", Wire.flag, about: "more was there than one answer looks at")
        items = try reader.many(Item.self, "items", count: Wire.rows)
        next = try reader.optional("next", Wire.word, about: "pass it as `after` for the following rows")
        people = try People(reader, "people")
        size = try reader.value("size", Wire.position)
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        if let cut { w.bool("cut", cut) }
        w.many("items", items)
        if let next { w.string("next", next) }
        people.write("people", to: &w)
        w.integer("size", Int64(size))
    }
}
