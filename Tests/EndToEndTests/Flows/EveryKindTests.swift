import CanonicalJSON
import LedgerProjections
import Testing

extension `End to end` {
    /// Whatever may wait for somebody reads well behind a name, and is answered in the words that are offered.
    @Suite struct `Every kind of thing that waits` {
        @Test func `is answered by id and word`() throws {
            let course = EveryKind(try TwoPeople().office)
            try promises(course)
            try strategies(course)
            try words(course)
            try changes(course)
            try meetings(course)
            try ends(course)
            let terms = EveryKind(try Office())
            try settingTerms(terms)
            #expect(course.seen.union(terms.seen) == Set(WaitingItem.Kind.allCases.map(\.rawValue)))
        }

        private func promises(_ all: EveryKind) throws {
            try all.office.command("relationship.assign", ["manager": "zoe", "member": "cara"])
            let course = "objection-handling course"
            try all.answer(
                "promise", as: "cara", reads: "help promised: \(course)", "answer", "ID", "move", "due=friday",
                "It is full", writes: "promise.moveAsked")
            try all.answer(
                "moveAsked", as: "dana", reads: "cara asks to move it to 2017-10-13: \(course)", "no", "ID",
                "I need it", writes: "promise.moveRefused")
            try all.answer(
                "promise", as: "cara", reads: "help promised: \(course)", "ok", "ID", writes: "promise.done")
            try all.answer(
                "promiseDone", as: "dana", reads: "cara says that it is done: \(course)", "no", "ID",
                "There was none", writes: "promise.contested")
            try all.answer(
                "settle", as: "zoe",
                reads: "dana says that this was not kept, and the other side that it was: \(course)", "ok", "ID",
                "I was there", writes: "promise.settled")
            try all.answer(
                "promiseDone", as: "cara", reads: "dana says that it is done: pricing sheet", "no", "ID",
                "Page 2 is empty", writes: "promise.contested")
            try all.answer(
                "promiseContested", as: "dana", reads: "cara says that it is not done: pricing sheet", "answer", "ID",
                "done", "It is full now", writes: "promise.done")
            try all.office.command("promise.ask", ["of": "cara", "what": "an hour on prices"], as: "dana")
            try all.answer(
                "ask", as: "cara", reads: "dana asks you for a promise: an hour on prices", "ok", "ID", "friday",
                writes: "promise.made")
        }

        private func strategies(_ all: EveryKind) throws {
            let reads = "dana proposes how to do it"
            func propose() throws {
                try all.office.command("strategy.propose", ["agreement": "A1", "text": "Partners first"], as: "dana")
            }
            try all.answer(
                "strategy", as: "cara", reads: reads, "answer", "ID", "change", "Count them from now on",
                writes: "strategy.adapted")
            try all.answer(
                "strategyAdapted", as: "dana", reads: "cara would do it another way", "ok", "ID",
                writes: "strategy.accepted")
            try propose()
            try all.answer("strategy", as: "cara", reads: reads, "no", "ID", "Not now", writes: "strategy.declined")
            try propose()
            try all.answer("strategy", as: "cara", reads: reads, "ok", "ID", writes: "strategy.adopted")
            try propose()
            try all.answer(
                "strategy", as: "cara", reads: reads, "answer", "ID", "change", "Two of them",
                writes: "strategy.adapted")
            try all.answer(
                "strategyAdapted", as: "dana", reads: "cara would do it another way", "no", "ID",
                writes: "strategy.withdrawn")
        }

        /// Feedback, questions, points.
        private func words(_ all: EveryKind) throws {
            try all.office.command("feedback.request", ["of": "cara", "text": "How was the call?"], as: "dana")
            try all.answer(
                "feedbackRequest", as: "cara", reads: "dana asks you for feedback", "answer", "ID", "give",
                "You listened", "effect=They stayed", "nextStep=Ask for the price", writes: "feedback.given")
            let reads = "cara gave you feedback"
            try all.answer(
                "feedback", as: "dana", reads: reads, "answer", "ID", "reply", "Thank you", writes: "feedback.replied")
            try all.answer(
                "feedback", as: "dana", reads: reads, "answer", "ID", "another kind", "It was praise",
                writes: "feedback.kindContested")
            try all.answer("feedback", as: "dana", reads: reads, "ok", "ID", writes: "feedback.seen")
            let thanks: JSONTree = ["effect": "They stayed", "kind": "recognition", "observation": "A", "to": "dana"]
            try all.office.command("feedback.give", thanks, as: "cara")
            try all.answer(
                "feedback", as: "dana", reads: "cara thanks you", "answer", "ID", "show", writes: "feedback.shown")
            try all.office.command("metric.question", ["metric": "closed_won", "reason": "Renewals?"], as: "dana")
            try all.answer(
                "metricQuestion", as: "cara", reads: "dana questions a metric", "answer", "ID", "answer",
                "They count", writes: "metric.questionAnswered")
            for (ref, words, verdict) in [("v1", "It is hers", "stands"), ("v2", "It is omar's", "withdrawn")] {
                let recorded = try all.office.record("5", ref: ref)
                let of = recorded["events"]?[0]?["seq"] ?? .null
                try all.office.command("measurement.contest", ["of": of, "reason": "Not mine"], as: "dana")
                try all.answer(
                    "contest", as: "cara", reads: "dana contests 5, which was measured for 2017-09-20", "answer",
                    "ID", verdict, words,
                    writes: "measurement.contestDecided")
            }
            try all.answer(
                "point", as: "cara", reads: "dana wants to talk: quota after the territory change", "ok", "ID",
                writes: "agenda.pointClosed")
            try all.office.command("evidence.export", ["purpose": "a dispute", "scope": "A1"], as: "dana")
            try all.answer(
                "export", as: "cara", reads: "dana exported this agreement: a dispute", "ok", "ID",
                writes: "disclosure.notified")
        }

        private func changes(_ all: EveryKind) throws {
            let outcome = "Win deals that stay"
            func amend() throws {
                let ending = try all.office.ledger.cli(
                    "agreement", "amend", "A1", "--cadence", "7", "--reason", "More talk", "--yes", as: "dana")
                #expect(ending.status == 0, "\(ending)")
            }
            try amend()
            try all.answer(
                "amendment", as: "cara", reads: "dana proposes a change of the terms: \(outcome)", "no", "ID",
                "Not now", writes: "agreement.amendmentDeclined")
            try amend()
            #expect(
                try all.item("amendment", of: "dana").reads
                    == "your own change of the terms waits for your yes: \(outcome)")
            try all.answer(
                "amendment", as: "cara", reads: "dana proposes a change of the terms: \(outcome)", "ok", "ID",
                writes: "agreement.confirmed")
            try all.office.command("goal.close", ["goal": "G1", "outcome": "retired"], as: "cara")
            let several = try all.office.ledger.cli("ok", "A1", "--yes", as: "dana")
            #expect(several.status == 2 && several.errors.contains("say which: A1/"), "\(several)")
            try all.answer(
                "alignment", as: "dana", reads: "its goal changed, look whether this is still right: \(outcome)",
                "ok", "A1/alignment", "Customers stay customers", writes: "alignment.affirmed")
            try all.answer(
                "amendment", as: "dana",
                reads: "cara has confirmed your change of the terms, which waits for your yes: \(outcome)", "answer",
                "ID", "take it back", "It was a slow week", writes: "agreement.amendmentWithdrawn")
        }

        private func meetings(_ all: EveryKind) throws {
            try all.office.command("clock.advance", ["to": "2017-10-15"])
            try all.answer(
                "view", as: "dana", reads: "a one-to-one comes on 2017-10-15: how do you see it?", "answer", "ID",
                "say how", "on track", "confidence=7", writes: "checkpoint.viewGiven")
            try all.answer(
                "checkpoint", as: "cara", reads: "the one-to-one of 2017-10-15 is to be held", "answer", "ID", "move",
                "to=2017-10-16", "I am ill", writes: "checkpoint.moved")
            try all.office.command("clock.advance", ["to": "2017-10-16"])
            try all.type(
                "C1/checkpoint", as: "cara",
                [
                    .expect("the one-to-one of 2017-10-16 is to be held, with dana (C1)"), .expect("[later]"),
                    .line("held"), .expect("sent:"),
                ])
            try all.answer(
                "checkpointHeld", as: "dana", reads: "cara says that the one-to-one of 2017-10-16 was held", "no",
                "ID", "We did not meet", writes: "checkpoint.heldDenied")
        }

        private func ends(_ all: EveryKind) throws {
            let reads = "dana proposes to end this: Win deals that stay"
            let end: JSONTree = ["agreement": "A1", "reason": "Another team"]
            try all.office.command("agreement.proposeEnd", end, as: "dana")
            try all.answer(
                "endProposed", as: "cara", reads: reads, "no", "ID", "You are good at it",
                writes: "agreement.endDeclined")
            try all.office.command("relationship.assign", ["manager": "zoe", "member": "dana"])
            try all.type(
                "A1", as: "zoe",
                [
                    .expect("take over what was agreed: Win deals that stay, with dana (A1)"), .expect("[later]"),
                    .line(""),
                ])
            try all.answer(
                "takeOver", as: "zoe", reads: "another managed before, take over what was agreed: Win deals that stay",
                "ok", "ID", writes: "agreement.handedOver")
            try all.office.command("agreement.proposeEnd", end, as: "dana")
            try all.answer("endProposed", as: "zoe", reads: reads, "ok", "ID", writes: "agreement.ended")
        }

        private func settingTerms(_ all: EveryKind) throws {
            let outcome = "Win deals that stay"
            var terms = Office.terms()
            terms["promises"] = [["debtor": "cara", "due": "2017-10-15", "kind": "support", "what": "A course"]]
            terms["window"] = ["from": "2017-10-05", "to": "2017-12-31"]
            terms["milestones"] = [
                ["from": "2017-10-05", "metric": "closed_won", "target": "100", "to": "2017-10-31"]
            ]
            _ = try all.office.propose(to: "dana", terms)
            try all.office.command("agreement.invite", ["agreement": "A1", "until": "2017-09-26"], as: "cara")
            let proposes = "cara proposes terms: \(outcome)"
            let invited = try all.office.ledger.cli("ok", "A1", "Partners first", "--yes", as: "dana")
            #expect(invited.status == 2 && invited.errors.contains("nothing says yes to A1"), "\(invited)")
            try all.answer(
                "confirmation", as: "dana", reads: proposes, "answer", "ID", "nothing to propose",
                writes: "proposals.waived")
            try all.office.command("agreement.askClarification", ["agreement": "A1", "text": "Which?"], as: "dana")
            try all.answer(
                "clarification", as: "cara", reads: "dana asks what is meant", "answer", "ID", "answer",
                "Renewals too", writes: "clarification.answered")
            try all.answer(
                "confirmation", as: "dana", reads: proposes, "answer", "ID", "yes, but", "Only with help",
                writes: "agreement.reserved")
            try all.office.command("agreement.set", ["agreement": "A1", "reason": "It cannot wait"], as: "cara")
            try all.answer(
                "cosign", as: "hr", reads: "cara set terms without the other side's agreement: \(outcome)", "ok",
                "ID", writes: "agreement.cosigned")
            try all.type(
                "A1", as: "dana",
                [
                    .expect("Which?"), .line("set terms"), .expect("cara set terms without your agreement"),
                    .expect("It cannot wait"), .expect("[later]"), .line("?"), .expect("agrees to nothing"),
                    .expect("›"), .line(""),
                ])
            try all.answer(
                "notice", as: "dana", reads: "cara set terms without your agreement: \(outcome)", "answer", "ID",
                "received", writes: "notice.received")
            try all.answer(
                "confirmation", as: "dana",
                reads: "cara has confirmed the terms, which wait for your yes: \(outcome)", "no", "ID",
                "It is too much",
                writes: "agreement.declined")
        }
    }
}
