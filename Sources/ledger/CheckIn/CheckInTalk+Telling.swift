import LedgerRPC

extension CheckInTalk {
    /// The meetings that can be held: the next one of each agreement.
    var openCheckpoints: [AgendaCheckpoint] {
        var agreements: Set<String> = []
        return agenda.checkpoints.filter { $0.status == "scheduled" && agreements.insert($0.agreement).inserted }
    }

    /// When the two meet, how much is carried, and when feedback was given.
    func beginning() {
        AgendaText(agenda: agenda, readers: readers, talk: talk).beginning()
    }

    func numbers() {
        guard !agenda.numbers.isEmpty else { return }
        heading("Numbers")
        AgendaText(agenda: agenda, readers: readers, talk: talk).numbers()
    }
}

/// What two people have to talk about, without asking.
struct AgendaText {
    let agenda: AgendaView
    let readers: Readers
    let talk: Conversation

    private var other: String { agenda.people.name(of: agenda.with) }

    func beginning() {
        for checkpoint in agenda.checkpoints where checkpoint.status == "scheduled" {
            talk.say(
                "One-to-one with \(other): \(weekday(checkpoint.on))\(checkpoint.moves > 0 ? ", moved" : "")"
                    + " (\(checkpoint.id), \(checkpoint.agreement))")
        }
        let load = agenda.load
        var carried = ["\(load.open) open", "\(load.late) late"]
        carried.append("\(load.opened) new and \(load.closed) ended in \(load.days) days")
        if load.oneToOnesLost > 0 { carried.append("\(load.oneToOnesLost) one-to-ones lost") }
        talk.say("\(readers.name(of: load.member)): \(carried.joined(separator: ", "))")
        talk.say(
            "feedback: \(ago("given", agenda.feedback.daysSinceGiven)), \(ago("got", agenda.feedback.daysSinceReceived))"
        )
        if agenda.cut == true { talk.say("There is more than is shown here.") }
    }

    func numbers() {
        for number in agenda.numbers {
            let percent = number.percent.map { " (\($0) %)" } ?? ""
            talk.say(
                "\(number.metricName): \(number.value ?? "nothing yet") of \(number.target) \(number.unit)\(percent)"
                    + " by \(number.to), \(number.agreement)")
        }
    }

    /// Everything, section by section, with the commands that would answer what waits for the reader.
    func whole() {
        beginning()
        section("You owe \(other)", agenda.youOwe, answers: true)
        section("For you to answer", agenda.waitsForYou, answers: true)
        section("\(other) owes you", agenda.theyOwe)
        section("Waits for \(other)", agenda.waitsForThem)
        if !agenda.numbers.isEmpty {
            talk.pause()
            talk.say("Numbers")
            numbers()
        }
        if !agenda.points.isEmpty {
            talk.pause()
            talk.say("To talk about")
            for point in agenda.points { talk.say(point.pointHeading(readers), indent: 2) }
        }
        for checkpoint in agenda.checkpoints {
            if let view = checkpoint.yours { talk.say("your view of \(checkpoint.id): \(view.words)") }
            if let view = checkpoint.theirs { talk.say("\(other)'s view of \(checkpoint.id): \(view.words)") }
        }
    }

    private func section(_ title: String, _ items: [Item], answers: Bool = false, saysWho: Bool = false) {
        guard !items.isEmpty else { return }
        talk.pause()
        talk.say(title)
        for item in items {
            talk.say(item.heading(readers, saysWho: answers || saysWho), indent: 2)
            for text in item.texts where !item.title.contains(text.text) { talk.say("“\(text.text)”", indent: 4) }
            if answers { for command in item.commands { talk.say(command, indent: 6) } }
        }
    }

    private func weekday(_ day: String) -> String {
        CalendarDate(day).map { "\($0.weekdayName) \($0)" } ?? day
    }

    private func ago(_ what: String, _ days: Int?) -> String {
        switch days {
        case nil: "never \(what)"
        case 0: "\(what) today"
        case 1: "\(what) yesterday"
        case let days?: "\(what) \(days) days ago"
        }
    }
}

extension SideView {
    /// `on track, 7 of 10: a sentence`.
    var words: String {
        let sure = confidence.map { ", \($0) of 10" } ?? ""
        return
            "\(rating.map { Rating(spelling: $0)?.rawValue ?? $0 } ?? "erased")\(sure)\(note.map { ": \($0)" } ?? "")"
    }
}
