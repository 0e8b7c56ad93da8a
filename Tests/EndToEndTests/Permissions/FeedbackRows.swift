import CanonicalJSON

extension MatrixRows {
    static let feedback: [MatrixRow] = [
        MatrixRow("feedback.request", "of rhea") { _ in ["of": "rhea", "text": "How was it?"] },
        MatrixRow("feedback.give", "to rhea") { _ in Stage.feedback(to: "rhea") },
        MatrixRow("feedback.give", "as dana was asked") { stage in
            let id = try stage.feedback("feedback.request", ["of": "dana"], as: "rhea")
            return Stage.feedback(to: "rhea").with("request", .string(id))
        },
        MatrixRow("feedback.see", "of what rhea told dana") { stage in ["feedback": .string(try stage.told())] },
        MatrixRow("feedback.reply", "to what rhea told dana") { stage in
            ["feedback": .string(try stage.told()), "text": "Thank you"]
        },
        MatrixRow("feedback.contestKind", "of what rhea told dana") { stage in
            ["feedback": .string(try stage.told()), "reason": "It is praise"]
        },
        MatrixRow("feedback.retract", "of what dana told rhea") { stage in
            let id = try stage.feedback("feedback.give", Stage.feedback(to: "rhea"), as: "dana")
            return ["feedback": .string(id), "reason": "It was somebody else"]
        },
        MatrixRow("feedback.show", "of what rhea told dana") { stage in ["feedback": .string(try stage.told())] },
        MatrixRow("feedback.get", "of what rhea told dana") { stage in
            ["feedback": .string(try stage.told())]
        } shows: {
            $0["feedback"]?["observation"] == "You let them finish"
        },
        MatrixRow("feedback.get", "of what dana shows the team") { stage in
            let id = try stage.told()
            try stage.command("feedback.show", ["feedback": .string(id)], as: "dana")
            return ["feedback": .string(id)]
        } shows: {
            $0["feedback"]?["observation"] == "You let them finish"
        },
        MatrixRow("feedback.list", "of dana, with its words") { stage in
            _ = try stage.told()
            return ["limit": 1_000, "person": "dana"]
        } shows: {
            $0["feedback"]?.elements.contains { $0["giver"] == "U11" && $0["shown"] == false && $0["text"] != nil }
                == true
        },
        MatrixRow("feedback.list", "of dana") { stage in
            _ = try stage.told()
            return ["limit": 1_000, "person": "dana", "side": "received"]
        } shows: {
            $0["feedback"]?.elements.contains { $0["receiver"] == "U4" && $0["shown"] == false } == true
        },
        MatrixRow("feedback.list", "of oneself") { _ in
            [:]
        } shows: {
            $0["feedback"] != nil
        },
    ]
}

extension Stage {
    static func feedback(to person: String) -> JSONTree {
        [
            "effect": "They stayed", "kind": "recognition", "observation": "You let them finish",
            "to": .string(person),
        ]
    }

    fileprivate func feedback(_ method: String, _ params: JSONTree, as person: String) throws -> String {
        guard let id = try command(method, params, as: person)["ids"]?["feedback"]?.text else {
            throw Wire.Broken(what: "no feedback from \(method)")
        }
        return id
    }

    /// A recognition that rhea, who is nobody's column, gave dana.
    fileprivate func told() throws -> String {
        try feedback("feedback.give", Self.feedback(to: "dana"), as: "rhea")
    }
}
