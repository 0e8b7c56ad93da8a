import LedgerRPC

/// An agreement as people read it.
struct AgreementText {
    let detail: AgreementDetail
    let clock: ZoneClock
    let terminal: Terminal

    init(_ detail: AgreementDetail, clock: ZoneClock, terminal: Terminal) {
        self.detail = detail
        self.clock = clock
        self.terminal = terminal
    }

    var view: AgreementView { detail.agreement }
    func name(_ id: String) -> String { detail.people.name(of: id) }

    /// Everything: the terms, who agreed, the milestones, what happened.
    func whole() -> String {
        [
            terms(), standing(), confirmations(), statements(), amendment(), milestones(), strategies(), questions(),
            acts(),
        ].filter { !$0.isEmpty }.joined(separator: "\n")
    }

    /// The terms with their milestones.
    func toAgreeTo() -> String { [terms(), milestones()].filter { !$0.isEmpty }.joined(separator: "\n") }

    func terms() -> String {
        let terms = view.terms
        var facts = Facts()
        facts.add(
            view.id,
            "\(name(view.member)) with \(name(view.manager)), \(plainWords(view.state))\(view.notAgreed == true ? ", not agreed" : "")"
        )
        if let asOf = view.asOf { facts.add("as of", clock.minutes(ofInstant: asOf)) }
        facts.add("in force since", view.inForceSince.map(clock.minutes))
        for part in TermsParts(terms, people: detail.people, hasMilestones: false).parts {
            facts.add(part.name, part.value)
            if part.name == "window" {
                facts.add("revision", view.revisions > 1 ? "\(view.revision) of \(view.revisions)" : nil)
            }
        }
        return facts.rendered(width: terminal.width, paint: terminal.paint)
    }

    private func confirmations() -> String {
        var facts = Facts()
        for confirmation in view.confirmations {
            let words = confirmation.inOwnWords.map { ": “\($0)”" } ?? ""
            let support = confirmation.noSupportNeeded ? ", needs no support" : ""
            facts.add(
                "agreed", "\(name(confirmation.by)), \(clock.minutes(ofInstant: confirmation.at))\(support)\(words)")
        }
        return facts.rendered(width: terminal.width, paint: terminal.paint)
    }

    private func milestones() -> String {
        var table = Table([
            .number("#"), .text("metric"), .text("days"), .number("target"), .number("value"), .text("state"),
            .long("note"),
        ])
        // What ended before its time, or never entered force, is judged no more.
        let isJudged = ["open", "inForce"].contains(view.state)
        for milestone in view.milestones {
            let state = milestone.overridden?.verdict ?? milestone.verdict ?? (isJudged ? "open" : "not judged")
            var notes: [String] = []
            if let waived = milestone.waived { notes.append("waived: \(waived)") }
            if let override = milestone.overridden {
                let computed = milestone.verdict.map { ", computed: \(plainWords($0))" } ?? ""
                notes.append("by \(name(override.by))\(computed)\(override.reason.map { ": \($0)" } ?? "")")
            }
            if milestone.verdict == nil, isJudged {
                notes.append("verdict \(clock.minutes(ofInstant: milestone.verdictAt))")
            }
            if let full = milestone.fullTarget, let days = milestone.workingDays, let absent = milestone.absentDays {
                notes.append("away \(absent) of \(days) working days: \(full) × \(days - absent) ÷ \(days)")
            }
            if let covered = milestone.coveredDays, covered < milestone.days {
                notes.append("\(covered) of \(milestone.days) days complete")
            }
            table.add([
                "\(milestone.n)", milestone.metricName ?? milestone.metric, "\(milestone.from) – \(milestone.to)",
                milestone.target, milestone.value ?? milestone.progress ?? "",
                milestone.waived == nil ? plainWords(state) : "waived", notes.joined(separator: "; "),
            ])
        }
        return table.rows.isEmpty ? "" : table.rendered(width: terminal.width, paint: terminal.paint)
    }

    private func acts() -> String {
        var table = Table([.number("event"), .text("when"), .text("who"), .text("what"), .long("words")])
        for act in view.acts {
            table.add([
                "\(act.seq)", clock.minutes(ofInstant: act.at), name(act.actor),
                ActWords.words(of: act.type), act.text ?? "",
            ])
        }
        return table.rows.isEmpty ? "" : table.rendered(width: terminal.width, paint: terminal.paint)
    }
}
