import LedgerDomain
import Testing

@Suite struct `An invitation to propose` {
    private func invited() throws -> Given {
        try Given.proposed().and(.agreement(.invite(a1, until: day("2017-01-10"))), by: gero)
    }

    @Test func `keeps the member from confirming until it ends or is waived`() throws {
        let given = try invited()
        try given.when(.confirm(a1), by: gero).thenHappens(["agreement.confirmed"])
        let then = try given.when(.confirm(a1), by: dana)
        then.thenRefused([.sameTerms])
        #expect(then.refusal?.hint == "ledger agreement waive-invitation A1")
        try given.until("2017-01-11").when(.confirm(a1), by: dana).thenHappens(["agreement.confirmed"])
        try given.and(.agreement(.waiveInvitation(a1)), by: dana).when(.confirm(a1), by: dana)
            .thenHappens(["agreement.confirmed"])
    }

    @Test func `is the manager's, before the window, and waived by the member alone`() throws {
        let given = try Given.proposed()
        try given.when(.agreement(.invite(a1, until: day("2017-01-10"))), by: dana)
            .thenRefused([.managerThatDay], .forbidden)
        for until in ["2017-01-01", "2017-02-01"] {
            try given.when(.agreement(.invite(a1, until: day(until))), by: gero)
                .thenRefused(
                    [.wellFormed],
                    .invalid(at: "/until", expected: "a day from today on, before 2017-02-01"))
        }
        try given.when(.agreement(.invite(a1, until: day("2017-01-31"))), by: gero)
            .thenHappens(["agreement.proposalsInvited"])
        try given.when(.agreement(.waiveInvitation(a1)), by: dana).thenRefused([.somethingNew])
        try invited().when(.agreement(.waiveInvitation(a1)), by: gero).thenRefused([.ownAct], .forbidden)
        try invited().when(.agreement(.invite(a1, until: day("2017-01-10"))), by: gero).thenRefused([.somethingNew])
        try Given.inForce().when(.agreement(.invite(a1, until: day("2017-01-10"))), by: gero)
            .thenRefused([.stillOpen, .somethingNew])
    }
}

@Suite struct `A clarification` {
    @Test func `is asked by either side and answered by the other, once`() throws {
        let asked = try Given.proposed().and(.agreement(.askClarification(a1, text: "which deals?")), by: dana)
        let question = asked.agreement.questions[0]
        #expect(question.answerBy == question.at.advanced(days: 7))
        try asked.when(.agreement(.answerClarification(a1, of: nil, text: "x")), by: dana).thenRefused([.somethingNew])
        try asked.when(.agreement(.answerClarification(a1, of: question.seq, text: "x")), by: dana)
            .thenRefused([.ownAct])
        try asked.when(.agreement(.answerClarification(a1, of: 1, text: "x")), by: gero)
            .thenRefused([.knownThings], .invalid(at: "/of", expected: "the position of a question"))
        let answered = try asked.and(.agreement(.answerClarification(a1, of: nil, text: "renewals too")), by: gero)
        #expect(answered.agreement.questions[0].answer?.by == gero)
        try answered.when(.agreement(.answerClarification(a1, of: question.seq, text: "x")), by: gero)
            .thenRefused([.somethingNew])
        try asked.when(.agreement(.askClarification(a1, text: "x")), by: greta).thenRefused([.notYours], .forbidden)
    }

    @Test func `of what the other understood comes before one confirms`() throws {
        let correct = Command.agreement(.correctUnderstanding(a1, text: "not only new deals"))
        try Given.proposed().when(correct, by: gero).thenRefused([.knownThings])
        let confirmed = try Given.proposed().and(.confirm(a1), by: dana)
        let corrected = try confirmed.when(correct, by: gero).thenHappens(["agreement.understandingCorrected"])
        #expect(corrected.agreement.corrections[0].of == confirmed.agreement.confirmations[0].seq)
        try confirmed.when(correct, by: dana).thenRefused([.somethingNew])
        try Given.inForce().when(correct, by: gero).thenRefused([.stillOpen, .somethingNew])
    }
}
