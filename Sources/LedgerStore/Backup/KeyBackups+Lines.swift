internal import CanonicalJSON
internal import LedgerDomain
internal import LedgerFormat

extension KeyBackups.Place {
    /// A line of canonical JSON for the place, then one for each copy in it.
    var lines: [UInt8] {
        var writer = CanonicalWriter()
        writer.object { (object) in
            object.integer("carriedOut", Int64(carriedOut))
            object.integer("copies", Int64(copies.count))
            object.string("directory", directory)
            if let lastCopy { object.string("lastCopy", lastCopy.description) }
            if let unnamedUntil { object.string("unnamedUntil", unnamedUntil.description) }
        }
        return writer.bytes + [10] + copies.flatMap(\.line)
    }

    /// - Throws: `copiesUnknown` with the number of the line that is none.
    static func places(in bytes: [UInt8], of path: String) throws(StoreError) -> [Self] {
        var found: [Self] = []
        var number: UInt64 = 0
        /// Copies of the last place that are still to come.
        var left = 0
        do {
            for line in bytes.split(separator: 10) {
                number += 1
                if left > 0 {
                    left -= 1
                    found[found.count - 1].copies.append(try KeyBackups.Copy(line: Array(line)))
                } else {
                    let (place, copies) = try place(line: Array(line))
                    found.append(place)
                    left = copies
                }
            }
        } catch {
            throw .copiesUnknown(path: path, line: number, reason: "\(error)")
        }
        guard left == 0 else {
            throw .copiesUnknown(path: path, line: number + 1, reason: "\(left) more lines belong there")
        }
        return found
    }

    /// - Returns: the place, and how many lines of copies follow.
    private static func place(line: [UInt8]) throws -> (place: Self, copies: Int) {
        // An early version wrote the directory alone.
        if line.first == UInt8(ascii: "/") {
            return (Self(directory: String(decoding: line, as: UTF8.self), lastCopy: nil, carriedOut: 0), 0)
        }
        let reader = try ObjectReader(JSONDocument(parsing: line).root)
        var place = Self(
            directory: try reader.value("directory", .text(1...4_096)),
            lastCopy: try reader.optional("lastCopy", .instant), carriedOut: Int(try reader.value("carriedOut", .seq)),
            unnamedUntil: try reader.optional("unnamedUntil", .instant))
        let copies = try reader.optional("copies", .seq)
        try reader.finish(unknown: .refuse)
        // A later one wrote how far the directory is, and no copy's name.
        if copies == nil { place.unnamedUntil = place.end }
        return (place, Int(copies ?? 0))
    }
}

extension KeyBackups.Copy {
    var line: [UInt8] {
        var writer = CanonicalWriter()
        writer.object { (object) in
            object.integer("carriedOut", Int64(carriedOut))
            object.string("copy", name)
            object.string("madeAt", madeAt.description)
        }
        return writer.bytes + [10]
    }

    init(line: [UInt8]) throws {
        let reader = try ObjectReader(JSONDocument(parsing: line).root)
        self.init(
            name: try reader.value("copy", .text(1...255)), madeAt: try reader.value("madeAt", .instant),
            carriedOut: Int(try reader.value("carriedOut", .seq)))
        try reader.finish(unknown: .refuse)
    }
}
