package import CanonicalJSON

/// Answer of `admin.check`: the whole log read back and compared with what is derived from it.
package struct CheckResult: WireObject, Hashable {
    package var ok: Bool
    package var problems: [String]
    package var root: String
    package var size: UInt64

    package init(ok: Bool, problems: [String], root: String, size: UInt64) {
        self.ok = ok
        self.problems = problems
        self.root = root
        self.size = size
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        ok = try reader.value("ok", Wire.flag)
        problems = try reader.array("problems", count: Wire.rows, Wire.text)
        root = try reader.value("root", Wire.word)
        size = try reader.value("size", Wire.position)
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.bool("ok", ok)
        w.strings("problems", problems)
        w.string("root", root)
        w.integer("size", Int64(size))
    }
}

/// Answer of `admin.shutdown`.
package struct Stopping: WireObject, Hashable {
    package var stopping: Bool

    package init(stopping: Bool) {
        self.stopping = stopping
    }

    package init(from reader: ObjectReader) throws(ShapeError) {
        stopping = try reader.value("stopping", Wire.flag)
        try reader.finish(unknown: .keep)
    }

    package func write(to w: inout ObjectWriter) {
        w.bool("stopping", stopping)
    }
}
