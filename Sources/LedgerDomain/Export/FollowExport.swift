extension Act {
    /// Whoever made the export has a whole bundle of it; which one, its digest says.
    func deliverExport(_ id: ExportID, digest: LeafHash) throws -> Decision {
        let summary = "no bundle of \(id) was noted"
        return try withExport(id) { export in
            guard export.by == actor.id else {
                return .forbidden(
                    summary, .ownAct, "only \(export.by), who made it, says so", hint: "ledger evidence list")
            }
            var findings = Findings()
            if let before = export.deliveries.first(where: { $0.digest == digest }) {
                findings.breaks(.somethingNew, "that bundle was noted already", events: [before.seq])
            }
            if export.deliveries.count >= Limits.exportDeliveries {
                findings.breaks(.withinLimits, "\(export.deliveries.count) bundles of \(id) were noted already")
            }
            return findings.decision(summary, hint: "ledger evidence list") {
                happens(.delivered(ExportDelivered(digest: digest)), to: export)
            }
        }
    }

    /// Somebody whom an export concerns knows of it. Nobody says this for another.
    func seeExport(_ id: ExportID) throws -> Decision {
        let summary = "\(id) was not marked as seen"
        return try withExport(id) { export in
            guard export.concerns(actor) else {
                return .forbidden(
                    summary, .ownAct,
                    export.by == actor.id ? "you made it yourself" : "it does not concern you",
                    hint: "ledger evidence list")
            }
            var findings = Findings()
            if export.notified.contains(actor.id) {
                findings.breaks(.somethingNew, "you said already that you know of it")
            }
            return findings.decision(summary, hint: "ledger evidence list") { happens(.notified, to: export) }
        }
    }

    /// Runs `body` with the export; "not found" for whoever may not know of it.
    private func withExport(_ id: ExportID, _ body: (Export) throws -> Decision) throws -> Decision {
        guard let export = try facts.export(id),
            try maySee(export: export, viewer: actor.id, on: try today(), given: facts)
        else { return .notFound(id, hint: "ledger evidence list") }
        return try body(export)
    }

    /// What follows an export concerns who does it.
    private func happens(_ event: ExportEvent, to export: Export) -> Accepted {
        Accepted([
            NewEvent(.export(event), in: .export(export.id), subjects: [actor.id], basis: [export.seq])
        ])
    }
}
