internal import CanonicalJSON
internal import LedgerDomain

extension AbsenceRecorded: EventData {
    init(reading reader: ObjectReader, _ context: EventReading) throws(ShapeError) {
        self.init(
            from: try context.text("/from"), to: try context.text("/to"),
            workingDays: try reader.value("workingDays", .days, about: "Mondays to Fridays among them"),
            effects: try reader.array("effects", count: 0...200, about: "milestones in force that it touches") {
                (reader) throws(ShapeError) in
                let effect = Effect(
                    agreement: try reader.value("agreement", .agreement),
                    terms: try reader.value("terms", .seq, about: "where the terms stand"),
                    milestone: try reader.value("milestone", .ordinal, about: "from 1, in the order of the terms"),
                    workingDays: try reader.value("workingDays", .days, about: "of the milestone's span"))
                try reader.finish(unknown: context.unknown)
                return effect
            })
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        writer.array("effects") { list in
            for effect in effects {
                list.object {
                    $0.spelled("agreement", effect.agreement)
                    $0.integer("milestone", Int64(effect.milestone))
                    $0.integer("terms", Int64(effect.terms))
                    $0.integer("workingDays", Int64(effect.workingDays))
                }
            }
        }
        writer.integer("workingDays", Int64(workingDays))
        sealing.text("/from", from, owner: .person)
        sealing.text("/to", to, owner: .person)
    }
}

extension AbsenceWithdrawn: EventData {
    init(reading reader: ObjectReader, _ context: EventReading) throws(ShapeError) {
        self.init(of: try reader.value("of", .seq, about: "the position of the absence"))
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        writer.integer("of", Int64(of))
    }
}
