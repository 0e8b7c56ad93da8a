package import CanonicalJSON

/// `params.meta`: how a request is to be treated, whatever its method.
package struct RequestMeta: WireObject, Hashable {
    /// The person to act for; simulated ledgers alone.
    package var actingAs: String?
    /// UUID of a command, so that sending it again changes nothing.
    package var commandID: String?
    /// Milliseconds after which an answer is of no more use.
    package var deadlineMs: Int?
    /// How many events the command's stream must have.
    package var expectedRevision: UInt64?
    /// Protocol version.
    package var version: Int?
    /// A receipt is wanted with a command's answer.
    package var receipt: Bool
    /// A query may be answered without waiting for the newest commit.
    package var stale: Bool

    package init(
        actingAs: String? = nil, commandID: String? = nil, deadlineMs: Int? = nil, expectedRevision: UInt64? = nil,
        version: Int? = nil, receipt: Bool = false, stale: Bool = false
    ) {
        self.actingAs = actingAs
        self.commandID = commandID
        self.deadlineMs = deadlineMs
        self.expectedRevision = expectedRevision
        self.version = version
        self.receipt = receipt
        self.stale = stale
    }

    package var isEmpty: Bool { self == RequestMeta() }

    private static let person = Shape<String>.text(1...64, example: "dana")
    private static let deadline = Shape<Int>.integer(1...Limits.deadlineMilliseconds)
    private static let version: Shape<Int> = {
        var shape = Shape<Int>.integer(Limits.protocolVersion...Limits.protocolVersion)
        shape.expected = "a protocol version that is supported: \(Limits.protocolVersion)"
        return shape
    }()
    private static let commandID = Shape<String>.pattern(
        "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", expected: "a UUID in small letters",
        example: "01931e6b-2a4f-7c3d-9e1f-0123456789ab",
        check: { isUUID($0) ? $0 : nil }, text: { $0 })

    package init(from reader: ObjectReader) throws(ShapeError) {
        actingAs = try reader.optional("as", Self.person, about: "the person to act for, in simulated ledgers alone")
        commandID = try reader.optional("commandId", Self.commandID, about: "makes sending a command twice harmless")
        deadlineMs = try reader.optional("deadlineMs", Self.deadline)
        expectedRevision = try reader.optional(
            "expectedRevision", Wire.position, about: "how many events the stream must have")
        version = try reader.optional("protocol", Self.version)
        receipt = try reader.optional("receipt", Wire.flag) ?? false
        stale = try reader.optional("stale", Wire.flag) ?? false
        try reader.finish(unknown: .refuse)
    }

    package func write(to w: inout ObjectWriter) {
        if let actingAs { w.string("as", actingAs) }
        if let commandID { w.string("commandId", commandID) }
        if let deadlineMs { w.integer("deadlineMs", Int64(deadlineMs)) }
        if let expectedRevision { w.integer("expectedRevision", Int64(expectedRevision)) }
        if let version { w.integer("protocol", Int64(version)) }
        if receipt { w.bool("receipt", true) }
        if stale { w.bool("stale", true) }
    }

    /// RFC 9562 text form in small letters, so that one id has one spelling. Any version.
    private static func isUUID(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { (bytes) in
            guard bytes.count == 36 else { return false }
            for (position, byte) in bytes.enumerated() {
                switch position {
                case 8, 13, 18, 23: guard byte == UInt8(ascii: "-") else { return false }
                default:
                    let isDigit = byte &- UInt8(ascii: "0") < 10
                    guard isDigit || byte &- UInt8(ascii: "a") < 6 else { return false }
                }
            }
            return true
        }
    }
}
