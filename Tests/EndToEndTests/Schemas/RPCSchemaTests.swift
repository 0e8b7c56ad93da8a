import CanonicalJSON
import Foundation
import Testing

extension `End to end` {
    /// The schemas of requests and results, which the daemon itself hands out, beside what it does.
    @Suite struct `Schemas of requests and results` {
        private let tour: Tour

        init() throws { tour = try Tour() }

        /// Each method's schema, by its name, from `rpc.discover`.
        private static func files(_ document: JSONTree) -> [(name: String, bytes: [UInt8])] {
            (document["methods"]?.elements ?? []).map { (method) in
                let params = method["params"]?.elements ?? []
                let properties = params.map { (param) -> (String, JSONTree) in
                    var schema = param["schema"] ?? [:]
                    if schema["description"] == nil, let about = param["description"] { schema["description"] = about }
                    return (param["name"]?.text ?? "", schema)
                }
                let schema: JSONTree = [
                    "$schema": "https://json-schema.org/draft/2020-12/schema", "additionalProperties": false,
                    "description": method["summary"] ?? .null,
                    "properties": [
                        "params": [
                            "additionalProperties": false, "properties": .object(properties),
                            "required": .array(params.filter { $0["required"] == true }.compactMap { $0["name"] }),
                            "type": "object",
                        ], "result": method["result"]?["schema"] ?? .null,
                    ], "title": method["name"] ?? .null, "type": "object",
                ]
                return (method["name"]?.text ?? "", schema.canonicalBytes + [10])
            }
        }

        private static func path(_ name: String) -> String { "Schemas/rpc/\(name).json" }

        @Test func `on disk are those of the daemon, one file a method and no other`() throws {
            let files = Self.files(try tour.office.wire.call("rpc.discover").ok)
            let folder = Validator.repository.appending(path: "Schemas/rpc")
            if ProcessInfo.processInfo.environment["UPDATE_SCHEMAS"] == "1" {
                try? FileManager.default.removeItem(at: folder)
                try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
                for (name, bytes) in files {
                    try Data(bytes).write(to: Validator.repository.appending(path: Self.path(name)))
                }
            }
            for (name, bytes) in files {
                let present = try? Data(contentsOf: Validator.repository.appending(path: Self.path(name)))
                #expect(present.map { [UInt8]($0) } == bytes, "\(Self.path(name)): run the tests with UPDATE_SCHEMAS=1")
            }
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            #expect(Set(names) == Set(files.map { "\($0.name).json" }))
        }

        @Test func `exist for every method that the daemon says it has`() throws {
            let methods = try tour.office.wire.call("server.discover").ok["methods"]?.elements.compactMap(\.text) ?? []
            let described = try tour.office.wire.call("rpc.discover").ok["methods"]?.elements.compactMap {
                $0["name"]?.text
            }
            #expect(methods == described)
            let used = Set(tour.exchanges.filter { $0.answer.result != nil }.map(\.method))
            #expect(Set(methods).subtracting(used) == ["admin.shutdown"], "every method has been used")
        }

        @Test func `take every request that the daemon takes, and every result that it gives`() throws {
            let lines = tour.exchanges.filter { $0.answer.result != nil }.map { (exchange) -> JSONTree in
                [
                    "instance": ["params": exchange.params, "result": exchange.answer.result ?? .null],
                    "schema": .string(Self.path(exchange.method)), "valid": true,
                ]
            }
            let judgement = try Validator.judge(lines, in: tour.office.ledger.place)
            #expect(judgement.status == 0, "\(judgement)")
        }

        /// What a schema refuses, the daemon calls `invalid`; and what the daemon refuses for its structure, a schema
        /// refuses. (Where spelling alone is wrong, as in 30 February, the daemon is the stricter of the two.)
        @Test func `refuse what the daemon refuses, and the other way round`() throws {
            let wire = try tour.office.ledger.connect()
            var lines: [JSONTree] = []
            var refused = 0
            var seen = Set<String>()
            for exchange in tour.exchanges where exchange.answer.result != nil && seen.insert(exchange.method).inserted
            {
                for mutation in exchange.params.mutations() {
                    let answer = try wire.call(exchange.method, mutation.tree)
                    let isOfShape =
                        answer.at.map { answer.message.hasPrefix("\($0.isEmpty ? "params" : $0): expected") } ?? false
                    let isInvalid = answer.kind == "invalid" && isOfShape
                    #expect(answer.kind != "internal_error", "\(exchange.method) \(mutation.tree) → \(answer)")
                    if isInvalid, !mutation.isStructural { continue }
                    if isInvalid { refused += 1 }
                    lines.append([
                        "change": .string(mutation.change), "instance": ["params": mutation.tree],
                        "schema": .string(Self.path(exchange.method)), "valid": .bool(!isInvalid),
                    ])
                }
            }
            #expect(refused > 500, "\(refused) refusals are too few")
            let judgement = try Validator.judge(lines, in: tour.office.ledger.place)
            #expect(judgement.status == 0, "\(judgement)")
            #expect(try wire.call("admin.check").ok["ok"] == true)
        }
    }
}
