import LedgerDomain
import Testing

@Suite struct `An agreement` {
    @Test func `enters force with the second confirmation of the same terms`() throws {
        let one = try Given.proposed().when(.confirm(a1), by: dana)
        let given = one.thenHappens(["agreement.confirmed"])
        let two = try given.when(.confirm(a1), by: gero)
        let inForce = two.thenHappens([
            "agreement.confirmed", "agreement.enteredForce", "promise.made", "checkpoint.scheduled",
        ])
        #expect(two.events[1].causedBy == 0)
        #expect(inForce.agreement.inForce?.terms == inForce.agreement.standing.reference)
        #expect(inForce.agreement.confirmations.map(\.by) == [dana, gero])
        #expect(inForce.agreement.inForce?.notAgreed == false)
        #expect(inForce.agreement.nextDue == Instant(utcStartOf: day("2017-03-04")))
    }

    @Test func `is not confirmed twice by the same side`() throws {
        try Given.proposed().and(.confirm(a1), by: dana).when(.confirm(a1), by: dana).thenRefused([.somethingNew])
        try Given.inForce().when(.confirm(a1), by: dana).thenRefused([.stillOpen])
    }

    @Test func `cannot be confirmed by one side for the other`() throws {
        let given = try Given.proposed()
        let then = try given.when(
            .agreement(.confirm(a1, terms: nil, by: dana, inOwnWords: nil, noSupportNeeded: false)), by: gero)
        then.thenRefused([.ownAct])
        #expect(then.refusal?.summary == "A1 cannot be confirmed")
        #expect(then.refusal?.hint == "ledger agreement show A1")
        try given.when(.confirm(a1, noSupportNeeded: true), by: gero).thenRefused([.ownAct])
        for actor in [hana, greta, otto] {
            try given.when(.confirm(a1), by: actor).thenRefused([.notYours], .forbidden)
        }
    }

    @Test func `is confirmed in the terms that stand, and a counter unmakes earlier confirmations`() throws {
        let proposed = try Given.proposed()
        let old = proposed.agreement.standing.reference
        let countered = try proposed.and(.confirm(a1), by: gero)
            .and(.agreement(.counter(a1, .quarter().with { $0.cadenceDays = 7 })), by: dana)
        #expect(countered.agreement.confirmations.isEmpty)
        #expect(countered.agreement.standing.revision == 2)
        let then = try countered.when(
            .agreement(.confirm(a1, terms: old, by: nil, inOwnWords: "I win deals", noSupportNeeded: false)), by: gero)
        then.thenRefused([.sameTerms])
        #expect(then.refusal?.rules[0].events == [countered.agreement.standing.reference.seq])
        try countered.when(.confirm(a1), by: dana).thenHappens(["agreement.confirmed"])
    }

    @Test func `needs promised support, or the member's own word that none is needed`() throws {
        let given = try Given.proposed(.quarter().with { $0.promises = [] })
        try given.when(.confirm(a1), by: dana).thenRefused([.completeTerms])
        try given.when(.confirm(a1, noSupportNeeded: true), by: dana).thenHappens(["agreement.confirmed"])
        try given.when(.confirm(a1), by: gero).thenHappens(["agreement.confirmed"])
        let own = try Given.proposed(.quarter().with { $0.promises[0].debtor = dana })
        try own.when(.confirm(a1), by: dana).thenRefused([.completeTerms])
    }

    @Test func `does not reach back: once the window began nobody confirms`() throws {
        let given = try Given.proposed().and(.confirm(a1), by: dana)
        let last = Instant(utcStartOf: day("2017-02-01")).advanced(microseconds: -1_000_001)
        try given.when(.confirm(a1), by: gero, at: last).thenHappens([
            "agreement.confirmed", "agreement.enteredForce", "promise.made", "checkpoint.scheduled",
        ])
        let expired = try given.until("2017-02-01")
        #expect(expired.ledger.log.last?.new.event == .agreement(.expired))
        #expect(expired.agreement.nextDue == nil)
        try expired.when(.confirm(a1), by: gero).thenRefused([.stillOpen, .notBackwards])
        try expired.when(.agreement(.counter(a1, .quarter())), by: gero).thenRefused([.stillOpen, .completeTerms])
    }

    @Test func `lists every rule that a confirmation breaks`() throws {
        let given = try Given.proposed(.quarter().with { $0.promises = [] })
            .and(.metric(.replace(closedWon.metric, by: .named("won", aggregate: .count), reason: "fairer")), by: gero)
        let other = TermsReference(seq: 1, hash: LeafHash(words: (1, 2, 3, 4)))
        try given.when(
            .agreement(.confirm(a1, terms: other, by: gero, inOwnWords: nil, noSupportNeeded: false)), by: dana
        ).thenRefused([.ownAct, .sameTerms, .fixedMetric, .completeTerms])
    }

    @Test func `in force keeps its metric version when the metric is replaced`() throws {
        let given = try Given.inForce()
            .and(.metric(.replace(closedWon.metric, by: .named("won", aggregate: .count), reason: "fairer")), by: gero)
            .until("2017-02-02").and(.won("120", "2017-02-01", ref: "r"), by: crm)
            .until("2017-03-01").and(.covered("2017-02-01", "2017-02-28"), by: crm).until("2017-03-04")
        #expect(given.agreement.inForce?.verdicts[0].computed?.value == number("120"))
        #expect(given.agreement.inForce?.verdicts[0].effective == .met)
    }

    @Test func `is talked about by both, reserved and declined by the member, withdrawn by who proposed it`() throws {
        let given = try Given.proposed()
        try given.when(.agreement(.discuss(a1, text: "why north?")), by: dana).thenHappens(["agreement.discussed"])
        try given.when(.agreement(.discuss(a1, text: "because")), by: gero).thenHappens(["agreement.discussed"])
        try given.when(.agreement(.discuss(a1, text: "hm")), by: greta).thenRefused([.notYours], .forbidden)
        let reserved = try given.when(.agreement(.reserve(a1, text: "if the pricing holds")), by: dana)
            .thenHappens(["agreement.reserved"])
        #expect(reserved.agreement.reserved.count == 1)
        try given.when(.agreement(.reserve(a1, text: "x")), by: gero).thenRefused([.ownAct], .forbidden)
        try given.when(.agreement(.decline(a1, reason: "x")), by: gero).thenRefused([.ownAct], .forbidden)
        try given.when(.agreement(.withdraw(a1, reason: "x")), by: dana).thenRefused([.notYours], .forbidden)
        let declined = try given.when(.agreement(.decline(a1, reason: "no")), by: dana).thenHappens([
            "agreement.declined"
        ])
        try declined.when(.confirm(a1), by: gero).thenRefused([.stillOpen])
        try declined.when(.agreement(.discuss(a1, text: "x")), by: dana).thenRefused([.stillOpen])
        let withdrawn = try given.when(.agreement(.withdraw(a1, reason: "later")), by: gero)
            .thenHappens(["agreement.withdrawn"])
        try withdrawn.when(.agreement(.counter(a1, .quarter())), by: dana).thenRefused([.stillOpen])
        #expect(withdrawn.agreement.nextDue == nil)
    }

    @Test func `does not exist for people who may not know of it`() throws {
        let given = try Given.proposed()
        for actor in [mia, nils, crm] {
            try given.when(.confirm(a1), by: actor).thenRefused([.knownThings], .notFound)
        }
        try given.when(.confirm(AgreementID(2)), by: dana).thenRefused([.knownThings], .notFound)
    }

    @Test func `is not acted on by a manager of former days`() throws {
        let given = try Given.inForce().and(
            .person(.assignRelationship(member: dana, manager: nils, from: nil)), by: hana)
        try given.when(.agreement(.waiveMilestone(a1, milestone: 1, reason: "x")), by: gero)
            .thenRefused([.managerThatDay], .forbidden)
        try given.when(.agreement(.waiveMilestone(a1, milestone: 1, reason: "x")), by: nils).thenHappens([
            "agreement.milestoneWaived"
        ])
    }
}
