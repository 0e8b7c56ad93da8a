package import CanonicalJSON
package import LedgerDomain

extension DisclosureErased: EventData {
    init(reading reader: ObjectReader, _ context: EventReading) throws(ShapeError) {
        self.init(
            seq: try reader.optional(
                "seq", .seq, about: "the event of which members went; absent for all that was theirs"),
            members: try reader.optionalArray(
                "members", count: 1...64, about: "their names, as the leaf has them; absent for all that was theirs",
                .sealedName) ?? [],
            ground: try reader.value("ground", .erasureGround))
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        writer.string("ground", ground.rawValue)
        if !members.isEmpty { writer.array("members") { list in for member in members { list.string(member) } } }
        if let seq { writer.integer("seq", Int64(seq)) }
    }
}

extension Shape where T == ErasureGround {
    package static let erasureGround = Shape.choice(of: ErasureGround.self)
}

extension Shape where T == String {
    /// The name of a sealed member: a JSON Pointer into the event's data.
    package static let sealedName = Shape.text(1...200, example: "/observation")
}
