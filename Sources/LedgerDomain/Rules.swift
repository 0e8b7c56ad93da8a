/// A rule with its meaning in one sentence, for people who ask why.
package struct Rule: Hashable, Sendable {
    package let name: RuleName
    /// One whole sentence with its full stop.
    package let explanation: String
}

extension RuleName {
    package static let noEdit = RuleName("no-edit")
    package static let sameTerms = RuleName("same-terms")
    package static let completeTerms = RuleName("complete-terms")
    package static let ownAct = RuleName("own-act")
    package static let notBackwards = RuleName("not-backwards")
    package static let computedVerdict = RuleName("computed-verdict")
    package static let fixedMetric = RuleName("fixed-metric")
    package static let declaredFirst = RuleName("declared-first")
    package static let sameReplay = RuleName("same-replay")
    package static let lateIsLate = RuleName("late-is-late")
    package static let activityIsTheirs = RuleName("activity-is-theirs")
    package static let policyThen = RuleName("policy-then")
    package static let notYours = RuleName("not-yours")
    package static let managerThatDay = RuleName("manager-that-day")
    package static let stillHere = RuleName("still-here")
    package static let noCycle = RuleName("no-cycle")
    package static let oneName = RuleName("one-name")
    package static let hrRemains = RuleName("hr-remains")
    package static let knownThings = RuleName("known-things")
    package static let knownHow = RuleName("known-how")
    package static let wellFormed = RuleName("well-formed")
    package static let withinLimits = RuleName("within-limits")
    package static let withinParent = RuleName("within-parent")
    package static let stillOpen = RuleName("still-open")
    package static let inForce = RuleName("in-force")
    package static let notAgreed = RuleName("not-agreed")
    package static let newManager = RuleName("new-manager")
    package static let otherDecider = RuleName("other-decider")
    package static let somethingNew = RuleName("something-new")
    package static let daysHaveCome = RuleName("days-have-come")
    package static let inOrder = RuleName("in-order")
    package static let simulatedOnly = RuleName("simulated-only")
    package static let forwardsOnly = RuleName("forwards-only")
    package static let bothThere = RuleName("both-there")
    package static let oneConversation = RuleName("one-conversation")
    package static let inTime = RuleName("in-time")
    package static let beforeMilestone = RuleName("before-milestone")
    package static let purposeSaid = RuleName("purpose-said")
    package static let holdFirst = RuleName("hold-first")
    package static let readsRecorded = RuleName("reads-recorded")
}

extension Rule {
    /// The rule of that name; nil when there is none.
    package static func named(_ text: String) -> Rule? { all.first { $0.name.text == text } }

    /// Every rule of the domain, in the order in which the reference lists them.
    package static let all: [Rule] = [
        Rule(.noEdit, "Nothing that was recorded is edited or deleted; a correction is a new event that names it."),
        Rule(
            .sameTerms,
            """
            An agreement enters force only when both sides have confirmed exactly the same terms, the member when the \
            time to propose that they were given is over.
            """),
        Rule(
            .completeTerms,
            """
            Terms say what is aimed at, how it is measured and by when, in a window that lies ahead, what it \
            contributes to, how often both talk, and what support is promised, unless the member says that none is \
            needed.
            """),
        Rule(.ownAct, "Nobody confirms, answers or speaks for somebody else."),
        Rule(.notBackwards, "Terms govern only what happens after both sides have confirmed them."),
        Rule(
            .computedVerdict,
            "A verdict comes from measurements; whoever overrides it gives a reason, and both verdicts are shown."),
        Rule(
            .fixedMetric,
            "New terms name the newest version of a metric, and replacing a metric changes no agreement in force."),
        Rule(.declaredFirst, "A consequence is declared only inside terms, before their window begins."),
        Rule(.sameReplay, "What the clock records follows from the record and the time alone."),
        Rule(.lateIsLate, "What is recorded late is kept, and changes no verdict that was already due."),
        Rule(
            .activityIsTheirs,
            """
            An activity is measured only where the member proposed it, by the day at the finest, and never bears a \
            consequence.
            """),
        Rule(
            .policyThen,
            "A policy takes effect after its notice, and what began under another is governed by that one."),
        Rule(.notYours, "Everybody may do only what a role or a relationship that holds at that time allows."),
        Rule(.managerThatDay, "A manager acts for whom they manage on the day of the act."),
        Rule(.stillHere, "Who has departed acts no more, and nothing new begins with them."),
        Rule(.noCycle, "Nobody is their own manager, through however many others."),
        Rule(.oneName, "A handle and an account belong to one person at a time."),
        Rule(.hrRemains, "Somebody who is here holds the role hr: without them nobody could be registered or heard."),
        Rule(.knownThings, "What a command names exists in this ledger."),
        Rule(
            .knownHow,
            """
            A value says how its recorder knows it: a system within its scope, the member about themself, or their \
            manager as a witness.
            """),
        Rule(.wellFormed, "What is said has the form in which it can be kept, and says something."),
        Rule(.withinLimits, "Everything has a limit, so that no one entry can crowd out the others."),
        Rule(.withinParent, "A goal's period lies within that of the goal that it serves."),
        Rule(.stillOpen, "What came to its end is not taken up again; something new is proposed in its place."),
        Rule(.inForce, "Verdicts and checkpoints belong to agreements that both sides have confirmed."),
        Rule(
            .inOrder,
            """
            A promise is asked for or made, then done, then confirmed or contested, and only one that is \
            contested, or whose creditor has left, is settled; feedback is given before anything is said to it, and \
            only a contested value is decided about.
            """),
        Rule(
            .notAgreed,
            """
            Terms are set without agreement only when the member was heard, somebody uninvolved co-signs and there is \
            time to reply; they are always shown as not agreed.
            """),
        Rule(.newManager, "A new manager takes an agreement over or renegotiates it before they act on it."),
        Rule(
            .otherDecider,
            "Whoever decides or co-signs took no earlier part, and is none of those whom it is between."),
        Rule(.somethingNew, "A command that would change nothing is refused rather than recorded."),
        Rule(.daysHaveCome, "Nothing is measured of a day that has not begun anywhere on earth."),
        Rule(.simulatedOnly, "Only the clock of a simulated ledger is put forward by hand."),
        Rule(.forwardsOnly, "Time goes forwards."),
        Rule(.bothThere, "A checkpoint is held when both sides are there."),
        Rule(.oneConversation, "One conversation is one checkpoint."),
        Rule(.inTime, "What somebody said of both may be denied for a known time, and stands after it."),
        Rule(
            .beforeMilestone,
            """
            Only who convenes a checkpoint can let it go past the milestone before which both were to meet, and it \
            counts as missed by them.
            """),
        Rule(
            .purposeSaid,
            """
            Whoever takes a record away says what for, and whom it concerns reads it; only one's own needs no reason.
            """),
        Rule(
            .holdFirst,
            """
            Nothing is erased under legal hold, while it is contested, or before the time ends for which it is kept; \
            feedback that reached the wrong person need not wait for that time.
            """),
        Rule(
            .readsRecorded,
            """
            Whoever reads a person's record as hr, as an auditor or from further above is recorded, once a day, before \
            they see it; that is shown to the person alone.
            """),
    ]

    private init(_ name: RuleName, _ explanation: String) {
        self.name = name
        self.explanation = explanation
    }
}
