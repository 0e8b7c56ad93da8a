import LedgerDomain
import Testing

private let c1 = CheckpointID(1)
private let c2 = CheckpointID(2)

extension Given {
    fileprivate func checkpoint(_ id: CheckpointID = c1) -> Checkpoint { ledger.checkpoints[id]! }
    fileprivate func move(
        _ to: String, by: MemberID, _ id: CheckpointID = c1, at location: SourceLocation = #_sourceLocation
    ) throws -> Then {
        try when(.checkpoint(.move(id, to: .day(day(to)), reason: "A fair")), by: by)
    }
    fileprivate func hold(_ id: CheckpointID = c1, by: MemberID, present: [MemberID]? = nil) throws -> Then {
        try when(.checkpoint(.hold(id, present: present)), by: by)
    }
}

/// The window of A1 is February to April 2017, every 14 days from 1 February: 15 February, 1 March …
@Suite struct `A checkpoint` {
    @Test func `is planned in the decision that brings the agreement into force, and convened by the manager`() throws {
        let given = try Given.proposed().and(.confirm(a1), by: dana).when(.confirm(a1), by: gero)
            .thenHappens(["agreement.confirmed", "agreement.enteredForce", "promise.made", "checkpoint.scheduled"])
        let checkpoint = given.checkpoint()
        #expect(checkpoint.on == day("2017-02-15") && checkpoint.isCadence && checkpoint.convenor == gero)
        #expect(checkpoint.at == Instant(utcStartOf: day("2017-02-15")))
        #expect(checkpoint.openUntil == Instant(utcStartOf: day("2017-02-19")))
    }

    @Test func `is planned for the window's end where the cadence is longer than the window`() throws {
        let given = try Given.inForce(.quarter().with { $0.cadenceDays = 366 })
        #expect(given.checkpoint().on == day("2017-04-30"))
        try given.until("2017-04-30").hold(by: dana).thenHappens(["checkpoint.held"])
    }

    @Test func `in another zone is open until midnight there, over a change of clocks too`() throws {
        var draft = TermsDraft.quarter()
        draft.zone = "Europe/Berlin"
        draft.cadenceDays = 51
        let given = try Given.inForce(draft)
        // From 24 March on; the clocks change in the night to the 26th.
        #expect(given.checkpoint().at == Instant(text: "2017-03-23T23:00:00.000000Z"))
        #expect(given.checkpoint().openUntil == Instant(text: "2017-03-27T22:00:00.000000Z"))
    }

    @Test func `held by either side plans the next one, from the day for which it was planned first`() throws {
        for side in [dana, gero] {
            let then = try Given.inForce().until("2017-02-16").hold(by: side)
            then.thenHappens(["checkpoint.held", "checkpoint.scheduled"])
            #expect(then.given.checkpoint().held?.present == [dana, gero])
            let next = then.given.checkpoint(c2)
            #expect(next.on == day("2017-03-01") && next.after == c1 && next.isCadence)
        }
    }

    @Test func `may be held early, but one conversation is one checkpoint`() throws {
        let given = try Given.inForce().until("2017-02-03").and(.checkpoint(.hold(c1, present: nil)), by: gero)
        #expect(given.checkpoint(c2).on == day("2017-03-01"))
        try given.hold(c2, by: gero).thenRefused([.oneConversation])
        try given.until("2017-02-04").hold(c2, by: dana).thenHappens(["checkpoint.held", "checkpoint.scheduled"])
    }

    @Test func `held late, and over the next day of the cadence, goes on after today`() throws {
        let given = try Given.inForce(.quarter().with { $0.cadenceDays = 2 }).until("2017-02-05")
        #expect(given.checkpoint().on == day("2017-02-03"))
        #expect(try given.hold(by: dana).given.checkpoint(c2).on == day("2017-02-07"))
    }

    @Test func `is held once: the second word of the two is refused with the first`() throws {
        let given = try Given.inForce().until("2017-02-15").and(.checkpoint(.hold(c1, present: nil)), by: gero)
        let refused = try given.hold(by: dana)
        refused.thenRefused([.somethingNew])
        #expect(refused.refusal?.rules[0].events == [given.checkpoint().held!.seq])
    }

    @Test func `is held when both were there, whoever else was`() throws {
        let given = try Given.inForce().until("2017-02-15")
        try given.hold(by: dana, present: [dana]).thenRefused([.bothThere])
        try given.hold(by: dana, present: [nils, mia]).thenRefused([.bothThere, .bothThere])
        let held = try given.hold(by: dana, present: [dana, gero, nils, nils]).given
        #expect(held.checkpoint().held?.present == [dana, gero, nils])
        #expect(held.ledger.log[Int(held.checkpoint().held!.seq)].new.subjects == [dana, gero, nils])
    }

    @Test func `is noted by its two sides alone, and unknown to strangers`() throws {
        let given = try Given.inForce().until("2017-02-15")
        for somebody in [hana, greta, otto] {
            #expect(try given.hold(by: somebody).refusal?.kind == .forbidden)
            try given.when(.checkpoint(.view(c1, rating: .off, note: nil, confidence: nil)), by: somebody)
                .thenRefused([.ownAct], .forbidden)
        }
        try given.hold(by: mia).thenRefused([.knownThings], .notFound)
        try given.hold(CheckpointID(9), by: dana).thenRefused([.knownThings], .notFound)
    }

    @Test func `that nobody held in three days was missed by who convened it, and the next one is planned`() throws {
        let before = try Given.inForce().until("2017-02-18")
        #expect(before.checkpoint().isOpen)
        let given = try before.until("2017-02-19")
        guard case .missed(let by, let seq) = given.checkpoint().status else {
            Issue.record("\(given.checkpoint())")
            return
        }
        #expect(by == gero && given.ledger.log[Int(seq)].context.actor == .clock)
        #expect(given.checkpoint(c2).on == day("2017-03-01"))
        try given.hold(by: dana).thenRefused([.stillOpen])
    }

    @Test func `is missed again and again until the window ends, however far the clock goes at once`() throws {
        let given = try Given.inForce().until("2017-06-30")
        let all = given.ledger.checkpoints.values.sorted { $0.id < $1.id }
        #expect(
            all.map(\.on.description) == [
                "2017-02-15", "2017-03-01", "2017-03-15", "2017-03-29", "2017-04-12", "2017-04-26",
            ])
        #expect(all.allSatisfy { if case .missed(gero, _) = $0.status { true } else { false } })
    }

    @Test func `of a new manager is missed by who managed the member that day`() throws {
        let given = try Given.inForce().and(
            .person(.assignRelationship(member: dana, manager: nils, from: day("2017-02-10"))), by: hana)
        try given.until("2017-02-12").hold(by: gero).thenRefused([.managerThatDay], .forbidden)
        let missed = try given.until("2017-02-20")
        guard case .missed(nils, _) = missed.checkpoint().status else {
            Issue.record("\(missed.checkpoint())")
            return
        }
        #expect(missed.checkpoint(c2).convenor == nils)
        #expect(try given.until("2017-02-15").hold(by: nils).given.checkpoint().held?.present == [dana, nils])
    }

    @Test func `lapses where somebody left before its day, and nobody missed it`() throws {
        let given = try Given.inForce().and(.person(.depart(dana, on: day("2017-02-10"))), by: hana).until("2017-03-30")
        #expect(given.ledger.checkpoints.count == 1)
        guard case .lapsed = given.checkpoint().status else { Issue.record("\(given.checkpoint())"); return }
        let alone = try Given.inForce().and(.person(.depart(gero, on: day("2017-02-10"))), by: hana).until("2017-03-01")
        guard case .lapsed = alone.checkpoint().status else { Issue.record("\(alone.checkpoint())"); return }
        #expect(alone.checkpoint(c2).on == day("2017-03-01"))
    }
}

@Suite struct `A checkpoint that one side says was held` {
    private let held: Given

    init() throws {
        held = try Given.inForce().until("2017-02-16").and(.checkpoint(.hold(c1, present: nil)), by: gero)
    }

    private let deny = Command.checkpoint(.deny(c1, reason: "We did not talk"))

    @Test func `is open again when the other side denies it in time`() throws {
        let given = try held.when(deny, by: dana).thenHappens(["checkpoint.heldDenied"])
        #expect(given.checkpoint().isOpen && given.checkpoint().denials.map(\.by) == [dana])
        // The next one stands already.
        try given.until("2017-02-17").hold(by: gero).thenHappens(["checkpoint.held"])
        #expect(given.ledger.checkpoints.count == 2)
    }

    @Test func `was missed when it is denied after its days, and by the clock`() throws {
        let given = try held.until("2017-02-21").and(deny, by: dana).until("2017-02-21")
        guard case .missed(gero, _) = given.checkpoint().status else { Issue.record("\(given.checkpoint())"); return }
        #expect(given.ledger.checkpoints.count == 2)
    }

    @Test func `is denied for seven days and by the other side alone`() throws {
        try held.when(deny, by: gero).thenRefused([.ownAct])
        try held.when(deny, by: hana).thenRefused([.ownAct], .forbidden)
        try held.when(.checkpoint(.deny(c1, reason: " ")), by: dana).thenRefused(
            [.wellFormed], .invalid(at: "/reason", expected: "text of at most 16384 bytes"))
        try held.until("2017-02-23").when(deny, by: dana).thenHappens(["checkpoint.heldDenied"])
        try held.until("2017-02-24").when(deny, by: dana).thenRefused([.inTime])
    }

    @Test func `is denied, and open, as long as the policy says under which its agreement entered force`() throws {
        let given = try Given.inForce()
            .and(.policy(.publish(from: day("2017-01-17"), days: [.denyDays: 3, .checkpointGraceDays: 9])), by: hana)
            .until("2017-01-20")
        let held = try given.hold(by: gero).thenHappens(["checkpoint.held", "checkpoint.scheduled"])
        #expect(held.checkpoint().held?.deniableUntil == Instant(utcStartOf: day("2017-01-28")))
        let next = held.checkpoint(CheckpointID(2))
        #expect(next.openUntil == Instant(utcStartOf: next.on.advanced(by: 4)))
    }

    @Test func `is not denied where nobody says so`() throws {
        try Given.inForce().when(deny, by: dana).thenRefused([.somethingNew])
        try held.and(deny, by: dana).when(deny, by: dana).thenRefused([.somethingNew])
    }
}

@Suite struct `A view of a checkpoint` {
    private func view(_ rating: Rating, _ note: String? = nil, _ confidence: UInt8? = nil) -> Command {
        .checkpoint(.view(c1, rating: rating, note: note, confidence: confidence))
    }

    @Test func `is each one's own, before it is held and after, and the last one stands`() throws {
        let given = try Given.inForce().and(view(.onTrack), by: dana).and(view(.off, "Late", 3), by: gero)
            .until("2017-02-15").and(.checkpoint(.hold(c1, present: nil)), by: gero)
            .and(view(.atRisk, "The tool is slow", 10), by: dana)
        let checkpoint = given.checkpoint()
        #expect(checkpoint.views.map(\.by) == [dana, gero, dana])
        #expect(checkpoint.view(of: dana)?.seq == checkpoint.views[2].seq)
    }

    @Test func `may still be given of one that was missed`() throws {
        try Given.inForce().until("2017-02-20").when(view(.off, "I waited"), by: dana)
            .thenHappens(["checkpoint.viewGiven"])
    }

    @Test func `has a note that says something and a number up to ten`() throws {
        let given = try Given.inForce()
        #expect(
            try given.when(view(.off, "  ", 11), by: dana).refusal?.rules.map(\.rule) == [.wellFormed, .withinLimits])
        var full = given
        for _ in 0..<64 { full = try full.and(view(.off), by: dana) }
        try full.when(view(.off), by: dana).thenRefused([.withinLimits])
    }

    @Test func `is withheld from folds`() {
        let event = Event.checkpoint(
            .viewGiven(CheckpointViewGiven(rating: .said(.off), note: .said("so"), confidence: .said(3))))
        #expect(
            event.withheld
                == .checkpoint(
                    .viewGiven(CheckpointViewGiven(rating: .withheld, note: .withheld, confidence: .withheld))))
        #expect(event.said == "so")
    }
}

@Suite struct `A moved checkpoint` {
    @Test func `stands on its new day, and the cadence goes on from the old one`() throws {
        let moved = try Given.inForce().move("2017-02-20", by: gero).thenHappens(["checkpoint.moved"])
        #expect(moved.checkpoint().on == day("2017-02-20") && moved.checkpoint().moves == [gero])
        #expect(moved.checkpoint().openUntil == Instant(utcStartOf: day("2017-02-24")))
        #expect(try moved.until("2017-02-22").hold(by: dana).given.checkpoint(c2).on == day("2017-03-01"))
    }

    @Test func `a second time by who convenes it was missed by them, and both meet on the wanted day`() throws {
        let then = try Given.inForce().move("2017-02-16", by: gero).given.move("2017-02-20", by: gero)
        then.thenHappens(["checkpoint.moved", "checkpoint.missed", "checkpoint.scheduled"])
        guard case .missed(gero, _) = then.given.checkpoint().status else { Issue.record("not missed"); return }
        #expect(then.given.checkpoint(c2).on == day("2017-02-20") && then.given.checkpoint(c2).isCadence)
    }

    @Test func `past the milestone was missed, and the cadence's next day stands`() throws {
        // The first milestone ends with February.
        let then = try Given.inForce().move("2017-03-02", by: gero)
        then.thenHappens(["checkpoint.moved", "checkpoint.missed", "checkpoint.scheduled"])
        #expect(then.given.checkpoint(c2).on == day("2017-03-01"))
        try Given.inForce().move("2017-02-28", by: gero).thenHappens(["checkpoint.moved"])
    }

    @Test func `by the other side is not missed, and not past the milestone`() throws {
        let given = try Given.inForce().move("2017-02-16", by: dana).given.move("2017-02-17", by: gero).given
        try given.move("2017-02-18", by: dana).thenHappens(["checkpoint.moved"])
        try given.move("2017-03-01", by: dana).thenRefused([.beforeMilestone])
        try given.move("2017-02-18", by: gero).thenHappens([
            "checkpoint.moved", "checkpoint.missed", "checkpoint.scheduled",
        ])
    }

    @Test func `moves to a coming day, to another one, and with a reason`() throws {
        let given = try Given.inForce().until("2017-02-10")
        try given.move("2017-02-15", by: dana).thenRefused([.somethingNew])
        try given.move("2017-02-09", by: dana).thenRefused(
            [.forwardsOnly], .invalid(at: "/to", expected: "today or a later day"))
        try given.when(.checkpoint(.move(c1, to: .day(day("2017-02-11")), reason: "")), by: dana).thenRefused(
            [.wellFormed], .invalid(at: "/reason", expected: "text of at most 16384 bytes"))
        try given.move("2017-02-10", by: dana).thenHappens(["checkpoint.moved"])
        try given.move("2017-02-16", by: greta).thenRefused([.notYours], .forbidden)
        let nine = CheckpointTime.instant(Instant(text: "2017-02-15T09:00:00.000000Z")!)
        try given.when(.checkpoint(.move(c1, to: nine, reason: "At nine")), by: dana).thenHappens(["checkpoint.moved"])
    }

    @Test func `once held is not moved`() throws {
        let held = try Given.inForce().until("2017-02-15").and(.checkpoint(.hold(c1, present: nil)), by: gero)
        try held.move("2017-02-20", by: gero).thenRefused([.somethingNew])
    }
}

@Suite struct `A checkpoint that somebody plans` {
    private func plan(_ on: String) -> Command { .checkpoint(.schedule(a1, at: .day(day(on)))) }

    @Test func `is convened by them and stands beside those of the cadence`() throws {
        let given = try Given.inForce().when(plan("2017-02-10"), by: dana).thenHappens(["checkpoint.scheduled"])
        #expect(given.checkpoint(c2).convenor == dana && !given.checkpoint(c2).isCadence)
        let missed = try given.until("2017-02-14")
        guard case .missed(dana, _) = missed.checkpoint(c2).status else { Issue.record("not missed"); return }
        #expect(missed.ledger.checkpoints.count == 2)
        try given.until("2017-02-10").hold(c2, by: gero).thenHappens(["checkpoint.held"])
    }

    @Test func `is one of an agreement in force, within its window, on a day without one`() throws {
        try Given.proposed().when(plan("2017-02-10"), by: dana).thenRefused([.inForce])
        let given = try Given.inForce()
        try given.when(plan("2017-05-01"), by: dana).thenRefused([.inForce])
        try given.when(plan("2017-02-15"), by: gero).thenRefused([.somethingNew])
        try given.when(plan("2017-01-01"), by: gero).thenRefused(
            [.forwardsOnly], .invalid(at: "/at", expected: "today or a later day"))
        try given.when(plan("2017-02-10"), by: greta).thenRefused([.notYours], .forbidden)
        try given.when(plan("2017-02-10"), by: mia).thenRefused([.knownThings], .notFound)
    }
}
