extension Act {
    /// Either side asks; the other owes an answer.
    func askClarification(_ id: AgreementID, text: String) throws -> Decision {
        let summary = "nothing was asked about \(id)"
        return try withAgreement(id) { side in
            let agreement = side.agreement
            guard side.isEither else { return notASide(summary, side) }
            var findings = Findings()
            findings.stillAlive(agreement)
            findings.text(text, "/text")
            findings.roomToTalk(agreement)
            return try findings.decision(summary, hint: "ledger agreement show \(id)") {
                let requested = ClarificationRequested(text: .said(text), answerBy: try answerBy())
                return Accepted([
                    event(
                        .agreement(.clarificationRequested(requested)), of: agreement,
                        basis: [agreement.standing.reference.seq])
                ])
            }
        }
    }

    /// - Parameter seq: the question; the oldest one that the other side asked and nobody answered when nil.
    func answerClarification(_ id: AgreementID, of seq: UInt64?, text: String) throws -> Decision {
        let summary = "no question about \(id) was answered"
        return try withAgreement(id) { side in
            let agreement = side.agreement
            guard side.isEither else { return notASide(summary, side) }
            var findings = Findings()
            findings.text(text, "/text")
            findings.roomToTalk(agreement)
            let asked = agreement.questions.filter { side.isMember != ($0.by == agreement.member) }
            let question =
                seq.map { seq in agreement.questions.first { $0.seq == seq } } ?? asked.first { $0.answer == nil }
            guard let question else {
                if let seq {
                    findings.unknown("/of", "question at \(seq) about \(id)", expected: "the position of a question")
                } else {
                    findings.breaks(.somethingNew, "no question waits for your answer")
                }
                return findings.refused(summary, hint: "ledger agreement show \(id)")
            }
            if !asked.contains(question) {
                findings.breaks(.ownAct, "your own side asked that, and the other answers", events: [question.seq])
            }
            if let answer = question.answer {
                findings.breaks(.somethingNew, "it was answered already", events: [answer.seq])
            }
            return findings.decision(summary, hint: "ledger agreement show \(id)") {
                let answered = SaidAbout(of: question.seq, text: .said(text))
                return Accepted([
                    event(.agreement(.clarificationAnswered(answered)), of: agreement, basis: [question.seq])
                ])
            }
        }
    }

    /// By the side that has not confirmed yet, about what the other side understood.
    func correctUnderstanding(_ id: AgreementID, text: String) throws -> Decision {
        let summary = "nothing was corrected"
        return try withAgreement(id) { side in
            let agreement = side.agreement
            guard side.isMember || side.isNamedManager else { return notASide(summary, side) }
            let confirmations = agreement.amendment?.confirmations ?? agreement.confirmations
            var findings = Findings()
            findings.text(text, "/text")
            findings.roomToTalk(agreement)
            if agreement.amendment == nil { findings.stillOpen(agreement) }
            if let own = confirmations.first(where: { $0.by == actor.id }) {
                findings.breaks(.somethingNew, "you have confirmed these terms yourself", events: [own.seq])
            }
            let other = confirmations.first { $0.by != actor.id }
            if other == nil, findings.isEmpty {
                findings.breaks(.knownThings, "the other side has not confirmed anything in their own words")
            }
            guard let other else { return findings.refused(summary, hint: "ledger agreement show \(id)") }
            return findings.decision(summary, hint: "ledger agreement show \(id)") {
                let corrected = SaidAbout(of: other.seq, text: .said(text))
                return Accepted([
                    event(.agreement(.understandingCorrected(corrected)), of: agreement, basis: [other.seq])
                ])
            }
        }
    }

    /// Until when an answer is owed that is asked for now.
    func answerBy() throws -> Instant {
        now.advanced(days: try facts.ledger().policy(at: now).answerDays)
    }
}

extension Agreement {
    /// Entries of what was said about it beside the terms.
    var entries: Int {
        discussed.count + reserved.count + 2 * questions.count + corrections.count + overriddenAutonomy.count
    }
}

extension Findings {
    mutating func roomToTalk(_ agreement: Agreement) {
        if agreement.entries >= Limits.discussion {
            breaks(.withinLimits, "\(agreement.id) has \(Limits.discussion) entries already")
        }
    }
}
