import CanonicalJSON

extension MatrixRows {
    static let measurements: [MatrixRow] = [
        MatrixRow("measurement.record", "of dana, as everybody would know it") { $0.freshValue() },
        MatrixRow("measurement.record", "of dana, as what a system says") {
            $0.freshValue().with("knowledge", "system")
        },
        MatrixRow("measurement.recordMany", "of dana") { stage in
            let row = stage.freshValue().with("source", nil)
            return ["source": "crm", "values": [row]]
        },
        MatrixRow("measurement.cover", "of dana") { _ in
            ["from": "2017-11-01", "members": ["dana"], "metric": "closed_won", "to": "2017-11-05"]
        },
        MatrixRow("measurement.correct", "what a system said of dana") { stage in
            ["of": .integer(try stage.freshMeasurement(by: "crm")), "reason": "A typing error", "value": "61"]
        },
        MatrixRow("measurement.correct", "what the manager witnessed") { stage in
            ["of": .integer(try stage.freshMeasurement(by: "cara")), "reason": "A typing error", "value": "61"]
        },
        MatrixRow("measurement.correct", "what dana reported") { stage in
            ["of": .integer(try stage.freshMeasurement(by: "dana")), "reason": "A typing error", "value": "61"]
        },
        MatrixRow("measurement.contest", "what was measured of dana") { stage in
            ["of": .integer(try stage.freshMeasurement(by: "crm")), "reason": "Not my deal"]
        },
        MatrixRow("measurement.decideContest", "of what a system said of dana") { stage in
            try stage.contested(by: "crm")
        },
        MatrixRow("measurement.decideContest", "of what the manager witnessed") { stage in
            try stage.contested(by: "cara")
        },
        MatrixRow("measurement.list", "of dana") { _ in
            ["member": "dana", "metric": "closed_won"]
        } shows: {
            $0["measurements"]?.has("ref", "deal-1") == true
        },
        MatrixRow("measurement.list", "of finn, who has left") { _ in
            ["member": "finn", "metric": "closed_won"]
        } shows: {
            $0["measurements"] != nil
        },
    ]
}

extension Stage {
    fileprivate func freshValue() -> JSONTree { Self.value("60", ref: freshHandle()) }

    /// What dana contests, as somebody decides it.
    fileprivate func contested(by person: String) throws -> JSONTree {
        let of = JSONTree.integer(try freshMeasurement(by: person))
        try command("measurement.contest", ["of": of, "reason": "Not my deal"], as: "dana")
        return ["of": of, "reason": "I asked both", "verdict": "withdrawn"]
    }

    /// - Returns: the event that recorded it.
    fileprivate func freshMeasurement(by person: String) throws -> Int64 {
        let made = try command("measurement.record", freshValue(), as: person)
        return made["events"]?[0]?["seq"]?.number ?? -1
    }
}
