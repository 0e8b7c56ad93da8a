internal import CanonicalJSON
internal import LedgerDomain
internal import LedgerFormat
internal import LedgerRPC
internal import LedgerService
internal import LedgerStore
internal import TransparencyLog

extension QueryMethods {
    static let evidence: [QueryMethod] = [
        QueryMethod(
            "evidence.preview", "What an export would show, and who would be told.", ExportPreview.self,
            read: { (reader, resolver) throws(ShapeError) in
                let disclose = try resolver.patterns(reader, "disclose", about: "shown beside what would be shown")
                return (
                    disclose: disclose, scope: try resolver.scope(reader),
                    withhold: try resolver.patterns(reader, "withhold", about: "left out of what would be shown")
                )
            }
        ) { query, asked in try query.preview(asked.scope, disclose: asked.disclose, withhold: asked.withhold) },
        QueryMethod(
            "evidence.list", "What was taken out of the ledger that concerns somebody, or that they took.",
            ExportList.self,
            read: { (reader, resolver) throws(ShapeError) in
                (
                    person: try resolver.optionalMember(reader, "person", about: "yourself unless said"),
                    page: try Paging(from: reader)
                )
            }
        ) { query, parameters in try query.exports(of: parameters.person ?? query.viewer, parameters.page) },
        QueryMethod(
            "evidence.get", "An export that you made, and what is whole in it.", ExportDetail.self,
            read: { (reader, _) throws(ShapeError) in try reader.value("export", .export) }
        ) { query, id in
            let selection = try ExportSelection(id, query)
            let (row, people) = try query.row(selection.export)
            return ExportDetail(
                complete: selection.complete.map { CompletePart(count: $0.count, of: $0.of.description) },
                export: row, people: try query.people(people), size: try query.size())
        },
        QueryMethod(
            "evidence.read", "Events of an export that you made, with what is shown of them and their proofs.",
            EvidencePage.self,
            read: { (reader, _) throws(ShapeError) in
                let after = try reader.optional("after", .seq, about: "the next of the page before")
                let export = try reader.value("export", .export)
                let limit = try reader.optional("limit", entries, about: "events at most") ?? Limits.evidenceRows
                let size = try reader.value("size", .seq, about: "of the signed head in which the proofs are to hold")
                return (after: after, export: export, limit: limit, size: size)
            }
        ) { query, asked in
            let selection = try ExportSelection(asked.export, query)
            return try EvidenceReader(query, selection, size: asked.size).page(after: asked.after, limit: asked.limit)
        },
    ]

    private static let entries = Shape<Int>.integer(1...Limits.logRows)
}

extension Query {
    fileprivate func preview(
        _ scope: ExportScope, disclose: [ExportPattern], withhold: [ExportPattern]
    ) throws -> ExportPreview {
        if let person = try facts.person(viewer),
            let refusal = try refusal(ofExporting: scope, by: person, on: today, given: facts)
        {
            throw Failure.refused(refusal)
        }
        let contents = try exportContents(of: scope, for: viewer, on: today, given: facts)
        let named = disclose.compactMap { if case .owner(let id) = $0 { id } else { nil } }
        let isEverything = disclose.contains(.everything)
        func apart(_ people: [MemberID]) -> [String] {
            Set(people).sorted().filter { !withhold.contains(.owner($0)) }.map(\.description)
        }
        let words: [String]
        switch scope {
        case _ where withhold.contains(.everything): words = []
        case .all: words = isEverything ? ["all"] : apart(named)
        case .person(viewer): words = ["all"]
        case .person, .agreement: words = apart(contents.people + named)
        }
        let concerned = scope == .all ? [] : Set(contents.people + named).sorted()
        return ExportPreview(
            concerned: concerned.map(\.description),
            events: try contents.complete.reduce(0) { $0 + (try facts.events(of: $1)) },
            people: try people(contents.people + named), scope: scope.description, size: try size(), words: words)
    }

    fileprivate func exports(of person: MemberID, _ page: Paging) throws -> ExportList {
        guard let member = try facts.person(person) else {
            throw Failure.refused(Refusal(.notFound, "there is no \(person)", hint: "ledger member list"))
        }
        let after = page.after.flatMap { ExportID(text: $0) } ?? ExportID(0)
        let known = Set(try facts.exports(of: person) + facts.exports(of: nil)).sorted()
        var rows: [ExportRow] = []
        var mentioned: [MemberID] = []
        var next: String?
        for id in known where id > after {
            guard let export = try facts.export(id), export.by == person || export.concerns(member),
                try LedgerDomain.maySee(export: export, viewer: viewer, on: today, given: facts)
            else { continue }
            guard rows.count < page.limit else {
                next = rows.last?.id
                break
            }
            let (row, people) = try row(export)
            rows.append(row)
            mentioned += people
        }
        return ExportList(rows: rows, next: next, people: try people(mentioned), size: try size())
    }

    /// An export as the viewer, who may know of it, is shown it; and the people whom it mentions.
    fileprivate func row(_ export: Export) throws -> (row: ExportRow, people: [MemberID]) {
        var made = export.made
        if let stored = try facts.reading.leaf(at: export.seq, in: facts.view),
            case .export(.made(let opened)) = try facts.reading.openedEvent(stored, in: facts.view)
        {
            made = opened
        }
        let row = ExportRow(
            at: export.at.description, by: export.by.description, concerned: made.concerned.map(\.description),
            delivered: export.deliveries.map { Hash256($0.digest).base64url },
            disclose: made.disclose.map(\.description), id: export.id.description, purpose: made.purpose.said,
            recipient: made.recipient?.said, scope: made.scope.description,
            seen: export.notified.contains(viewer), seq: export.seq, withhold: made.withhold.map(\.description))
        return (row, [export.by] + made.concerned)
    }
}
