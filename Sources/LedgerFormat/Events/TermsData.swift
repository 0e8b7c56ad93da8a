internal import CanonicalJSON
internal import LedgerDomain

/// Terms stand as one object. What is personal leaves a gap that its pointer names: `{"debtor":"U3",…}` in `promises`
/// has its text at `/terms/promises/0/what`, and a reserved point is an empty object with its text at
/// `/terms/reserved/0/what`, so that their number stays readable when the texts are not.
extension Terms {
    init(reading reader: ObjectReader, _ context: EventReading) throws(ShapeError) {
        let cadenceDays = try reader.value("cadenceDays", .days, about: "between one-to-ones")
        let consequences = try reader.numbered("consequences", count: 0...16) {
            (reader, index) throws(ShapeError) in try ConsequenceStep(reading: reader, context, index)
        }
        let contribution = try reader.object(
            "contribution", about: "the goal that it serves; without one, a reason is sealed"
        ) { reader throws(ShapeError) in try Contribution(reading: reader, context) }
        let measures = try reader.array("measures", count: 0...16) {
            reader throws(ShapeError) in try Measure(reading: reader, context)
        }
        let spans = try reader.array("milestones", count: 0...64) {
            reader throws(ShapeError) in try MilestoneWithoutZone(reading: reader, context)
        }
        let promises = try reader.numbered("promises", count: 0...32) {
            (reader, index) throws(ShapeError) in try PromisedInTerms(reading: reader, context, index)
        }
        let reserved = try reader.numbered(
            "reserved", count: 0...16, about: "what of the how is the manager's; everything else is the member's"
        ) { (reader, index) throws(ShapeError) in
            try reader.finish(unknown: context.unknown)
            return try context.text("/terms/reserved/\(index)/what")
        }
        let window = try reader.span("window", context)
        try reader.finish(unknown: context.unknown)
        self.init(
            outcome: try context.text("/terms/outcome"), measures: measures,
            milestones: spans.map { $0.milestone(zone: window.zone) }, contribution: contribution, reserved: reserved,
            promises: promises, consequences: consequences, cadenceDays: cadenceDays, window: window)
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        sealing.text("/terms/outcome", outcome, owner: .agreementMember)
        writer.integer("cadenceDays", Int64(cadenceDays))
        writer.array("consequences") { list in
            for (index, step) in consequences.enumerated() { list.object { step.write(to: &$0, &sealing, index) } }
        }
        writer.object("contribution") { contribution.write(to: &$0, &sealing) }
        writer.array("measures") { list in for measure in measures { list.object { measure.write(to: &$0) } } }
        writer.array("milestones") { list in
            for milestone in milestones { list.object { milestone.write(to: &$0, in: window) } }
        }
        writer.array("promises") { list in
            for (index, promise) in promises.enumerated() { list.object { promise.write(to: &$0, &sealing, index) } }
        }
        writer.array("reserved") { list in
            for (index, point) in reserved.enumerated() {
                list.object { _ in sealing.text("/terms/reserved/\(index)/what", point, owner: .agreementMember) }
            }
        }
        writer.object("window") { window.write(to: &$0) }
    }
}

extension ObjectReader {
    func terms(_ key: StaticString, _ context: EventReading) throws(ShapeError) -> Terms {
        try object(key) { reader throws(ShapeError) in try Terms(reading: reader, context) }
    }

    /// An array of objects that need their index, to find their sealed members.
    fileprivate func numbered<T>(
        _ key: StaticString, count: ClosedRange<Int>, about: String = "",
        _ body: (ObjectReader, Int) throws(ShapeError) -> T
    ) throws(ShapeError) -> [T] {
        var index = 0
        return try array(key, count: count, about: about) { reader throws(ShapeError) in
            defer { index += 1 }
            return try body(reader, index)
        }
    }
}
