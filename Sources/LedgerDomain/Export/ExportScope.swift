/// What an export is of.
package enum ExportScope: Hashable, Sendable {
    /// Everything.
    case all
    /// What concerns one person.
    case person(MemberID)
    /// An agreement with what belongs to it.
    case agreement(AgreementID)

    /// Reads `all`, `person/17` and `agreement/12`; nil for anything else.
    package init?(text: some StringProtocol) {
        if text == "all" {
            self = .all
            return
        }
        switch StreamName(text: text) {
        case .person(let id): self = .person(id)
        case .agreement(let id): self = .agreement(id)
        default: return nil
        }
    }
}

extension ExportScope: CustomStringConvertible {
    package var description: String {
        switch self {
        case .all: "all"
        case .person(let id): "person/\(id.number)"
        case .agreement(let id): "agreement/\(id.number)"
        }
    }
}

/// Something of which every event before the export is in it.
package enum ExportPart: Hashable, Sendable {
    case all
    /// Everything that concerns a person.
    case person(MemberID)
    case stream(StreamName)
}

extension ExportPart: CustomStringConvertible {
    /// As the bundle names it: `all`, `U17`, `agreement/12`.
    package var description: String {
        switch self {
        case .all: "all"
        case .person(let id): id.description
        case .stream(let name): name.description
        }
    }
}

/// One entry of what is whole in an export.
package struct ExportCount: Hashable, Sendable {
    package var of: ExportPart
    package var count: UInt64
    package init(of: ExportPart, count: UInt64) {
        self.of = of
        self.count = count
    }
}
