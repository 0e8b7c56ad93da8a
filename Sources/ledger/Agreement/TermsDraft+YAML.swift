extension TermsDraft {
    /// Reads terms from a YAML file; the form is the one that ``TermsDraft/yaml`` writes.
    init(parsing bytes: [UInt8], file: String) throws {
        let root = try YAMLReader(
            YAMLValue(parsing: bytes, file: file), file: file,
            known: [
                "outcome", "window", "measures", "milestones", "contribution", "reserved", "promises", "consequences",
                "cadence-days",
            ])
        self.init()
        outcome = try root.text("outcome")
        cadenceDays = try root.integer("cadence-days")
        reserved = try root.texts("reserved")
        if let value = root["window"] {
            let window = try YAMLReader(value, file: file, known: ["from", "to", "zone"])
            (from, to, zone) = (try window.text("from"), try window.text("to"), try window.text("zone"))
        }
        if let value = root["contribution"] {
            let contribution = try YAMLReader(value, file: file, known: ["goal", "how", "none"])
            (goal, how) = (try contribution.text("goal"), try contribution.text("how"))
            noGoal = try contribution.text("none")
        }
        measures = try root.list("measures").map { value in
            let measure = try YAMLReader(value, file: file, known: ["metric", "baseline", "target"])
            return Measure(
                metric: try measure.needed("metric"), baseline: try measure.text("baseline"),
                target: try measure.needed("target"))
        }
        milestones = try root.list("milestones").map { value in
            let milestone = try YAMLReader(value, file: file, known: ["metric", "from", "to", "target"])
            return Milestone(
                metric: try milestone.needed("metric"), from: try milestone.needed("from"),
                to: try milestone.needed("to"), target: try milestone.needed("target"))
        }
        promises = try root.list("promises").map { value in
            let promise = try YAMLReader(value, file: file, known: ["kind", "what", "debtor", "due"])
            return Promise(
                kind: try promise.text("kind") ?? "support", what: try promise.needed("what"),
                debtor: try promise.needed("debtor"), due: try promise.needed("due"))
        }
        consequences = try root.list("consequences").map { value in
            let step = try YAMLReader(value, file: file, known: ["misses", "of", "what", "current-for-days"])
            guard let misses = try step.integer("misses"), let of = try step.integer("of"),
                let days = try step.integer("current-for-days")
            else { throw Complaint.usage("\(file), line \(step.line): a step needs misses, of and current-for-days") }
            return Consequence(misses: misses, of: of, what: try step.needed("what"), currentForDays: days)
        }
    }

    /// The terms as a file to edit, with words for what is missing.
    var yaml: String {
        func quoted(_ text: String) -> String {
            var quoted = "\""
            for scalar in text.unicodeScalars {
                switch scalar {
                case "\"": quoted += "\\\""
                case "\\": quoted += "\\\\"
                case "\n": quoted += "\\n"
                case "\t": quoted += "\\t"
                default: quoted.unicodeScalars.append(scalar)
                }
            }
            return quoted + "\""
        }
        func list(_ name: String, _ lines: [String], example: String) -> String {
            lines.isEmpty ? "\(name): []\n#  - \(example)\n" : "\(name):\n" + lines.map { "  - \($0)\n" }.joined()
        }
        var text = "# What is to come about, in a sentence.\noutcome: \(quoted(outcome ?? ""))\n"
        let zone = zone.map { ", zone: \($0)" } ?? ""
        text += "window: { from: \(quoted(from ?? "")), to: \(quoted(to ?? ""))\(zone) }\n"
        text += list(
            "measures",
            measures.map {
                "{ metric: \(quoted($0.metric)),\($0.baseline.map { " baseline: \($0)," } ?? "") target: \($0.target) }"
            }, example: "{ metric: closed_won, baseline: 200000, target: 240000 }")
        text += list(
            "milestones",
            milestones.map {
                "{ metric: \(quoted($0.metric)), from: \($0.from), to: \($0.to), target: \($0.target) }"
            }, example: "{ metric: closed_won, from: 2026-10-01, to: 2026-10-31, target: 79000 }")
        if let noGoal {
            text += "contribution: { none: \(quoted(noGoal)) }\n"
        } else {
            text += "# The goal that it serves, and how; or { none: \"the reason\" }.\n"
            text += "contribution: { goal: \(quoted(goal ?? "")), how: \(quoted(how ?? "")) }\n"
        }
        text += list("reserved", reserved.map(quoted), example: "\"what of the how is the manager's\"")
        text += list(
            "promises",
            promises.map {
                "{ kind: \($0.kind), what: \(quoted($0.what)), debtor: \(quoted($0.debtor)), due: \($0.due) }"
            }, example: "{ kind: support, what: \"objection-handling course\", debtor: cara, due: friday }")
        text += list(
            "consequences",
            consequences.map {
                "{ misses: \($0.misses), of: \($0.of), what: \(quoted($0.what)), current-for-days: \($0.currentForDays) }"
            }, example: "{ misses: 2, of: 3, what: \"a weekly review\", current-for-days: 60 }")
        return text + "# Days between one-to-ones.\ncadence-days: \(cadenceDays ?? 7)\n"
    }
}
