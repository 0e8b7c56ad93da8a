package import CanonicalJSON

/// Which events a reader of the log wants: those that fit every member that is there.
///
/// Each member fits an event that has one of its names. Without any member, every event fits.
package struct LogFilter: WireObject, Hashable {
    /// Kinds of streams: `agreement`, `promise` …
    package var categories: [String]?
    /// `agreement/12` …
    package var streams: [String]?
    /// People, by id; a request may also name them by handle.
    package var subjects: [String]?
    /// `agreement.confirmed` …
    package var types: [String]?

    package init(
        categories: [String]? = nil, streams: [String]? = nil, subjects: [String]? = nil, types: [String]? = nil
    ) {
        self.categories = categories
        self.streams = streams
        self.subjects = subjects
        self.types = types
    }

    package var isEmpty: Bool { self == LogFilter() }

    private static let word = Shape<String>.text(1...Limits.filterNameBytes)
    private static let names = 1...Limits.filterNames

    package init(from reader: ObjectReader) throws(ShapeError) {
        categories = try reader.optionalArray(
            "categories", count: Self.names, about: "kinds of streams, such as agreement", Self.word)
        streams = try reader.optionalArray("streams", count: Self.names, about: "such as agreement/12", Self.word)
        subjects = try reader.optionalArray("subjects", count: Self.names, about: "people whom it concerns", Self.word)
        types = try reader.optionalArray("types", count: Self.names, about: "such as agreement.confirmed", Self.word)
        try reader.finish(unknown: .refuse)
    }

    package func write(to w: inout ObjectWriter) {
        if let categories { w.strings("categories", categories) }
        if let streams { w.strings("streams", streams) }
        if let subjects { w.strings("subjects", subjects) }
        if let types { w.strings("types", types) }
    }
}
