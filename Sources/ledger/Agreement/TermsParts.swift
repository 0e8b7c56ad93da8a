import LedgerRPC

/// Terms taken apart, so that they can be listed and two versions compared member by member.
struct TermsParts {
    struct Part: Equatable {
        /// Tells which part of other terms this one is to be compared with.
        var key: String
        /// What it is called when terms are listed.
        var name: String
        /// What it is called by itself, where several have the name.
        var title: String
        var value: String
    }

    private(set) var parts: [Part] = []

    /// - Parameter hasMilestones: whether milestones are parts; where a table shows them they are not.
    init(_ terms: TermsView, people: People, hasMilestones: Bool) {
        add("outcome", terms.outcome ?? (terms.withheld == true ? "(withheld)" : nil))
        add("window", "\(terms.window.from) – \(terms.window.to), \(terms.window.zone)")
        for measure in terms.measures {
            let name = measure.metricName ?? measure.metric
            let baseline = measure.baseline.map { ", from \($0)" } ?? ""
            add("measure", of: name, key: measure.metric, "\(name): \(measure.target)\(baseline)")
        }
        if hasMilestones {
            let names = Dictionary(terms.measures.map { ($0.metric, $0.metricName ?? $0.metric) }) { first, _ in first }
            for milestone in terms.milestones {
                let days = "\(names[milestone.metric] ?? milestone.metric), \(milestone.from) – \(milestone.to)"
                add("milestone", of: days, key: "\(milestone.metric) \(days)", milestone.target)
            }
        }
        let contribution = terms.contribution
        add("serves", [contribution.goal, contribution.how].compactMap { $0 }.joined(separator: ": "))
        add("serves no goal", contribution.none)
        for reserved in terms.reserved { add("manager's how", key: reserved, reserved) }
        for promise in terms.promises {
            let what = promise.what.map { ": \($0)" } ?? ""
            let debtor = people.name(of: promise.debtor)
            add(
                "promise", of: "\(debtor)\(what)", key: "\(promise.debtor) \(promise.kind)\(what)",
                "\(debtor) by \(promise.due) (\(promise.kind))\(what)")
        }
        if terms.consequences.isEmpty { add("consequences", "none") }
        for (index, step) in terms.consequences.enumerated() {
            add(
                "consequence", of: "\(index + 1)", key: "\(index)",
                "after \(step.misses) of \(step.of) missed, for \(step.currentForDays) days: "
                    + (step.what ?? "(withheld)"))
        }
        add("one-to-ones", "every \(terms.cadenceDays) days")
    }

    private mutating func add(_ name: String, of one: String? = nil, key: String = "", _ value: String?) {
        guard let value, !value.isEmpty else { return }
        // Two parts that cannot be told apart are compared in their order.
        let key = "\(name)/\(key)"
        let twins = parts.count { $0.key == key || $0.key.hasPrefix("\(key)#") }
        parts.append(
            Part(
                key: twins == 0 ? key : "\(key)#\(twins)", name: name, title: one.map { "\(name) \($0)" } ?? name,
                value: value))
    }
}

/// What is different between two versions of terms, part by part.
struct TermsDifference {
    struct Change: Equatable {
        var title: String
        /// Nil for what is new.
        var was: String?
        /// Nil for what is there no longer.
        var `is`: String?
    }

    let changes: [Change]

    init(was: TermsView, is present: TermsView, people: People) {
        let before = TermsParts(was, people: people, hasMilestones: true).parts
        let after = TermsParts(present, people: people, hasMilestones: true).parts
        let old = Dictionary(uniqueKeysWithValues: before.map { ($0.key, $0) })
        let new = Set(after.map(\.key))
        changes =
            after.compactMap { part in
                let was = old[part.key]?.value
                return was == part.value ? nil : Change(title: part.title, was: was, is: part.value)
            }
            + before.filter { !new.contains($0.key) }.map { Change(title: $0.title, was: $0.value, is: nil) }
    }

    /// Each change in lines of its own: `was …`, `is …`.
    func told(by talk: Conversation) {
        for change in changes {
            talk.say(change.title, indent: 2)
            switch (change.was, change.is) {
            case (let was?, let now?):
                talk.say("was  \(was)", indent: 4)
                talk.say("is   \(now)", indent: 4)
            case (nil, let now?): talk.say("new: \(now)", indent: 4)
            case (let was?, nil): talk.say("no longer: \(was)", indent: 4)
            case (nil, nil): break
            }
        }
    }
}
