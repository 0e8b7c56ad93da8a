import CanonicalJSON
import Foundation
import Testing

extension `End to end` {
    /// What `rpc.discover` answers, for those who make clients of it without a daemon at hand.
    @Suite struct `Generated OpenRPC document` {
        private static let path = "Schemas/openrpc.json"
        private static let metaSchema: JSONTree = "Tests/Schemas/published/openrpc-1.3.json"
        private let ledger: TestLedger
        private let document: JSONTree

        init() throws {
            ledger = try TestLedger()
            document = try ledger.connect().call("rpc.discover").ok
        }

        /// The document with a line for each method, so that two changes of two methods can be merged.
        private var file: [UInt8] {
            let methods = (document["methods"]?.elements ?? []).map(\.description).joined(separator: ",\n")
            let (info, version) = (document["info"] ?? .null, document["openrpc"] ?? .null)
            return Array("{\"info\":\(info),\"methods\":[\n\(methods)\n],\"openrpc\":\(version)}\n".utf8)
        }

        @Test func `on disk is the daemon's`() throws {
            let url = Validator.repository.appending(path: Self.path)
            if ProcessInfo.processInfo.environment["UPDATE_SCHEMAS"] == "1" { try Data(file).write(to: url) }
            let present = try? Data(contentsOf: url)
            #expect(present.map { [UInt8]($0) } == file, "\(Self.path): run the tests with UPDATE_SCHEMAS=1")
            let read = JSONTree(try JSONDocument(parsing: file, limits: .init(bytes: 8 << 20, values: 1 << 20)).root)
            #expect(read == document, "it has no member that the file leaves out")
        }

        @Test func `is one by the meta-schema of OpenRPC, and no longer when any method lacks what it needs`() throws {
            var lines = [judged(document, "as it is", valid: true)]
            lines.append(judged(document.with("openrpc", "0.1"), "of another version"))
            lines.append(judged(document.with("stranger", 1), "with a member that OpenRPC does not know"))
            let methods = document["methods"]?.elements ?? []
            #expect(methods.count > 100)
            for (index, method) in methods.enumerated() {
                for change in [
                    method.with("name", nil), method.with("params", nil), method.with("result", ["name": "result"]),
                    method.with("paramStructure", "by-wish"), method.with("stranger", 1),
                ] {
                    lines.append(judged(document.with("methods", [change]), "method \(index): \(change.names)"))
                }
            }
            let judgement = try Validator.judge(lines, in: ledger.place)
            #expect(judgement.status == 0, "\(judgement)")
        }

        private func judged(_ document: JSONTree, _ change: String, valid: Bool = false) -> JSONTree {
            ["change": .string(change), "instance": document, "schema": Self.metaSchema, "valid": .bool(valid)]
        }
    }
}
