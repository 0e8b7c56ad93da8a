import CanonicalJSON

extension MatrixRows {
    static let promises: [MatrixRow] = [
        MatrixRow("promise.ask", "of rhea") { _ in ["of": "rhea", "what": "Show me the tool"] },
        MatrixRow("promise.make", "to rhea") { _ in ["due": "2017-12-01", "to": "rhea", "what": "Call her"] },
        MatrixRow("promise.make", "as dana was asked") { stage in ["promise": .string(try stage.asked())] },
        MatrixRow("promise.decline", "what dana was asked for") { stage in
            ["promise": .string(try stage.asked()), "reason": "No time"]
        },
        MatrixRow("promise.done", "what dana promised") { stage in ["promise": .string(try stage.promised())] },
        MatrixRow("promise.confirm", "what cara promised dana") { stage in
            ["promise": .string(try stage.doneForDana())]
        },
        MatrixRow("promise.contest", "what cara promised dana") { stage in
            ["promise": .string(try stage.doneForDana()), "reason": "Not yet"]
        },
        MatrixRow("promise.settle", "what dana contests") { stage in
            let promise = try stage.doneForDana()
            try stage.command("promise.contest", ["promise": .string(promise), "reason": "Not yet"], as: "dana")
            return ["promise": .string(promise), "reason": "It was", "verdict": "kept"]
        },
        MatrixRow("promise.move", "what dana promised cara") { stage in
            ["due": "2017-12-20", "promise": .string(try stage.promised()), "reason": "The tool is late"]
        },
        MatrixRow("promise.refuseMove", "of what dana promised cara") { stage in
            let promise = try stage.promised()
            try stage.command(
                "promise.move", ["due": "2017-12-20", "promise": .string(promise), "reason": "The tool is late"],
                as: "dana")
            return ["promise": .string(promise)]
        },
        MatrixRow("promise.withdraw", "what cara promised dana") { stage in
            let made: JSONTree = ["due": "2017-12-01", "to": "dana", "what": "A course"]
            return ["promise": .string(try stage.promise("promise.make", made, as: "cara")), "reason": "Not needed"]
        },
        MatrixRow("promise.get", "of dana's") { stage in
            ["promise": .string(try stage.promised())]
        } shows: {
            $0["promise"]?["what"] == "Call the customer"
        },
        MatrixRow("promise.list", "of dana") { _ in
            ["limit": 1_000, "person": "dana"]
        } shows: {
            $0["promises"]?.has("debtor", "U4") == true
        },
        MatrixRow("promise.list", "of oneself") { _ in
            [:]
        } shows: {
            $0["promises"] != nil
        },
    ]
}

extension Stage {
    fileprivate func promise(_ method: String, _ params: JSONTree, as person: String) throws -> String {
        guard let id = try command(method, params, as: person)["ids"]?["promise"]?.text else {
            throw Wire.Broken(what: "no promise from \(method)")
        }
        return id
    }

    /// Something that cara asks of dana.
    fileprivate func asked() throws -> String {
        try promise("promise.ask", ["due": "2017-12-01", "of": "dana", "what": "Call the customer"], as: "cara")
    }

    /// Something that dana promises cara.
    fileprivate func promised() throws -> String {
        try promise("promise.make", ["due": "2017-12-01", "to": "cara", "what": "Call the customer"], as: "dana")
    }

    /// Something that cara promised dana and says is done.
    fileprivate func doneForDana() throws -> String {
        let id = try promise("promise.make", ["due": "2017-12-01", "to": "dana", "what": "A course"], as: "cara")
        try command("promise.done", ["promise": .string(id)], as: "cara")
        return id
    }
}
