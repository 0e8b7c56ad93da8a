import ArgumentParser
import CanonicalJSON
import LedgerClient

/// Events as rows for a spreadsheet. A row is an event, not a state: what an event does not say stays empty.
enum CSVTable: String, ExpressibleByArgument, CaseIterable {
    /// Values as recorded, corrected, contested and decided about.
    case measurements
    /// Promises and milestones, from ask or terms to verdict.
    case commitments

    /// Types that have rows, spelled by hand: they are for ever.
    var types: [String] {
        switch self {
        case .measurements:
            ["recorded", "corrected", "contested", "contestDecided"].map { "measurement.\($0)" }
        case .commitments:
            [
                "asked", "made", "declined", "done", "confirmed", "contested", "settled", "moveAsked", "moved",
                "moveRefused", "withdrawn", "overdue", "unanswered",
            ].map { "promise.\($0)" } + ["evaluated", "overridden", "waived"].map { "milestone.\($0)" }
        }
    }

    private var columns: [String] {
        switch self {
        case .measurements: ["metric", "member", "asOf", "value", "knowledge", "source", "ref", "of", "verdict"]
        case .commitments: ["commitment", "kind", "debtor", "creditor", "due", "target", "value", "verdict"]
        }
    }

    /// With its LF.
    var header: String { (["position", "at", "type"] + columns).joined(separator: ",") + "\n" }

    /// With its LF; nil for an event of another type.
    func row(_ event: FollowedEvent) -> String? {
        guard types.contains(event.type), let leaf = try? JSONDocument(parsing: event.leaf).root else { return nil }
        let data = leaf["data"]
        let cells = columns.map { column in
            switch self {
            case .measurements: Self.measurement(column, event, data)
            case .commitments: Self.commitment(column, event, data)
            }
        }
        return (["\(event.position)", event.at, event.type] + cells).map(Self.cell).joined(separator: ",") + "\n"
    }

    /// Stream `measurement/M5/U17`: corrections and contests do not say metric and member again.
    private static func measurement(_ column: String, _ event: FollowedEvent, _ data: JSONValue?) -> String {
        let place = event.stream.split(separator: "/")
        switch column {
        case "metric": return text(data?["metric"]) ?? (place.count > 1 ? String(place[1]) : "")
        case "member": return text(data?["member"]) ?? (place.count > 2 ? String(place[2]) : "")
        default: return text(data?[column]) ?? ""
        }
    }

    /// `P9` of stream `promise/9`, `A12/1` of the first milestone of `agreement/12`.
    private static func commitment(_ column: String, _ event: FollowedEvent, _ data: JSONValue?) -> String {
        let number = event.stream.split(separator: "/").last.map(String.init) ?? ""
        let milestone = text(data?["milestone"])
        switch column {
        case "commitment": return milestone.map { "A\(number)/\($0)" } ?? "P\(number)"
        case "kind": return milestone == nil ? text(data?["kind"]) ?? "" : "milestone"
        case "due": return text(data?["due"]?["on"]) ?? ""
        default: return text(data?[column]) ?? ""
        }
    }

    private static func text(_ value: JSONValue?) -> String? { value?.string ?? value?.integer.map { "\($0)" } }

    /// A cell that no spreadsheet takes for a formula: what begins as one gets an apostrophe before it, numbers aside.
    /// Ends of lines become spaces, so that a row is a line.
    ///
    /// - SeeAlso: RFC 4180 §2 for the quotes.
    static func cell(_ text: String) -> String {
        var scalars = String.UnicodeScalarView(
            text.unicodeScalars.map { "\r\n\u{2028}\u{2029}".unicodeScalars.contains($0) ? " " : $0 })
        let first = scalars.first { $0 != " " } ?? " "
        if "=+-@\t\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".unicodeScalars.contains(first), !isNumber(text) {
            scalars.insert("'", at: scalars.startIndex)
        }
        let text = String(scalars)
        guard scalars.contains(where: { $0 == "," || $0 == "\"" }) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }

    private static func isNumber(_ text: String) -> Bool {
        let parts = text.utf8.drop { $0 == UInt8(ascii: "-") }.split(
            separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return text.utf8.prefix { $0 == UInt8(ascii: "-") }.count <= 1 && (1...2).contains(parts.count)
            && parts.allSatisfy { part in !part.isEmpty && part.allSatisfy { $0 &- UInt8(ascii: "0") < 10 } }
    }
}
