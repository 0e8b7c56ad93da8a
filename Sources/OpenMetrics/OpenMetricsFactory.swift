package import CoreMetrics
internal import Synchronization

/// Keeps what is counted through swift-metrics in this process, and writes it as OpenMetrics text.
///
/// Counters and meters are what they are called; a gauge is a gauge; timers, and recorders that aggregate, become
/// histograms with bounds of their own. A timer's label ends with `_seconds`. A series that is asked for twice is one.
/// Asking takes a lock; counting is one or two atomic additions, without a lock.
///
/// - SeeAlso: OpenMetrics 1.0.0
package final class OpenMetricsFactory: MetricsFactory {
    /// Series that there may be: who names one by something that has no bound finds out at once.
    package static let seriesLimit = 1_024

    private struct Key: Hashable {
        let family: String
        let labels: String
    }

    private let help: [String: String]
    private let cells = Mutex<[Key: any Cell]>([:])

    /// - Parameter help: what a family counts, by its name.
    package init(help: [String: String] = [:]) { self.help = help }

    package func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        cell(label, dimensions) { CounterCell() }
    }

    package func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        cell(label, dimensions) { GaugeCell() }
    }

    package func makeRecorder(
        label: String, dimensions: [(String, String)], aggregate: Bool
    ) -> any RecorderHandler {
        if aggregate {
            cell(label, dimensions) { HistogramCell(.ones) }
        } else {
            cell(label, dimensions) { GaugeCell() }
        }
    }

    package func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        cell(label, dimensions) { HistogramCell(.nanoseconds) }
    }

    // What was counted stays counted until the process ends.
    package func destroyCounter(_ handler: any CounterHandler) {}
    package func destroyMeter(_ handler: any MeterHandler) {}
    package func destroyRecorder(_ handler: any RecorderHandler) {}
    package func destroyTimer(_ handler: any TimerHandler) {}

    private func cell<C: Cell>(_ label: String, _ dimensions: [(String, String)], _ make: () -> C) -> C {
        precondition(Spelling.isName(label), "\(label) is no name of a family")
        precondition(
            dimensions.allSatisfy { Spelling.isName($0.0) && !$0.0.contains(":") }, "a label of \(label) is no name")
        let labels = dimensions.map { "\($0.0)=\"\(Spelling.escaped($0.1))\"" }.joined(separator: ",")
        let cell = cells.withLock { (cells) in
            if let cell = cells[Key(family: label, labels: labels)] { return cell }
            precondition(cells.count < Self.seriesLimit, "\(label) would be series \(cells.count + 1)")
            let cell = make()
            cells[Key(family: label, labels: labels)] = cell
            return cell
        }
        guard let cell = cell as? C else { preconditionFailure("\(label) is a \(cell.type) already") }
        return cell
    }

    /// Everything counted so far.
    package func text() -> String {
        let cells = cells.withLock { $0 }
        let families = Dictionary(grouping: cells, by: \.key.family).sorted { $0.key < $1.key }
        var text = ""
        for (name, series) in families {
            text += "# TYPE \(name) \(series[0].value.type.rawValue)\n"
            if let unit = ["seconds", "bytes"].first(where: { name.hasSuffix("_\($0)") }) {
                text += "# UNIT \(name) \(unit)\n"
            }
            if let help = help[name] { text += "# HELP \(name) \(Spelling.escaped(help))\n" }
            for (key, cell) in series.sorted(by: { $0.key.labels < $1.key.labels }) {
                for sample in cell.samples() { text += Self.line(key.family, key.labels, sample) }
            }
        }
        return text + "# EOF\n"
    }

    private static func line(_ family: String, _ labels: String, _ sample: Sample) -> String {
        let bucket = sample.upTo.map { "le=\"\($0)\"" } ?? ""
        let both = [labels, bucket].filter { !$0.isEmpty }.joined(separator: ",")
        return "\(family)\(sample.suffix)\(both.isEmpty ? "" : "{\(both)}") \(sample.value)\n"
    }
}
