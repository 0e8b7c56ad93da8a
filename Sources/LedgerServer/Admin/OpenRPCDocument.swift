internal import CanonicalJSON
internal import LedgerRPC

/// What `rpc.discover` answers, made from the tables that dispatch.
///
/// - SeeAlso: OpenRPC 1.3.2
enum OpenRPCDocument {
    static let bytes: [UInt8] = document.canonicalBytes

    private static var document: JSONTree {
        [
            "info": ["title": "ledgerd", "version": .string(Version.text)],
            "methods": .array((commands + queries + server + replay).sorted { $0.name < $1.name }.map(\.method)),
            "openrpc": "1.3.2",
        ]
    }

    private static var commands: [(name: String, method: JSONTree)] {
        let result = CommandResult.schema
        return CommandMethods.all.map { ($0.name, method($0.name, $0.about, $0.paramsSchema, result)) }
    }

    private static var queries: [(name: String, method: JSONTree)] {
        QueryMethods.all.map { ($0.name, method($0.name, $0.about, $0.paramsSchema(), $0.resultSchema())) }
    }

    private static var server: [(name: String, method: JSONTree)] {
        ServerMethod.allCases.map {
            ($0.rawValue, method($0.rawValue, $0.about, $0.paramsSchema, $0.resultSchema))
        }
    }

    private static var replay: [(name: String, method: JSONTree)] {
        ReplayMethod.allCases.map {
            ($0.rawValue, method($0.rawValue, $0.about, $0.paramsSchema, $0.resultSchema))
        }
    }

    private static func method(_ name: String, _ about: String, _ params: JSONTree, _ result: JSONTree) -> JSONTree {
        var descriptors: [JSONTree] = []
        var required: [JSONTree] = []
        if case .array(let names)? = params["required"] { required = names }
        if case .object(let properties)? = params["properties"] {
            for (key, schema) in properties {
                descriptors.append([
                    "name": .string(key), "required": .bool(required.contains(.string(key))), "schema": schema,
                ])
            }
        }
        descriptors.append([
            "description": "How the request is to be treated, whatever its method.", "name": "meta", "required": false,
            "schema": RequestMeta.schema,
        ])
        return [
            "name": .string(name), "paramStructure": "by-name", "params": .array(descriptors),
            "result": ["name": "result", "schema": result], "summary": .string(about),
        ]
    }
}
