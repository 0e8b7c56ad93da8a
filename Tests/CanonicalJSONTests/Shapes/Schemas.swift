import CanonicalJSON
import Testing

@Suite struct `Schemas` {
    @Test func `say what the reading code does`() {
        let schema = ObjectReader.describe { (r) throws(ShapeError) in _ = try Proposal(r) }
        let digit: JSONTree = ["type": "integer", "minimum": 0, "maximum": 9]
        let expected: JSONTree = [
            "type": "object",
            "properties": [
                "member": ["type": "string", "pattern": "^U[1-9][0-9]*$", "description": "who is to confirm"],
                "outcome": ["type": "string", "minLength": 1, "maxLength": 40],
                "measures": [
                    "type": "array", "minItems": 1, "maxItems": 4, "description": "how success is measured",
                    "items": [
                        "type": "object",
                        "properties": [
                            "metric": ["type": "integer", "minimum": 1, "maximum": 1000],
                            "target": ["type": "string", "minLength": 1, "maxLength": 20],
                        ],
                        "required": ["metric", "target"], "additionalProperties": false,
                    ],
                ],
                "cadence": ["type": "string", "enum": ["weekly", "monthly", "K"]],
                "window": [
                    "type": "object", "properties": ["from": digit, "to": digit], "required": ["from", "to"],
                    "additionalProperties": true,
                ],
                "reserved": [
                    "type": "array", "minItems": 0, "maxItems": 2,
                    "items": ["type": "string", "minLength": 0, "maxLength": 9],
                ],
                "trial": ["type": "boolean"],
                "goal": [
                    "type": "object", "properties": ["id": ["type": "string", "minLength": 1, "maxLength": 9]],
                    "required": ["id"], "additionalProperties": true,
                ],
                "labels": [
                    "type": "object", "propertyNames": ["type": "string", "minLength": 1, "maxLength": 5],
                    "additionalProperties": digit,
                ],
                "meta": ["description": "kept as it came"],
            ],
            "required": ["member", "outcome", "measures", "cadence", "window", "labels"],
            "additionalProperties": false,
        ]
        #expect(schema == expected)
    }

    @Test func `hold every ready shape's own example`() throws {
        try check(.bool)
        try check(Shape<Int>.integer(-3...3))
        try check(Shape<UInt64>.integer(0...9_007_199_254_740_991))
        try check(Shape<UInt8>.integer(1...255, example: 7))
        try check(.text(0...0))
        try check(.text(5...6))
        try check(.choice(of: Proposal.Cadence.self))
        try check(Proposal.person)
    }

    private func check<T: Equatable>(_ shape: Shape<T>) throws {
        var writer = CanonicalWriter()
        shape.write(shape.example, &writer)
        #expect(shape.parse(try JSONDocument(parsing: writer.bytes).root) == shape.example)
        #expect(!shape.expected.isEmpty)
    }

    @Test func `are refused when the rules contradict the examples`() async {
        await #expect(processExitsWith: .failure) {
            _ = ObjectReader.describe { (r) throws(ShapeError) in throw r.fail("a", expected: "the impossible") }
        }
    }
}
