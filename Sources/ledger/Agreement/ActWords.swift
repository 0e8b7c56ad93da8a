/// What somebody did to an agreement, in as few words as a table has room for.
enum ActWords {
    static func words(of type: String) -> String {
        if let words = known[type] { return words }
        // What a later ledger may know: `agreement.goneOn` is "gone on".
        return (type.split(separator: ".").last ?? "").reduce(into: "") { text, letter in
            text += letter.isUppercase ? " \(letter.lowercased())" : String(letter)
        }
    }

    private static let known = [
        "agreement.proposed": "proposed terms", "agreement.countered": "other terms",
        "agreement.discussed": "said", "agreement.reserved": "agreed, but", "agreement.confirmed": "confirmed",
        "agreement.enteredForce": "in force", "agreement.withdrawn": "took it back",
        "agreement.set": "set without agreement", "agreement.cosigned": "co-signed",
        "agreement.amendmentProposed": "proposed an amendment",
        "agreement.amendmentDeclined": "declined the amendment",
        "agreement.amendmentWithdrawn": "took the amendment back", "agreement.endProposed": "proposed to end it",
        "agreement.endDeclined": "would not end it", "agreement.handedOver": "took it over",
        "alignment.affirmed": "still right", "alignment.outdated": "the goal changed",
        "autonomy.overridden": "decided of the how", "clarification.answered": "answered",
        "clarification.requested": "asked", "milestone.evaluated": "milestone judged",
        "milestone.overridden": "verdict overridden", "milestone.waived": "milestone waived",
        "notice.received": "notice received", "notice.served": "notice served",
        "proposals.invited": "invited to propose", "proposals.waived": "needs no more time",
        "understanding.corrected": "corrected",
    ]
}
