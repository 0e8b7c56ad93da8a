internal import CanonicalJSON

/// Counts what a manifest claims to be whole, leaf by leaf, in memory for the claims alone.
struct CompleteCheck {
    private struct Count {
        var next: UInt64 = 0
        /// The first leaf that is not the next of its count.
        var line: UInt64?
        var because = ""
    }

    private let complete: [BundleManifest.Complete]
    private let export: UInt64
    private var all: Int?
    private var streams: [String: Int] = [:]
    private var people: [String: Int] = [:]
    private var counts: [Count]

    init(_ manifest: BundleManifest) {
        complete = manifest.complete
        export = manifest.export
        counts = complete.map { _ in Count() }
        for (index, each) in complete.enumerated() {
            if each.of == "all" {
                all = index
            } else if each.of.hasPrefix("U") {
                people[each.of] = index
            } else {
                streams[each.of] = index
            }
        }
    }

    /// - Parameter ordinals: what the leaf shows under `ordinal/U17`, by person; only values that are counts.
    mutating func add(_ leaf: LeafLine, line: UInt64, ordinals: [String: UInt64]) {
        guard leaf.seq < export else { return }
        if let all {
            count(all, leaf.seq, line) { "event \($0) is missing: event \(leaf.seq) comes in its place" }
        }
        if let stream = streams[leaf.stream] {
            count(stream, leaf.rev, line) {
                "\(leaf.stream) has no event of revision \($0) here: revision \(leaf.rev) comes in its place"
            }
        }
        guard !people.isEmpty else { return }
        for name in Set(leaf.subjects.elements.compactMap(\.string)) {
            guard let person = people[name] else { continue }
            count(person, ordinals[name], line) {
                "event \(leaf.seq) should show that it is number \($0) of those that concern \(name)"
            }
        }
    }

    private mutating func count(
        _ index: Int, _ found: UInt64?, _ line: UInt64, _ because: (UInt64) -> String
    ) {
        guard counts[index].line == nil else { return }
        if found == counts[index].next {
            counts[index].next += 1
        } else {
            counts[index].line = line
            counts[index].because = because(counts[index].next)
        }
    }

    /// The first claim that is not so.
    func finish() throws(Stop) {
        for (claim, count) in zip(complete, counts) {
            if let line = count.line {
                throw .finding(Finding(.complete, BundlePath.events, line: line, count.because))
            }
            guard count.next == claim.count, claim.of != "all" || claim.count == export else {
                throw .finding(
                    Finding(
                        .complete, BundlePath.manifest,
                        "\(claim.of) is said to be here with \(claim.count) events, and \(count.next) are"))
            }
        }
    }
}
