package enum ExportCommand: Hashable, Sendable {
    case make(ExportDraft)
    case deliver(ExportID, digest: LeafHash)
    case see(ExportID)

    var export: ExportID? {
        switch self {
        case .make: nil
        case .deliver(let id, digest: _), .see(let id): id
        }
    }
}

/// An export as it is asked for.
package struct ExportDraft: Hashable, Sendable {
    package var scope: ExportScope
    /// Nobody but the person whose record it is may leave it out.
    package var purpose: String?
    package var recipient: String?
    package var disclose: [ExportPattern]
    package var withhold: [ExportPattern]
    package init(
        scope: ExportScope, purpose: String?, recipient: String?, disclose: [ExportPattern],
        withhold: [ExportPattern]
    ) {
        self.scope = scope
        self.purpose = purpose
        self.recipient = recipient
        self.disclose = disclose
        self.withhold = withhold
    }
}

extension Act {
    func decide(_ command: ExportCommand) throws -> Decision {
        switch command {
        case .make(let draft): try makeExport(draft)
        case .deliver(let id, let digest): try deliverExport(id, digest: digest)
        case .see(let id): try seeExport(id)
        }
    }
}
