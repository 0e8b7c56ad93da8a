import CanonicalJSON

extension MatrixRows {
    static let checkpoints: [MatrixRow] = [
        MatrixRow("checkpoint.schedule", "about dana's agreement") { stage in
            ["agreement": "A3", "at": .string(stage.freshDay())]
        },
        MatrixRow("checkpoint.hold", "of dana and cara") { stage in
            ["checkpoint": .string(try stage.checkpoint()), "present": ["dana", "cara"]]
        },
        MatrixRow("checkpoint.view", "of dana and cara") { stage in
            ["checkpoint": .string(try stage.checkpoint()), "rating": "onTrack"]
        },
        MatrixRow("checkpoint.deny", "that cara says was held") { stage in
            let checkpoint = try stage.checkpoint()
            try stage.command("checkpoint.hold", ["checkpoint": .string(checkpoint)], as: "cara")
            return ["checkpoint": .string(checkpoint), "reason": "We did not talk"]
        },
        MatrixRow("checkpoint.move", "of dana and cara") { stage in
            ["checkpoint": .string(try stage.checkpoint()), "reason": "A fair", "to": .string(stage.freshDay())]
        },
        MatrixRow("checkpoint.get", "of dana and cara") { _ in
            ["checkpoint": "C3"]
        } shows: {
            $0["checkpoint"]?["id"] == "C3"
        },
        MatrixRow("checkpoint.list", "of dana") { _ in
            ["person": "dana"]
        } shows: {
            $0["checkpoints"]?.elements.isEmpty == false
        },
        MatrixRow("agenda.raise", "with somebody whom cara manages") { stage in
            let member = JSONTree.string(try stage.freshMember())
            try stage.command("relationship.assign", ["manager": "cara", "member": member])
            return ["text": "The territory", "with": member]
        },
        MatrixRow("agenda.close", "of dana and cara") { stage in
            ["point": try stage.point()]
        },
        MatrixRow("agenda.points", "of dana with cara") { stage in
            _ = try stage.point()
            return ["person": "dana", "with": "cara"]
        } shows: {
            $0["points"]?.elements.isEmpty == false
        },
    ]
}

extension Stage {
    /// A day of November or December on which nothing is planned yet.
    fileprivate func freshDay() -> String {
        let day = 12 + (Int(freshDigits(4)) ?? 0) % 45
        return day > 30 ? "2017-12-\(day - 30 > 9 ? "" : "0")\(day - 30)" : "2017-11-\(day)"
    }

    /// One that cara plans with dana, beside those of the cadence.
    fileprivate func checkpoint() throws -> String {
        let planned = try command("checkpoint.schedule", ["agreement": "A3", "at": .string(freshDay())], as: "cara")
        guard let id = planned["ids"]?["checkpoint"]?.text else { throw Wire.Broken(what: "no checkpoint") }
        return id
    }

    /// Where dana raised something with cara.
    fileprivate func point() throws -> JSONTree {
        try command("agenda.raise", ["text": "The territory", "with": "cara"], as: "dana")["events"]?[0]?["seq"]
            ?? .null
    }
}
