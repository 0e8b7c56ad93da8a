internal import CanonicalJSON
internal import LedgerDomain
internal import LedgerFormat

extension CommandMethods {
    static let evidence: [CommandMethod] = [
        CommandMethod("evidence.export", "Takes a part of the record away; whom it concerns is told.") {
            (reader, resolver) throws(ShapeError) in
            let disclose = try resolver.patterns(reader, "disclose", about: "shown beside what would be shown")
            let purpose = try reader.optional("purpose", .said, about: "what for; needed but for one's own record")
            let recipient = try reader.optional("recipient", .said, about: "who is to get it")
            let scope = try resolver.scope(reader)
            let withhold = try resolver.patterns(reader, "withhold", about: "left out of what would be shown")
            return .export(
                .make(
                    ExportDraft(
                        scope: scope, purpose: purpose, recipient: recipient, disclose: disclose, withhold: withhold)))
        },
        CommandMethod("evidence.deliver", "Says that a bundle of an export is whole, and which one.") {
            (reader, _) throws(ShapeError) in
            let digest = try reader.value("digest", .leafHash, about: "SHA-256 of its manifest.json, base64url")
            return .export(.deliver(try reader.value("export", .export), digest: digest))
        },
        CommandMethod("evidence.see", "Says that one knows of an export that concerns one.") {
            (reader, _) throws(ShapeError) in .export(.see(try reader.value("export", .export)))
        },
    ]
}

extension Resolver {
    /// What an export is of: `all`, `me`, an agreement as `A12` or `agreement/12`, a person by handle, `U17` or
    /// `person/17`.
    func scope(_ reader: ObjectReader) throws(ShapeError) -> ExportScope {
        let text = try reader.value("scope", Self.scopeText, about: "all, me, a person or an agreement")
        if text == "me" { return .person(asker) }
        if let id = AgreementID(text: text) { return .agreement(id) }
        switch ExportScope(text: text) {
        case .all: return .all
        case .agreement(let id): return .agreement(id)
        case .person(let id): return .person(try member(called: id.description, reader, "scope"))
        case nil: return .person(try member(called: text, reader, "scope"))
        }
    }

    /// Which sealed members are meant; people by handle too.
    func patterns(_ reader: ObjectReader, _ key: StaticString, about: String) throws(ShapeError) -> [ExportPattern] {
        var patterns: [ExportPattern] = []
        let texts = try reader.optionalArray(key, count: 1...32, about: about, Self.patternText) ?? []
        for (index, text) in texts.enumerated() {
            if let pattern = ExportPattern(text: text) {
                // A slip of the pen would leave out nothing, and whoever made it would rely on it.
                guard Catalogue.mayMeet(pattern) else {
                    throw ShapeError(
                        at: "\(reader.pointer)/\(key)/\(index)",
                        expected: "all, a person, or what some event has: /note, feedback.given, feedback.*",
                        found: "\"\(text)\"")
                }
                if case .owner = pattern { _ = try member(called: text, reader, key) }
                patterns.append(pattern)
            } else {
                patterns.append(.owner(try member(called: text, reader, key)))
            }
        }
        return patterns
    }

    private static let scopeText = Shape<String>.text(1...64, example: "agreement/12")
    private static let patternText = Shape<String>.text(1...80, example: "/note")
}
