import LedgerRPC

/// What happened to an agreement beside its terms, as people read it.
extension AgreementText {
    /// What everybody must know before they read the terms.
    func standing() -> String {
        var facts = Facts()
        if let setting = view.setting { facts.add("not agreed", notAgreed(setting)) }
        facts.add(
            "new manager",
            view.awaitsManager.map { "\(name($0)) manages \(name(view.member)) now, and has not taken it over" })
        if let alignment = view.alignment {
            let goal = alignment.goal ?? "the goal"
            let by = alignment.by.map(name) ?? ""
            facts.add(
                "goal",
                alignment.state == "outdated"
                    ? "\(goal) changed \(clock.minutes(ofInstant: alignment.at)), and nobody has looked again since"
                    : "\(by) looked again \(clock.minutes(ofInstant: alignment.at))\(quoted(alignment.reason))")
        }
        if let invitation = view.invitation, invitation.pending {
            facts.add("invited", "\(name(view.member)) may propose until \(invitation.until), and confirms after that")
        }
        if let end = view.endProposed {
            facts.add("end", "proposed by \(name(end.by)), \(clock.minutes(ofInstant: end.at))\(quoted(end.text))")
        }
        for handover in view.handovers {
            facts.add(
                "handed over",
                "from \(name(handover.from)) to \(name(handover.to)), \(clock.minutes(ofInstant: handover.at))")
        }
        for waits in waits() { facts.add("waits for", waits) }
        return facts.rendered(width: terminal.width, paint: terminal.paint)
    }

    private func notAgreed(_ setting: SettingView) -> String {
        if view.notAgreed != true, view.inForceSince != nil {
            return "no longer: set by \(name(setting.by)) first, and agreed to since"
        }
        var parts = ["set without agreement by \(name(setting.by))\(quoted(setting.reason))"]
        parts.append(setting.cosignedBy.map { "co-signed by \(name($0))" } ?? "not co-signed")
        if let replyBy = setting.replyBy { parts.append("reply by \(clock.minutes(ofInstant: replyBy))") }
        if let day = setting.receivedOn { parts.append("notice received on \(day)") }
        if setting.declined { parts.append("\(name(view.member)) declined") }
        return parts.joined(separator: "; ")
    }

    /// Terms that wait, as far as they differ.
    func amendment() -> String {
        guard let amendment = view.amendment else { return "" }
        let by =
            "amendment: revision \(amendment.revision) by \(name(amendment.by)), "
            + "\(clock.minutes(ofInstant: amendment.at))\(quoted(amendment.reason))"
        let changes = TermsDifference(was: view.terms, is: amendment.terms, people: detail.people).changes.map {
            "\($0.title): \($0.was ?? "nothing") → \($0.is ?? "nothing")"
        }
        let agreed = amendment.confirmations.map { name($0.by) }
        let missing = [view.member, view.manager].filter { side in !amendment.confirmations.contains { $0.by == side } }
        let waits = "waits for \(missing.map(name).joined(separator: " and "))"
        let standing = agreed.isEmpty ? waits : "agreed: \(agreed.joined(separator: ", ")); \(waits)"
        func wrapped(_ line: String, _ indent: String) -> [String] {
            let room = terminal.width.map { max(8, $0 - indent.count) } ?? .max
            return DisplayWidth.wrapped(printable(line), to: room).map { indent + $0 }
        }
        let lines = wrapped(by, "") + (changes + [standing]).flatMap { wrapped($0, "  ") }
        return lines.joined(separator: "\n") + "\n"
    }

    /// What was said about the terms and still stands with them.
    func statements() -> String {
        var facts = Facts()
        for said in view.reservations { facts.add("agreed, but", "\(name(said.by))\(quoted(said.text))") }
        for said in view.corrections { facts.add("corrected", "\(name(said.by))\(quoted(said.text))") }
        for said in view.autonomy {
            facts.add("how overridden", "by \(name(said.by)): \(said.scope ?? "(withheld)")\(quoted(said.reason))")
        }
        return facts.rendered(width: terminal.width, paint: terminal.paint)
    }

    func strategies() -> String {
        var table = Table([.text("id"), .text("state"), .long("strategy"), .long("reply")])
        for strategy in view.strategies {
            table.add([
                strategy.id, strategy.late ? "late" : strategy.state, strategy.text ?? "(withheld)",
                strategy.reply ?? "",
            ])
        }
        return table.rows.isEmpty ? "" : table.rendered(width: terminal.width, paint: terminal.paint)
    }

    func questions() -> String {
        questionTable(view.questions, name: name, clock: clock)?.rendered(width: terminal.width, paint: terminal.paint)
            ?? ""
    }

    private func quoted(_ text: String?) -> String { text.map { ": “\($0)”" } ?? "" }
}

/// Questions with their answers; nil when there are none.
func questionTable(_ questions: [QuestionView], name: (String) -> String, clock: ZoneClock) -> Table? {
    guard !questions.isEmpty else { return nil }
    var table = Table([
        .number("event"), .text("who"), .text("about"), .long("question"), .text("state"), .long("answer"),
    ])
    for question in questions {
        let answer = question.answer.map { "\(question.answeredBy.map(name) ?? ""): \($0)" } ?? ""
        let state =
            question.answeredAt == nil
            ? (question.late ? "late" : "open until \(clock.minutes(ofInstant: question.answerBy))") : "answered"
        table.add([
            "\(question.seq)", name(question.by), question.metric ?? "the terms", question.text ?? "(withheld)", state,
            answer,
        ])
    }
    return table
}
