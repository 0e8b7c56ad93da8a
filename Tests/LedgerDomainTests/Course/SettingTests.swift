import LedgerDomain
import Testing

@Suite struct `Terms set without agreement` {
    private let set = Command.agreement(.set(a1, reason: "The quarter cannot wait"))

    private func served() throws -> Given {
        try Given.proposed().and(set, by: gero).and(.agreement(.cosign(a1)), by: hana)
    }

    @Test func `are confirmed by the manager, co-signed by hr, and enter force when the reply is over`() throws {
        let one = try Given.proposed().when(set, by: gero).thenHappens(["agreement.set", "agreement.confirmed"])
        #expect(one.agreement.nextDue == one.agreement.standing.terms.window.opensAt)
        let two = try one.when(.agreement(.cosign(a1)), by: hana)
            .thenHappens(["agreement.cosigned", "agreement.noticeServed"])
        #expect(two.agreement.setting?.notice?.replyBy == two.now.advanced(days: 7))
        let three = try two.when(.agreement(.receiveNotice(a1)), by: dana).thenHappens(["agreement.noticeReceived"])
        try three.when(.agreement(.receiveNotice(a1)), by: dana).thenRefused([.somethingNew])
        #expect(try three.until("2017-01-09").agreement.inForce == nil)
        let inForce = try three.until("2017-01-10").agreement
        #expect(inForce.inForce?.notAgreed == true)
        #expect(inForce.confirmations.map(\.by) == [gero])
    }

    @Test func `are agreed if the member confirms in time, and not if they decline`() throws {
        let agreed = try served().when(.confirm(a1), by: dana)
            .thenHappens(["agreement.confirmed", "agreement.enteredForce", "promise.made", "checkpoint.scheduled"])
        #expect(agreed.agreement.inForce?.notAgreed == false)
        let declined = try served().when(.agreement(.decline(a1, reason: "Not with these accounts")), by: dana)
            .thenHappens(["agreement.declined"])
        try declined.when(.agreement(.decline(a1, reason: "x")), by: dana).thenRefused([.somethingNew])
        try declined.when(.agreement(.reserve(a1, text: "x")), by: dana).thenHappens(["agreement.reserved"])
        try declined.when(.agreement(.counter(a1, .quarter())), by: dana).thenRefused([.notAgreed])
        let inForce = try declined.until("2017-01-10").agreement
        #expect(inForce.inForce?.notAgreed == true && inForce.setting?.declined != nil)
    }

    @Test func `are not what the member has confirmed, which the manager confirms`() throws {
        try Given.proposed().and(.confirm(a1), by: dana).when(set, by: gero).thenRefused([.notAgreed])
    }

    @Test func `may be what the member declined before`() throws {
        let given = try Given.proposed().and(.agreement(.decline(a1, reason: "no")), by: dana)
            .and(set, by: gero).and(.agreement(.cosign(a1)), by: hana).until("2017-01-10")
        #expect(given.agreement.inForce?.notAgreed == true && given.agreement.setting?.declined != nil)
    }

    @Test func `wait until the member was heard`() throws {
        let given = try Given.proposed()
            .and(.agreement(.askClarification(a1, text: "which deals?")), by: dana)
            .and(.strategy(.propose(a1, text: "partners first")), by: dana)
            .and(.agreement(.invite(a1, until: day("2017-01-10"))), by: gero)
        try given.when(set, by: gero).thenRefused([.notAgreed, .notAgreed, .notAgreed])
        try given.and(.agreement(.waiveInvitation(a1)), by: dana)
            .and(.agreement(.answerClarification(a1, of: nil, text: "all")), by: gero)
            .and(.strategy(.decline(StrategyID(1), reason: "next year")), by: gero)
            .when(set, by: gero).thenHappens(["agreement.set", "agreement.confirmed"])
    }

    @Test func `need time to reply before the window, support, and somebody uninvolved`() throws {
        try Given.proposed().until("2017-01-26").when(set, by: gero).thenRefused([.notBackwards])
        let given = try Given.proposed().and(set, by: gero)
        try given.until("2017-01-26").when(.agreement(.cosign(a1)), by: hana).thenRefused([.notBackwards])
        try given.when(.agreement(.cosign(a1)), by: gero).thenRefused([.notYours], .forbidden)
        let both = try given.and(.person(.grantRole(gero, .hr, metrics: [])), by: hana)
            .and(.person(.grantRole(greta, .hr, metrics: [])), by: hana)
        try both.when(.agreement(.cosign(a1)), by: gero).thenRefused([.otherDecider])
        try both.when(.agreement(.cosign(a1)), by: greta).thenRefused([.otherDecider])
        try Given.proposed().when(.agreement(.cosign(a1)), by: hana).thenRefused([.notAgreed])
        try given.and(.agreement(.cosign(a1)), by: hana).when(.agreement(.cosign(a1)), by: hana)
            .thenRefused([.somethingNew])
        try Given.proposed(.quarter().with { $0.promises = [] }).when(set, by: gero).thenRefused([.completeTerms])
        try Given.proposed().when(set, by: dana).thenRefused([.managerThatDay], .forbidden)
        try given.when(set, by: gero).thenRefused([.somethingNew])
    }

    @Test func `promise nothing in the place of the member, who did not agree`() throws {
        let draft = TermsDraft.quarter().with {
            $0.promises.append(
                TermsDraft.PromiseDraft(kind: .plain, what: "A report", debtor: dana, dueOn: day("2017-03-01")))
        }
        let given = try Given.proposed(draft).and(set, by: gero).and(.agreement(.cosign(a1)), by: hana)
            .until("2017-01-10")
        #expect(given.agreement.inForce?.notAgreed == true)
        #expect(given.ledger.promises.values.map(\.debtor) == [gero])
        // Agreed to in an amendment, it is promised then, and what was promised before is not promised again.
        let more = draft.with { $0.cadenceDays = 7 }
        let amended = try given.and(.agreement(.amend(a1, more, reason: "more talk")), by: dana)
            .and(.confirm(a1), by: dana).and(.confirm(a1), by: gero)
        #expect(Set(amended.ledger.promises.values.map(\.debtor)) == [gero, dana])
        #expect(amended.ledger.promises.count == 2)
    }

    @Test func `are let go by a counter, and expire when nobody co-signed`() throws {
        let given = try Given.proposed().and(set, by: gero)
        let countered = try given.and(.agreement(.counter(a1, .quarter().with { $0.cadenceDays = 7 })), by: gero)
        #expect(countered.agreement.setting == nil)
        let expired = try given.until("2017-02-01").agreement
        guard case .expired = expired.status else {
            Issue.record("\(expired.status)")
            return
        }
    }
}
