internal import CanonicalJSON
internal import LedgerDomain
internal import TransparencyLog

extension ExportEvent {
    var typeName: StaticString {
        switch self {
        case .made: "export.made"
        case .delivered: "export.delivered"
        case .notified: "disclosure.notified"
        }
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        switch self {
        case .made(let data): data.write(to: &writer, &sealing)
        case .delivered(let data): data.write(to: &writer, &sealing)
        case .notified: break
        }
    }
}

extension ExportMade: EventData {
    init(reading reader: ObjectReader, _ context: EventReading) throws(ShapeError) {
        self.init(
            scope: try reader.value("scope", .exportScope, about: "what it is of"),
            concerned: try reader.array(
                "concerned", count: 0...48, about: "whom it concerns; nobody by name where that is everybody", .member),
            listing: try reader.value(
                "listing", .leafHash, about: "SHA-256 of the list of what is whole in it, as its manifest has it"),
            parts: try reader.value("parts", .count, about: "entries of that list"),
            events: try reader.value("events", .seq, about: "events that they count together"),
            disclose: try reader.optionalArray(
                "disclose", count: 1...32, about: "what is shown that would not be", .exportPattern) ?? [],
            withhold: try reader.optionalArray(
                "withhold", count: 1...32, about: "what is left out that would be shown", .exportPattern) ?? [],
            purpose: try context.text("/purpose"),
            recipient: context.optionalText("/recipient"))
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        writer.array("concerned") { list in for person in concerned { list.spelled(person) } }
        if !disclose.isEmpty {
            writer.array("disclose") { list in for pattern in disclose { list.string(pattern.description) } }
        }
        writer.integer("events", Int64(events))
        writer.string("listing", Hash256(listing).base64url)
        writer.integer("parts", Int64(parts))
        writer.string("scope", scope.description)
        if !withhold.isEmpty {
            writer.array("withhold") { list in for pattern in withhold { list.string(pattern.description) } }
        }
        sealing.text("/purpose", purpose, owner: .author)
        if let recipient { sealing.text("/recipient", recipient, owner: .author) }
    }
}

extension ExportDelivered: EventData {
    init(reading reader: ObjectReader, _ context: EventReading) throws(ShapeError) {
        self.init(digest: try reader.value("digest", .leafHash, about: "SHA-256 of the bundle's manifest.json"))
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        writer.string("digest", Hash256(digest).base64url)
    }
}
