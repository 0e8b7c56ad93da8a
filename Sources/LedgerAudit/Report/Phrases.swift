/// How an event is said on the page: one sentence a type. They travel in the page, because its script says every event
/// again, from the bytes that it has checked, and compares.
///
/// `{actor}` is who acted, `{/due/on}` what stands under that pointer; a part in brackets is left out if something in it
/// is not there. A type that is not here is said by its name.
enum Phrases {
    static let all: [(type: String, sentence: String)] = people + work + agreements + course + promises + talks

    static let sentences = Dictionary(uniqueKeysWithValues: all.map { ($0.type, $0.sentence) })

    private static let people = [
        ("ledger.opened", "The ledger “{/name}” was opened; its days are those of {/zone}."),
        ("clock.advanced", "The clock of this simulated ledger was moved to {/to}."),
        ("ledger.resumed", "The ledger was restored from a backup, and goes on under another origin and key."),
        ("ledger.outage", "The ledger was not running from {/from} to {/to}: nobody could write."),
        ("ledger.timeAccepted", "The machine's time was vouched for: {/now} after {/was}."),
        ("policy.published", "{actor} published version {/version} of the policy, in force from {/on}."),
        ("member.registered", "{actor} registered the person[ {/handle}]."),
        ("member.renamed", "{actor} recorded another name[: {/handle}]."),
        ("member.accountBound", "{actor} bound an account to the person from {/from} on."),
        ("member.departed", "{actor} recorded that the person left after {/on}."),
        ("relationship.assigned", "{actor} recorded that {/manager} manages {/member} from {/from} on."),
        ("relationship.ended", "{actor} recorded that {/manager} manages {/member} no longer after {/on}."),
        ("role.granted", "{actor} granted the role {/role}."),
        ("role.revoked", "{actor} revoked the role {/role}."),
        ("absence.recorded", "{actor} recorded an absence of {/workingDays} working days."),
        ("absence.withdrawn", "{actor} withdrew the absence of event {/of}."),
        ("export.made", "{actor} had this evidence made: {/scope}."),
        ("export.delivered", "The evidence was delivered; the SHA-256 of its manifest is {/digest}."),
        ("record.viewed", "{actor} looked at the record of {/of}, as {/as}."),
        ("disclosure.notified", "{actor} saw that the record was shown."),
        ("disclosure.erased", "{actor} had words erased[, those of event {/seq}], on the ground: {/ground}."),
        ("legalHold.placed", "{actor} placed a legal hold: nothing of the person's is erased until it is lifted."),
        ("legalHold.lifted", "{actor} lifted the legal hold."),
    ]

    private static let work = [
        ("goal.published", "{actor} published a goal: “{/title}”, from {/period/from} to {/period/to}."),
        ("goal.revised", "{actor} revised the goal: “{/title}”, from {/period/from} to {/period/to}."),
        ("goal.closed", "{actor} closed the goal: {/outcome}."),
        (
            "metric.defined",
            "{actor} defined version {/version} of the metric {/name}: {/formula}, in {/unit}, {/aggregate} of a span."
        ),
        ("metric.replaced", "{actor} replaced version {/version} of the metric by version {/by}."),
        ("metric.questioned", "{actor} questioned the metric {/metric}; an answer was owed by {/answerBy}."),
        ("metric.questionAnswered", "{actor} answered the question of event {/of}."),
        ("measurement.covered", "{actor} said that {/metric} was complete from {/from} to {/to}."),
        ("measurement.recorded", "{/member}, {/metric}, {/asOf}: {/value} ({/knowledge}, source {/source})."),
        ("measurement.corrected", "{actor} corrected the value of event {/of} to {/value}."),
        ("measurement.contested", "{actor} said that the value of event {/of} is wrong."),
        ("measurement.contestDecided", "{actor} decided about the value of event {/of}: {/verdict}."),
    ]

    private static let agreements = [
        ("agreement.proposed", "{actor} proposed an agreement between {/manager} and {/member}."),
        ("agreement.countered", "{actor} proposed other terms: revision {/revision}."),
        ("agreement.withdrawn", "{actor} took the proposal back."),
        ("agreement.discussed", "{actor} said something about the terms."),
        ("agreement.reserved", "{actor} agreed, but with a reservation."),
        ("agreement.declined", "{actor} declined: they do not agree to the terms."),
        ("agreement.confirmed", "{actor} agreed to exactly the terms of event {/terms/seq}."),
        (
            "agreement.enteredForce",
            "Revision {/revision} entered force: the terms of event {/terms/seq}.[ Set without agreement: {/notAgreed}.]"
        ),
        (
            "milestone.evaluated",
            "Milestone {/milestone}: {/verdict}.[ Measured {/value}], against a target of {/target}; the source was complete for {/coveredDays} of {/days} days.[ Lowered from {/fullTarget} for {/absentDays} of {/workingDays} working days away.]"
        ),
        ("milestone.overridden", "{actor} gave another verdict for milestone {/milestone}: {/verdict}."),
        ("milestone.waived", "{actor} waived milestone {/milestone}: it counts neither as met nor as missed."),
        (
            "agreement.closed",
            "The agreement closed: {/outcome}. Met {/met}, missed {/missed}, not measured {/notMeasured}, waived {/waived}."
        ),
        ("proposals.invited", "{actor} invited the member's own proposals until {/untilOn}."),
        ("proposals.waived", "{actor} needed no more time to propose."),
        ("clarification.requested", "{actor} asked what something means; an answer was owed by {/answerBy}."),
        ("clarification.answered", "{actor} answered the question of event {/of}."),
        ("understanding.corrected", "{actor} corrected the own words of event {/of}."),
    ]

    private static let course = [
        ("autonomy.overridden", "{actor} decided something of the how, which is the member's."),
        ("alignment.outdated", "The goal {/goal} changed: the agreement was to be looked at again."),
        ("alignment.affirmed", "{actor} said that the terms are still right."),
        ("agreement.handedOver", "{/manager} took the agreement over."),
        ("agreement.set", "{actor} set the terms of event {/terms/seq} without agreement."),
        ("agreement.cosigned", "{actor} co-signed that the terms are set."),
        ("notice.served", "{actor} served notice of the terms that were set; a reply was possible until {/replyBy}."),
        ("notice.received", "{actor} received the notice: that is neither understanding nor agreement."),
        ("agreement.amendmentProposed", "{actor} proposed other terms for what is in force: revision {/revision}."),
        ("agreement.amendmentDeclined", "{actor} declined the amendment: the terms in force stay."),
        ("agreement.amendmentWithdrawn", "{actor} took the amendment back."),
        ("agreement.amended", "Revision {/revision} is in force from now on: the terms of event {/terms/seq}."),
        ("agreement.endProposed", "{actor} proposed to end the agreement before its time."),
        ("agreement.endDeclined", "{actor} would not end it before its time."),
        ("agreement.ended", "Both ended the agreement before its time."),
        ("agreement.expired", "The agreement expired: its window began before the terms were in force."),
        ("strategy.proposed", "{actor} proposed how to get there; an answer was owed by {/answerBy}."),
        ("strategy.adopted", "{actor} adopted the proposal as it is."),
        ("strategy.adapted", "{actor} would do it in another way."),
        ("strategy.accepted", "{actor} accepted the adapted proposal."),
        ("strategy.declined", "{actor} declined the proposal."),
        ("strategy.withdrawn", "{actor} took the proposal back."),
        ("strategy.overdue", "Nobody answered the proposal in time."),
    ]

    private static let promises = [
        ("promise.asked", "{/creditor} asked {/debtor} for a promise ({/kind})[, by {/due/on}]."),
        ("promise.made", "{/debtor} promised {/creditor} something ({/kind}), by {/due/on}."),
        ("promise.declined", "{actor} declined to promise it."),
        ("promise.done", "{actor} said that it is done."),
        ("promise.confirmed", "{actor} confirmed that it was kept."),
        ("promise.contested", "{actor} contested that it is done."),
        ("promise.settled", "{actor} settled the contest: {/verdict}."),
        ("promise.moveAsked", "{actor} asked for another day: {/due/on}."),
        ("promise.moved", "{actor} agreed to another day: {/due/on}."),
        ("promise.moveRefused", "{actor} kept the day as it was."),
        ("promise.withdrawn", "{actor} let the promise go."),
        ("promise.overdue", "The day passed, and nobody had said that it is done."),
        ("promise.unanswered", "The time to answer passed without an answer."),
    ]

    private static let talks = [
        (
            "checkpoint.scheduled",
            "A one-to-one of {/member} and {/manager} was planned for {/on}; {/convenor} convenes it."
        ),
        ("checkpoint.moved", "{actor} moved the one-to-one to {/on}."),
        ("checkpoint.held", "{actor} said that the one-to-one was held, with {/present}."),
        ("checkpoint.heldDenied", "{actor} denied that the one-to-one was held."),
        ("checkpoint.viewGiven", "{actor} gave their own view."),
        ("checkpoint.missed", "The one-to-one was missed, by {/by}."),
        ("checkpoint.lapsed", "The one-to-one lapsed and nobody missed it: {/because}."),
        ("agenda.pointRaised", "{actor} raised a point to talk about."),
        ("agenda.pointClosed", "{actor} closed the point of event {/point}."),
        ("feedback.requested", "{/receiver} asked {/giver} for feedback."),
        ("feedback.given", "{/giver} gave {/receiver} {/kind} feedback on what they saw on {/observedOn}."),
        ("feedback.seen", "{actor} saw the feedback; that is no agreement."),
        ("feedback.replied", "{actor} replied to the feedback."),
        ("feedback.kindContested", "{actor} contested the kind of the feedback."),
        ("feedback.retracted", "{actor} no longer stands by the feedback; what was said stays."),
        ("feedback.shown", "{actor} let the team see the recognition."),
    ]

    /// What stands before a sealed text, by its pointer with `*` for numbers, in the order in which texts are shown. A
    /// pointer that is not here is its own, and comes last.
    static let labels: [(pointer: String, label: String)] = [
        ("/rating", "How it goes"), ("/confidence", "How sure, 0 to 10"), ("/note", "In a sentence"),
        ("/observation", "What was seen"), ("/effect", "What it led to"), ("/nextStep", "Next time"),
        ("/inOwnWords", "In their own words"), ("/text", "In their words"), ("/what", "What"),
        ("/evidence", "What shows it"), ("/scope", "What was decided"), ("/reason", "Because"),
        ("/terms/outcome", "Outcome"), ("/terms/contribution/how", "How it contributes"),
        ("/terms/contribution/reason", "Why it serves no goal"), ("/terms/promises/*/what", "Promise in the terms"),
        ("/terms/reserved/*/what", "Reserved to the manager"), ("/terms/consequences/*/what", "Consequence"),
        ("/handle", "Handle"), ("/name", "Name"), ("/username", "Account"), ("/from", "From"), ("/to", "To"),
        ("/purpose", "Purpose"), ("/recipient", "For"),
    ]

    static let labelOf = Dictionary(uniqueKeysWithValues: labels.map { ($0.pointer, $0.label) })
    static let rankOf = Dictionary(uniqueKeysWithValues: labels.enumerated().map { ($0.element.pointer, $0.offset) })

    /// Stored words that people read in others. Texts that people wrote are never replaced.
    static let words: [(stored: String, said: String)] = [
        ("atRisk", "at risk"), ("notMeasured", "not measured"), ("onTrack", "on track"),
    ]

    static let wordOf = Dictionary(uniqueKeysWithValues: words.map { ($0.stored, $0.said) })

    /// Grounds of redactions, as a sentence goes on after "not shown:".
    static let grounds: [(ground: String, said: String)] = [
        ("count", "it counts how many events concern somebody else"),
        ("erased", "its key was destroyed; an event says on what ground"),
        ("not-visible", "whoever made the export may not see it"),
        ("third-person", "it belongs to somebody whom this is not about"),
        ("withheld", "whoever made the export left it out"),
    ]

    static let groundOf = Dictionary(uniqueKeysWithValues: grounds.map { ($0.ground, $0.said) })
}
