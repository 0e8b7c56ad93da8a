/// A request's bytes with holes: only the holes are written anew for each request, so that making a request costs the
/// generator next to nothing of the cores that it shares with the daemon.
struct RequestTemplate {
    enum Hole {
        case requestID, commandID, rowKey, day, value
    }

    private(set) var bytes: [UInt8]
    private(set) var holes: [(hole: Hole, at: Int)] = []

    /// Every request id has as many digits, so that no later byte moves.
    static let firstRequestID = 1_000_000

    /// - Parameter text: one line without its end; the holes stand as `<requestID>`, `<commandID>`, `<rowKey>`, `<day>`
    ///   (two digits) and `<value>` (four digits).
    init(_ text: String) {
        let source = Array(text.utf8)
        bytes = []
        bytes.reserveCapacity(source.count + 64)
        var at = 0
        while at < source.count {
            if source[at] == UInt8(ascii: "<"), let (hole, length) = Self.hole(in: source, at: at) {
                holes.append((hole, bytes.count))
                bytes.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: hole.length))
                at += length
            } else {
                bytes.append(source[at])
                at += 1
            }
        }
        bytes.append(UInt8(ascii: "\n"))
    }

    private static func hole(in source: [UInt8], at start: Int) -> (Hole, length: Int)? {
        for (name, hole) in Hole.named where source[start...].starts(with: "<\(name)>".utf8) {
            return (hole, name.utf8.count + 2)
        }
        return nil
    }

    /// Appends the request to what waits to be sent.
    ///
    /// - Parameter days: days `1…days` of the month are chosen from.
    func append(to output: inout [UInt8], requestID: Int, days: Int, identifiers: inout Identifiers) {
        let start = output.count
        output.append(contentsOf: bytes)
        for (hole, offset) in holes {
            let at = start + offset
            switch hole {
            case .requestID: writeDecimal(requestID, digits: hole.length, at: at, in: &output)
            case .commandID: identifiers.writeCommandID(at: at, in: &output)
            case .rowKey: identifiers.writeRowKey(at: at, in: &output)
            case .day: writeDecimal(1 + identifiers.below(days), digits: hole.length, at: at, in: &output)
            case .value: writeDecimal(1000 + identifiers.below(9000), digits: hole.length, at: at, in: &output)
            }
        }
    }
}

extension RequestTemplate.Hole {
    static let named: [(String, Self)] = [
        ("requestID", .requestID), ("commandID", .commandID), ("rowKey", .rowKey), ("day", .day), ("value", .value),
    ]

    /// Bytes that the hole takes in the request.
    var length: Int {
        switch self {
        case .requestID: 7
        case .commandID: Identifiers.commandIDLength
        case .rowKey: Identifiers.rowKeyLength
        case .day: 2
        case .value: 4
        }
    }
}

/// Writes the lowest `digits` decimal digits of `value`.
private func writeDecimal(_ value: Int, digits: Int, at start: Int, in bytes: inout [UInt8]) {
    var rest = value
    for position in stride(from: digits - 1, through: 0, by: -1) {
        bytes[start + position] = UInt8(rest % 10) + 0x30
        rest /= 10
    }
}
