package import CanonicalJSON
package import LedgerDomain

/// The one table of what can stand in a leaf. Codecs, schemas and reference are made from it or checked against it.
package enum Catalogue {
    /// Every type that is written today, by stream.
    package static let types: [EventType] =
        ledgerTypes + personTypes + goalTypes + metricTypes + measurementTypes + agreementTypes + promiseTypes
        + agreementCourseTypes + strategyTypes + checkpointTypes + agendaTypes + feedbackTypes + exportTypes
        + lookedTypes

    private static let byName = Dictionary(uniqueKeysWithValues: types.map { ($0.name, $0) })

    /// Nil for a type that is not written today, even if it is still read.
    ///
    /// - Complexity: O(1).
    package static func type(named name: String) -> EventType? { byName[name] }

    /// Whether any event, of today or of before, can have what is meant.
    package static func mayMeet(_ pattern: ExportPattern) -> Bool {
        switch pattern {
        case .everything, .owner: true
        case .type(let name):
            (types.map(\.name) + Upcasting.standard.names).contains {
                name.hasSuffix(".*") ? $0.hasPrefix(name.dropLast()) : $0 == name
            }
        case .name(let name): types.contains { type in type.sealed.contains { $0.mayBe(name) } }
        }
    }

    /// Reads the data of a leaf as the event that it stands for.
    ///
    /// - Parameters:
    ///   - data: the leaf's `data`.
    ///   - sealedOpened: what of the leaf's `sealed` this reader may see.
    ///   - unknown: members unknown to this version are kept in stored leaves; checks of what is written refuse them.
    ///   - upcasting: types that are read and no longer written.
    /// - Throws: ``ShapeError`` with a pointer from the leaf's root. A stored leaf that throws was written by a later
    ///   version, or is damaged: stop and name its position.
    package static func decode(
        type name: String, data: JSONValue, sealedOpened: OpenedMembers,
        unknown: ObjectReader.Unknown = .keep, upcasting: Upcasting = .standard
    ) throws(ShapeError) -> Event {
        let context = EventReading(sealed: sealedOpened, unknown: unknown)
        let reader = try ObjectReader(data, at: "/data")
        if let type = type(named: name) {
            if unknown == .refuse { try type.refuseUnknownSealed(in: sealedOpened) }
            return try type.decode(reader, context)
        }
        guard let retired = upcasting.type(named: name) else {
            throw ShapeError(at: "/type", expected: "a type of event that this version knows", found: "\"\(name)\"")
        }
        return try retired.decode(reader, context)
    }

    /// The type on the wire. Spelled by hand: a case may be renamed, a type may not.
    package static func name(of event: Event) -> StaticString {
        switch event {
        case .ledger(let event): event.typeName
        case .person(let event): event.typeName
        case .goal(let event): event.typeName
        case .metric(let event): event.typeName
        case .measurement(let event): event.typeName
        case .agreement(let event): event.typeName
        case .promise(let event): event.typeName
        case .checkpoint(let event): event.typeName
        case .agenda(let event): event.typeName
        case .feedback(let event): event.typeName
        case .strategy(let event): event.typeName
        case .export(let event): event.typeName
        case .looked(let event): event.typeName
        }
    }
}

extension EventType {
    fileprivate func refuseUnknownSealed(in opened: OpenedMembers) throws(ShapeError) {
        guard let stranger = opened.pointers.first(where: { !maySeal($0) }) else { return }
        throw ShapeError(at: "/sealed", expected: "no member of this name", found: "\"\(stranger)\"")
    }
}
