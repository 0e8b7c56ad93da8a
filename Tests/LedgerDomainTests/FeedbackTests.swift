import LedgerDomain
import Testing

let f1 = FeedbackID(1)

extension Command {
    static func give(
        to receiver: MemberID, kind: FeedbackKind = .developmental, effect: String = "They hung up",
        nextStep: String? = "Let them finish", metrics: [MetricVersion] = [], about: AboutReference? = nil,
        observedOn: String? = nil, request: FeedbackID? = nil
    ) -> Command {
        .feedback(
            .give(
                FeedbackDraft(
                    to: receiver, kind: kind, observation: "You cut the customer short", effect: effect,
                    nextStep: nextStep, metrics: metrics, about: about, observedOn: observedOn.map(day),
                    request: request)))
    }

    static func request(of giver: MemberID, about: AboutReference? = nil, _ text: String? = nil) -> Command {
        .feedback(.request(of: giver, about: about, text: text))
    }
}

extension Given {
    /// Gero told dana something on 2017-01-02, as F1.
    static func told(kind: FeedbackKind = .developmental) throws -> Given {
        try team().and(.give(to: dana, kind: kind), by: gero)
    }

    /// Dana asked gero, as F1.
    static func requested() throws -> Given { try team().and(.request(of: gero, "How was the call?"), by: dana) }

    var feedback: Feedback { ledger.feedback[f1]! }

    func mayRead(_ viewer: MemberID) throws -> Bool {
        try maySee(feedback: feedback, viewer: viewer, on: now.utcDay, given: ledger)
    }
}

@Suite struct `What people tell each other` {
    @Test func `goes to anybody, upward, sideways and down, and counts the days since it was seen`() throws {
        let given = try Given.team().until("2017-01-20")
        for (giver, receiver) in [(gero, dana), (dana, gero), (dana, mia), (nils, greta)] {
            let then = try given.when(
                .give(to: receiver, metrics: [cycleTime, closedWon, cycleTime], observedOn: "2017-01-05"), by: giver
            ).thenHappens(["feedback.given"])
            #expect(then.feedback.giver == giver && then.feedback.receiver == receiver)
            #expect(then.feedback.lagDays == 15 && then.feedback.metrics == [closedWon, cycleTime])
        }
        let today = try given.and(.give(to: dana), by: gero)
        #expect(today.feedback.observedOn == day("2017-01-20") && today.feedback.lagDays == 0)
    }

    @Test func `names everything that is wrong with it at once`() throws {
        let given = try Given.team().and(.person(.depart(nils, on: day("2016-12-31"))), by: hana)
        let unknown = MetricVersion(MetricID(9), version: 1)
        try given.when(
            .give(
                to: nils, effect: " ", nextStep: nil, metrics: [unknown], about: .agreement(a1),
                observedOn: "2017-01-03"), by: dana
        ).thenRefused(
            [.stillHere, .wellFormed, .wellFormed, .knownThings, .knownThings, .daysHaveCome],
            .invalid(at: "/effect", expected: "text of at most 16384 bytes"))
        try given.when(.give(to: dana), by: dana).thenRefused(
            [.wellFormed], .invalid(at: "/to", expected: "somebody else"))
        try given.when(.give(to: mia, observedOn: "2006-01-01"), by: dana).thenRefused(
            [.withinLimits], .invalid(at: "/observedOn", expected: "at most 3660 days ago"))
        try given.when(.request(of: MemberID(99), " "), by: dana).thenRefused(
            [.knownThings, .wellFormed], .invalid(at: "/of", expected: "a person of this ledger"))
    }

    @Test func `says what would be better, unless it is a recognition`() throws {
        let given = try Given.team()
        for kind in [FeedbackKind.developmental, .corrective] {
            try given.when(.give(to: dana, kind: kind, nextStep: nil), by: gero).thenRefused(
                [.wellFormed], .invalid(at: "/nextStep", expected: "what to do next time"))
        }
        try given.when(.give(to: dana, kind: .recognition, nextStep: nil), by: gero).thenHappens(["feedback.given"])
    }

    @Test func `is not given or asked for by an auditor or an integration`() throws {
        let given = try Given.team()
        for actor in [otto, crm] {
            try given.when(.give(to: dana), by: actor).thenRefused([.notYours], .forbidden)
            try given.when(.request(of: dana), by: actor).thenRefused([.notYours], .forbidden)
        }
    }

    @Test func `that was asked for is given by who was asked, once, to who asked`() throws {
        let given = try Given.requested()
        #expect(given.feedback.answerBy == Instant(utcStartOf: day("2017-01-10")) && given.feedback.waitsForGiver)
        for command in [.see(f1), .contestKind(f1, reason: "No"), .show(f1)] as [FeedbackCommand] {
            try given.when(.feedback(command), by: dana).thenRefused([.inOrder])
        }
        try given.when(.give(to: dana, request: f1), by: hana).thenRefused([.ownAct], .forbidden)
        try given.when(.give(to: dana, request: f1), by: mia).thenRefused([.knownThings], .notFound)
        try given.when(.give(to: mia, request: f1), by: gero).thenRefused(
            [.wellFormed], .invalid(at: "/to", expected: "who asked"))
        let answered = try given.when(.give(to: dana, request: f1), by: gero).thenHappens(["feedback.given"])
        #expect(!answered.feedback.waitsForGiver && answered.ledger.feedback.count == 1)
        try answered.when(.give(to: dana, request: f1), by: gero).thenRefused([.somethingNew])
    }

    @Test func `is seen by its receiver once, which concerns nobody else`() throws {
        let given = try Given.told()
        try given.when(.feedback(.see(f1)), by: gero).thenRefused([.ownAct], .forbidden)
        let then = try given.when(.feedback(.see(f1)), by: dana)
        let seen = then.thenHappens(["feedback.seen"])
        #expect(then.events.map(\.subjects) == [[dana]])
        try seen.when(.feedback(.see(f1)), by: dana).thenRefused([.somethingNew])
    }

    @Test func `is talked about by its two people, within limits`() throws {
        var given = try Given.told()
        try given.when(.feedback(.reply(f1, text: "So")), by: hana).thenRefused([.ownAct], .forbidden)
        for number in 0..<Limits.feedbackReplies {
            given = try given.and(.feedback(.reply(f1, text: "So")), by: number.isMultiple(of: 2) ? dana : gero)
        }
        #expect(given.feedback.replies.count == Limits.feedbackReplies)
        try given.when(.feedback(.reply(f1, text: "So")), by: dana).thenRefused([.withinLimits])
    }

    @Test func `is contested in its kind by the receiver, and retracted by the giver, and stays`() throws {
        let given = try Given.told(kind: .corrective)
        try given.when(.feedback(.contestKind(f1, reason: "No")), by: gero).thenRefused([.ownAct], .forbidden)
        let contested = try given.when(.feedback(.contestKind(f1, reason: "It is a wish")), by: dana)
            .thenHappens(["feedback.kindContested"])
        try contested.when(.feedback(.contestKind(f1, reason: "No")), by: dana).thenRefused([.somethingNew])
        try given.when(.feedback(.retract(f1, reason: "No")), by: dana).thenRefused([.ownAct], .forbidden)
        let retracted = try contested.when(.feedback(.retract(f1, reason: "It was mia")), by: gero)
            .thenHappens(["feedback.retracted"])
        #expect(retracted.feedback.given != nil)
        try retracted.when(.feedback(.retract(f1, reason: "Again")), by: gero).thenRefused([.stillOpen])
        try given.and(.feedback(.retract(f1, reason: "So")), by: gero)
            .when(.feedback(.contestKind(f1, reason: "No")), by: dana).thenRefused([.stillOpen])
        try retracted.when(.feedback(.reply(f1, text: "Thank you")), by: dana).thenHappens(["feedback.replied"])
    }

    @Test func `is read by its two people, hr and the auditor, and not by who stands above them`() throws {
        let given = try Given.told()
        for person in [dana, gero, hana, otto] { #expect(try given.mayRead(person)) }
        for person in [greta, mia, nils, crm] {
            #expect(try !given.mayRead(person))
            try given.when(.feedback(.see(f1)), by: person).thenRefused([.knownThings], .notFound)
        }
        let upward = try Given.team().and(.give(to: dana), by: mia)
        #expect(try !upward.mayRead(gero))
    }

    @Test func `of recognition is shown to the receiver's team by the receiver`() throws {
        let given = try Given.team().and(.give(to: dana, kind: .recognition, nextStep: nil), by: nils)
        for person in [mia, gero] { #expect(try !given.mayRead(person)) }
        try given.when(.feedback(.show(f1)), by: nils).thenRefused([.ownAct], .forbidden)
        let shown = try given.when(.feedback(.show(f1)), by: dana).thenHappens(["feedback.shown"])
        for person in [mia, gero] { #expect(try shown.mayRead(person)) }
        for person in [greta, crm] { #expect(try !shown.mayRead(person)) }
        try shown.when(.feedback(.show(f1)), by: dana).thenRefused([.somethingNew])
        try Given.told().when(.feedback(.show(f1)), by: dana).thenRefused(
            [.wellFormed], .invalid(at: "/feedback", expected: "a recognition"))
    }

    @Test func `is something that a promise and other feedback may be about, for who may read it`() throws {
        let given = try Given.told()
        _ = try given.and(.make(to: gero, due: "2017-02-01", about: .feedback(f1)), by: dana)
        _ = try given.and(.request(of: gero, about: .feedback(f1)), by: dana)
        let refused = Refusal.Kind.invalid(at: "/about", expected: "something of this ledger that you may know of")
        try given.when(.ask(gero, about: .feedback(f1)), by: mia).thenRefused([.knownThings], refused)
    }
}
