import Glibc

/// One measured figure, printed as one JSON object on one line.
///
/// `figure`, `unit` and `value` come first, the particulars behind them in the order given. Numbers are rounded to
/// three decimals; latencies are microseconds.
struct Figure: Sendable {
    enum Detail: Sendable {
        case number(Double)
        case text(String)
    }

    var name: String
    var unit: String
    var value: Double
    var details: [(String, Detail)] = []

    init(_ name: String, unit: String, value: Double, details: [(String, Detail)] = []) {
        self.name = name
        self.unit = unit
        self.value = value
        self.details = details
    }

    mutating func add(_ name: String, _ value: Double) { details.append((name, .number(value))) }

    var line: String {
        var text = "{\"figure\":\(quoted(name)),\"unit\":\(quoted(unit)),\"value\":\(rounded(value))"
        for (name, detail) in details {
            text += ",\(quoted(name)):"
            switch detail {
            case .number(let number): text += rounded(number)
            case .text(let words): text += quoted(words)
            }
        }
        return text + "}"
    }

    /// Writes the line to standard output at once, so that a reader of a pipe sees each figure as it is made.
    func print() {
        let bytes = Array((line + "\n").utf8)
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes { write(1, $0.baseAddress! + sent, bytes.count - sent) }
            if count < 0 && errno != EINTR { return }
            sent += max(count, 0)
        }
    }
}

/// Words for whoever watches; figures alone go to standard output.
func say(_ words: String) {
    let bytes = Array(("ledger-bench: " + words + "\n").utf8)
    _ = bytes.withUnsafeBytes { write(2, $0.baseAddress!, $0.count) }
}

private func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\"", "\\": result += "\\\(scalar)"
        case _ where scalar.value < 0x20: result += " "
        default: result.unicodeScalars.append(scalar)
        }
    }
    return result + "\""
}

private func rounded(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e15 else { return "null" }
    let thousandths = Int64((value.magnitude * 1000).rounded())
    let sign = value < 0 && thousandths > 0 ? "-" : ""
    let (whole, part) = (thousandths / 1000, thousandths % 1000)
    guard part > 0 else { return "\(sign)\(whole)" }
    var decimals = String(1000 + part).dropFirst()
    while decimals.last == "0" { decimals.removeLast() }
    return "\(sign)\(whole).\(decimals)"
}
