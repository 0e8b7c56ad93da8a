internal import CanonicalJSON
internal import LedgerDomain
internal import LedgerFormat

/// What happens to an agreement between its proposal and its end.
extension CommandMethods {
    static let agreementCourse: [CommandMethod] = talk + setting + changes

    private static let talk: [CommandMethod] = [
        CommandMethod("agreement.invite", "Invites the member to propose before anything is confirmed.") {
            (reader, _) throws(ShapeError) in
            .agreement(
                .invite(
                    try reader.value("agreement", .agreement),
                    until: try reader.value("until", .day, about: "the last day for proposals, before the window")))
        },
        CommandMethod("agreement.waiveInvitation", "Says that one needs no more time to propose.") {
            (reader, _) throws(ShapeError) in
            .agreement(.waiveInvitation(try reader.value("agreement", .agreement)))
        },
        CommandMethod("agreement.askClarification", "Asks the other side what something means.") {
            (reader, _) throws(ShapeError) in
            .agreement(
                .askClarification(try reader.value("agreement", .agreement), text: try reader.value("text", .said)))
        },
        CommandMethod("agreement.answerClarification", "Answers what the other side asked.") {
            (reader, _) throws(ShapeError) in
            .agreement(
                .answerClarification(
                    try reader.value("agreement", .agreement),
                    of: try reader.optional("of", .seq, about: "the question; the oldest that waits unless said"),
                    text: try reader.value("text", .said)))
        },
        CommandMethod("agreement.correctUnderstanding", "Says what the other side's own words get wrong.") {
            (reader, _) throws(ShapeError) in
            .agreement(
                .correctUnderstanding(try reader.value("agreement", .agreement), text: try reader.value("text", .said)))
        },
        CommandMethod("agreement.overrideAutonomy", "Decides something of the how, which is the member's, and why.") {
            (reader, _) throws(ShapeError) in
            .agreement(
                .overrideAutonomy(
                    try reader.value("agreement", .agreement), scope: try reader.value("scope", .said),
                    reason: try reader.value("reason", .said)))
        },
        CommandMethod("agreement.affirm", "Says why the terms are still right although the goal changed.") {
            (reader, _) throws(ShapeError) in
            .agreement(.affirm(try reader.value("agreement", .agreement), reason: try reader.value("reason", .said)))
        },
        CommandMethod("agreement.takeOver", "Takes the terms as they stand, as who manages the member now.") {
            (reader, _) throws(ShapeError) in
            .agreement(.takeOver(try reader.value("agreement", .agreement)))
        },
    ]

    private static let setting: [CommandMethod] = [
        CommandMethod("agreement.set", "Sets the terms without the member's agreement; hr has to co-sign.") {
            (reader, _) throws(ShapeError) in
            .agreement(.set(try reader.value("agreement", .agreement), reason: try reader.value("reason", .said)))
        },
        CommandMethod("agreement.cosign", "Co-signs terms that were set, and serves the notice.") {
            (reader, _) throws(ShapeError) in
            .agreement(.cosign(try reader.value("agreement", .agreement)))
        },
        CommandMethod("agreement.receiveNotice", "Says that one has seen the notice, and nothing more.") {
            (reader, _) throws(ShapeError) in
            .agreement(.receiveNotice(try reader.value("agreement", .agreement)))
        },
    ]

    private static let changes: [CommandMethod] = [
        CommandMethod("agreement.amend", "Proposes other terms for what is in force.") {
            (reader, resolver) throws(ShapeError) in
            .agreement(
                .amend(
                    try reader.value("agreement", .agreement), try terms(reader, resolver),
                    reason: try reader.value("reason", .said)))
        },
        CommandMethod("agreement.declineAmendment", "Keeps the terms in force.") { (reader, _) throws(ShapeError) in
            .agreement(
                .declineAmendment(
                    try reader.value("agreement", .agreement), reason: try reader.value("reason", .said)))
        },
        CommandMethod("agreement.withdrawAmendment", "Takes one's own amendment back.") {
            (reader, _) throws(ShapeError) in
            .agreement(
                .withdrawAmendment(
                    try reader.value("agreement", .agreement), reason: try reader.value("reason", .said)))
        },
        CommandMethod("agreement.proposeEnd", "Proposes to end what is in force before its time.") {
            (reader, _) throws(ShapeError) in
            .agreement(
                .proposeEnd(try reader.value("agreement", .agreement), reason: try reader.value("reason", .said)))
        },
        CommandMethod("agreement.acceptEnd", "Agrees to the end that the other side proposed.") {
            (reader, _) throws(ShapeError) in
            .agreement(
                .acceptEnd(try reader.value("agreement", .agreement), reason: try reader.optional("reason", .said)))
        },
        CommandMethod("agreement.declineEnd", "Would not end it, or no more.") { (reader, _) throws(ShapeError) in
            .agreement(
                .declineEnd(try reader.value("agreement", .agreement), reason: try reader.value("reason", .said)))
        },
    ]
}
