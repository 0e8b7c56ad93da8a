import CanonicalJSON

extension MatrixRows {
    static let evidence: [MatrixRow] = [
        MatrixRow("evidence.export", "of dana's agreement") { _ in ["purpose": "a dispute", "scope": "A1"] },
        MatrixRow("evidence.export", "of what concerns dana") { _ in ["purpose": "a dispute", "scope": "dana"] },
        MatrixRow("evidence.export", "of everything") { _ in ["purpose": "audit", "scope": "all"] },
        MatrixRow("evidence.export", "of oneself") { _ in ["scope": "me"] },
        MatrixRow("evidence.deliver", "of dana's own") { stage in
            let digits = stage.freshDigits(12)
            return [
                "digest": .string("A\(digits)" + String(repeating: "A", count: 30)),
                "export": .string(try stage.exported("me", as: "dana")),
            ]
        },
        MatrixRow("evidence.see", "of one that concerns dana") { stage in
            ["export": .string(try stage.exported("dana", as: "hr"))]
        },
        MatrixRow("evidence.see", "of one of everything") { stage in
            ["export": .string(try stage.exported("all", as: "hr"))]
        },
        MatrixRow("evidence.preview", "of dana's agreement") { _ in
            ["scope": "A1"]
        } shows: {
            $0["events"] != nil
        },
        MatrixRow("evidence.get", "of dana's own") { stage in
            ["export": .string(try stage.exported("me", as: "dana"))]
        } shows: {
            $0["complete"] != nil
        },
        MatrixRow("evidence.read", "of dana's own") { stage in
            let export = try stage.exported("me", as: "dana")
            let size = try stage.command("log.head", [:])["size"] ?? .null
            return ["export": .string(export), "limit": 3, "size": size]
        } shows: {
            $0["entries"]?.elements.isEmpty == false
        },
        MatrixRow("evidence.list", "of what concerns dana") { stage in
            _ = try stage.exported("dana", as: "hr")
            return ["limit": 1_000, "person": "dana"]
        } shows: {
            $0["exports"]?.elements.contains { $0["scope"] == "person/4" } == true
        },
        MatrixRow("evidence.list", "of oneself") { _ in
            [:]
        } shows: {
            $0["exports"] != nil
        },
    ]
}

extension Stage {
    fileprivate func exported(_ scope: String, as person: String) throws -> String {
        let result = try command("evidence.export", ["purpose": "audit", "scope": .string(scope)], as: person)
        guard let id = result["ids"]?["export"]?.text else { throw Wire.Broken(what: "no export in \(result)") }
        return id
    }
}
