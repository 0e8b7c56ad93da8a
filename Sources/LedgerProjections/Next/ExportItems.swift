internal import LedgerDomain
internal import LedgerStore

extension Waiting {
    /// Exports that concern the person, until they say that they know.
    mutating func addExports() throws {
        let own = try facts.exports(of: id)
        let everybodys = try facts.exports(of: nil)
        let known = Set(own + everybodys).sorted().suffix(ProjectionLimits.exports)
        for exportID in ended.alive(Array(known), { .export($0) }) {
            guard look() else { return }
            guard let export = try facts.export(exportID) else { continue }
            if export.made.scope != .all,
                export.made.concerned.allSatisfy({ $0 == export.by || export.notified.contains($0) })
            {
                ended.remember(.export(exportID))
            } else if export.concerns(person), !export.notified.contains(id) {
                add(unknown(export))
            }
        }
    }

    private func unknown(_ export: Export) -> WaitingItem {
        let title =
            switch export.scope {
            case .all: "exported the whole record"
            case .person(id): "exported your record"
            case .person(export.by): "exported their own record, with words of yours"
            case .person: "exported somebody's record, with words of yours"
            case .agreement: "exported this agreement"
            }
        var item = WaitingItem(
            .export, export.id, since: export.at, from: export.by, with: export.by, title: title)
        item.subject = .said(export.seq)
        if case .agreement(let agreement) = export.scope { item.about = .agreement(agreement) }
        item.answers = [
            WaitingAnswer(
                "seen", "evidence.see", [("export", .text("\(export.id)"))], says: "it is noted that you know of it")
        ]
        return item
    }
}
