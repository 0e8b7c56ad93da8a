internal import LedgerDomain

extension Catalogue {
    static let personTypes = [
        EventType(
            "member.registered", in: .person, MemberRegistered.self, { .person(.registered($0)) },
            actors: "hr; the operator for the first one", subjects: "the person",
            sealed: [
                SealedRule("/handle", .person), SealedRule("/name", .person),
                SealedRule("/username", .person, optional: true),
            ],
            meaning: "A person became part of the organisation."),
        EventType(
            "member.renamed", in: .person, MemberRenamed.self, { .person(.renamed($0)) },
            actors: "hr", subjects: "the person",
            sealed: [SealedRule("/handle", .person), SealedRule("/name", .person)],
            meaning: "A person has another handle or name from now on; both are said whole."),
        EventType(
            "member.accountBound", in: .person, MemberAccountBound.self, { .person(.accountBound($0)) },
            actors: "hr", subjects: "the person", sealed: [SealedRule("/username", .person)],
            meaning: "An account of this machine speaks for the person from that day on."),
        EventType(
            "member.departed", in: .person, MemberDeparted.self, { .person(.departed($0)) },
            actors: "hr", subjects: "the person",
            meaning: "The person left after that day; their accounts speak for nobody any more."),
        EventType(
            "relationship.assigned", in: .person, RelationshipAssigned.self, { .person(.relationshipAssigned($0)) },
            actors: "hr", subjects: "the member, the manager",
            meaning: "The member has this manager from that day on, in the place of any before."),
        EventType(
            "relationship.ended", in: .person, RelationshipEnded.self, { .person(.relationshipEnded($0)) },
            actors: "hr", subjects: "the member, the manager",
            meaning: "The member no longer has this manager after that day."),
        EventType(
            "role.granted", in: .person, RoleGranted.self, { .person(.roleGranted($0)) },
            actors: "hr; the operator for the first hr", subjects: "the person",
            meaning: "The person holds a role that no relationship gives."),
        EventType(
            "role.revoked", in: .person, RoleRevoked.self, { .person(.roleRevoked($0)) },
            actors: "hr", subjects: "the person", meaning: "The person holds that role no longer."),
        EventType(
            "absence.recorded", in: .person, AbsenceRecorded.self, { .person(.absenceRecorded($0)) },
            actors: "the person, who manages them, hr", subjects: "the person",
            sealed: [SealedRule("/from", .person), SealedRule("/to", .person)],
            meaning: "The person is away; targets that add up over a span are lowered by these working days."),
        EventType(
            "absence.withdrawn", in: .person, AbsenceWithdrawn.self, { .person(.absenceWithdrawn($0)) },
            actors: "the person, who manages them, hr", subjects: "the person",
            meaning: "An absence does not count, or no more."),
        EventType(
            "legalHold.placed", in: .person, SaidReason.self, { .person(.legalHoldPlaced($0)) },
            actors: "hr", subjects: "the person", sealed: [SealedRule("/reason", .author)],
            meaning: "Nothing of the person's, and nothing that concerns them, is erased until this is lifted."),
        EventType(
            "legalHold.lifted", in: .person, SaidReason.self, { .person(.legalHoldLifted($0)) },
            actors: "hr", subjects: "the person", sealed: [SealedRule("/reason", .author)],
            meaning: "The legal hold no longer stands."),
        EventType(
            "disclosure.erased", in: .person, DisclosureErased.self, { .person(.disclosureErased($0)) },
            actors: "hr; the operator, where a restore had lost the event that said it",
            subjects: "the person whose it was",
            meaning:
                "Sealed members of one event, or all that was the person's until then, can be opened by nobody any more."
        ),
    ]
}
