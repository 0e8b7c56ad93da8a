internal import LedgerDomain

extension Catalogue {
    static let checkpointTypes = [
        EventType(
            "checkpoint.scheduled", in: .checkpoint, CheckpointScheduled.self, { .checkpoint(.scheduled($0)) },
            actors: "either side; with the agreement or the checkpoint before it, whoever brings that about",
            subjects: both,
            meaning: "A one-to-one about an agreement was planned."),
        EventType(
            "checkpoint.moved", in: .checkpoint, CheckpointMoved.self, { .checkpoint(.moved($0)) },
            actors: both, subjects: both, sealed: [SealedRule("/reason", .author)],
            meaning: "It was put on another day."),
        EventType(
            "checkpoint.held", in: .checkpoint, CheckpointHeld.self, { .checkpoint(.held($0)) },
            actors: both, subjects: both,
            meaning: "One side says that it took place, and who was there."),
        EventType(
            "checkpoint.heldDenied", in: .checkpoint, SaidReason.self, { .checkpoint(.heldDenied($0)) },
            actors: "the side that did not say that it was held", subjects: both,
            sealed: [SealedRule("/reason", .author)],
            meaning: "The other side says that it did not take place: it counts as not held."),
        EventType(
            "checkpoint.viewGiven", in: .checkpoint, CheckpointViewGiven.self, { .checkpoint(.viewGiven($0)) },
            actors: "each side for itself", subjects: both,
            sealed: [
                SealedRule("/confidence", .author, optional: true), SealedRule("/note", .author, optional: true),
                SealedRule("/rating", .author),
            ],
            meaning: "How one side sees how it goes: onTrack, atRisk or off, in their own words, and how sure they are."
        ),
        EventType(
            "checkpoint.missed", in: .checkpoint, CheckpointMissed.self, { .checkpoint(.missed($0)) },
            actors: "the clock; the convenor, by moving it again or past a milestone", subjects: both,
            meaning: "It did not take place in time, and whoever had to see to it missed it."),
        EventType(
            "checkpoint.lapsed", in: .checkpoint, CheckpointLapsed.self, { .checkpoint(.lapsed($0)) },
            actors: "the clock; whoever ends the agreement or records an absence", subjects: both,
            meaning: "There was nothing left to meet about, or nobody to meet: nobody missed it."),
    ]

    private static let both = "the member, the manager"
}
