internal import CanonicalJSON
internal import LedgerDomain
internal import LedgerFormat
internal import LedgerRPC
internal import LedgerService
internal import LedgerStore

/// A filter that was looked up: which leaves a reader wants, of those that they may see.
struct LeafFilter: Sendable, Hashable {
    /// As it is told and kept: people by id.
    let spelled: LogFilter
    private let categories: Set<String>?
    private let streams: Set<String>?
    private let subjects: Set<MemberID>?
    private let types: Set<String>?

    static let everything = LeafFilter()

    static func == (left: LeafFilter, right: LeafFilter) -> Bool { left.spelled == right.spelled }
    func hash(into hasher: inout Hasher) { hasher.combine(spelled) }

    private init() {
        spelled = LogFilter()
        (categories, streams, subjects, types) = (nil, nil, nil, nil)
    }

    /// - Parameter member: whom a handle or id means; nil for nobody.
    /// - Throws: `Failure.invalid` for what no event can ever fit, because that is a slip of the pen.
    init(_ filter: LogFilter, at pointer: String = "/filter", member: (String) throws -> MemberID?) throws {
        let lists = [filter.categories, filter.streams, filter.subjects, filter.types]
        let names = lists.reduce(0) { $0 + ($1?.count ?? 0) }
        guard names <= Limits.filterNamesTogether else {
            throw Self.invalid(pointer, "at most \(Limits.filterNamesTogether) names together", "\(names)")
        }
        for (index, category) in (filter.categories ?? []).enumerated() where StreamKind(rawValue: category) == nil {
            let kinds = StreamKind.allCases.map(\.rawValue).joined(separator: ", ")
            throw Self.invalid("\(pointer)/categories/\(index)", "one of \(kinds)", "\"\(category)\"")
        }
        for (index, stream) in (filter.streams ?? []).enumerated() where StreamName(text: stream) == nil {
            throw Self.invalid("\(pointer)/streams/\(index)", "a stream such as agreement/12", "\"\(stream)\"")
        }
        for (index, type) in (filter.types ?? []).enumerated() where Catalogue.type(named: type) == nil {
            throw Self.invalid(
                "\(pointer)/types/\(index)", "a type of event such as agreement.confirmed", "\"\(type)\"")
        }
        var subjects: [MemberID]?
        if let people = filter.subjects {
            subjects = try people.enumerated().map { (index, name) in
                guard let id = try member(name) else {
                    throw Self.invalid(
                        "\(pointer)/subjects/\(index)", "somebody registered, by handle or id (ledger member list)",
                        "\"\(name)\"")
                }
                return id
            }
        }
        var spelled = filter
        spelled.subjects = subjects?.map(\.description)
        self.spelled = spelled
        categories = filter.categories.map { Set($0) }
        streams = filter.streams.map { Set($0) }
        types = filter.types.map { Set($0) }
        self.subjects = subjects.map { Set($0) }
    }

    /// One that was kept.
    init(kept bytes: [UInt8]) throws {
        if bytes.isEmpty {
            self.init()
        } else {
            try self.init(LogFilter(JSONDocument(parsing: bytes).root)) { MemberID(text: $0) }
        }
    }

    /// As it is kept.
    var kept: [UInt8] { isEmpty ? [] : spelled.canonicalBytes }

    var isEmpty: Bool { spelled.isEmpty }

    func admits(_ leaf: LeafHeaderOnly) -> Bool {
        if let types, !types.contains(leaf.type) { return false }
        if let streams, !streams.contains(leaf.stream) { return false }
        if let categories, !categories.contains(String(leaf.category)) { return false }
        if let subjects, leaf.subjects.allSatisfy({ !subjects.contains($0) }) { return false }
        return true
    }

    private static func invalid(_ pointer: String, _ expected: String, _ found: String) -> Failure {
        .invalid(ShapeError(at: pointer, expected: expected, found: found))
    }
}

extension Query {
    /// A filter of a request, people by handle or id.
    func filter(_ filter: LogFilter?) throws -> LeafFilter {
        guard let filter else { return .everything }
        return try LeafFilter(filter) { name in
            let found = try MemberID(text: name) ?? facts.member(withHandle: name)
            return try found.flatMap { try facts.person($0) } == nil ? nil : found
        }
    }
}
