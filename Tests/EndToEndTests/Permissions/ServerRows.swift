import CanonicalJSON

extension MatrixRows {
    static let log: [MatrixRow] = [
        MatrixRow("log.read", "of dana's agreement") { _ in
            ["filter": ["streams": ["agreement/3"]], "from": 0]
        } shows: {
            $0["leaves"]?.elements.isEmpty == false
        },
        MatrixRow("log.read", "of dana's agreement, with what opens it") { _ in
            ["filter": ["streams": ["agreement/3"]], "from": 0]
        } shows: {
            $0["leaves"]?.elements.contains { $0["disclosures"]?.elements.isEmpty == false } == true
        },
        MatrixRow("log.read", "of goals") { _ in
            ["filter": ["streams": ["goal/1"]], "from": 0]
        } shows: {
            $0["leaves"]?.elements.isEmpty == false
        },
        MatrixRow("log.head") { _ in
            [:]
        } shows: {
            $0["note"] != nil
        },
        MatrixRow("log.receipt", "of dana's agreement") { stage in
            let view = try stage.command("agreement.get", ["agreement": "A3"])
            return ["seq": view["agreement"]?["termsRef"]?["seq"] ?? .null]
        } shows: {
            $0["receipt"] != nil
        },
        MatrixRow("log.consistency") { _ in
            ["from": 1]
        } shows: {
            $0["hashes"] != nil
        },
        MatrixRow("log.lookup", "of dana's command") { stage in
            let id = "01931e6b-2a4f-7c3d-9e1f-\(stage.freshDigits(12))"
            let said = try stage.wire.call(
                "agreement.discuss", ["agreement": "A1", "text": "So?"], as: "dana", meta: ["commandId": .string(id)])
            _ = try said.ok
            return ["commandId": .string(id)]
        } shows: {
            $0["found"] == true
        },
        MatrixRow("log.subscribe") { _ in
            ["from": 0]
        } shows: {
            $0["subscription"] != nil
        },
        // Each makes one of their own, which the next rows go on with.
        MatrixRow("consumer.create") { _ in
            ["filter": ["categories": ["goal"]], "name": "warehouse"]
        } shows: {
            $0["position"] == 0
        },
        MatrixRow("consumer.ack", "of one's own") { _ in
            ["name": "warehouse", "seq": 0]
        } shows: {
            $0["position"] == 0
        },
        MatrixRow("consumer.list") { _ in
            [:]
        } shows: {
            $0["consumers"]?.elements.count == 1
        },
        MatrixRow("consumer.delete", "of one's own") { _ in
            ["name": "warehouse"]
        } shows: {
            $0["position"] == 0
        },
    ]

    static let server: [MatrixRow] = [
        MatrixRow("rpc.discover") { _ in
            [:]
        } shows: {
            $0["methods"] != nil
        },
        MatrixRow("server.discover") { _ in
            [:]
        } shows: {
            $0["name"] != nil
        },
        MatrixRow("server.metrics") { _ in
            [:]
        } shows: {
            $0["text"] != nil
        },
        MatrixRow("server.status") { _ in
            [:]
        } shows: {
            $0["size"] != nil
        },
        MatrixRow("admin.consumers") { _ in
            [:]
        } shows: {
            $0["consumers"] != nil
        },
        MatrixRow("admin.check") { _ in
            [:]
        } shows: {
            $0["ok"] == true
        },
        // The last row, because the last column is allowed it.
        MatrixRow("admin.shutdown") { _ in
            [:]
        } shows: {
            $0["stopping"] == true
        },
    ]
}

extension Stage {
    func freshDigits(_ count: Int) -> String {
        let number = "\(fresh.next())"
        return String(repeating: "0", count: count - number.count) + number
    }
}
