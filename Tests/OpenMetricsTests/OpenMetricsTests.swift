import CoreMetrics
import OpenMetrics
import Testing

@Suite struct `What is counted` {
    private let metrics = OpenMetricsFactory(help: ["events": "What \"happened\"\nso far."])

    private var text: [Substring] { metrics.text().split(separator: "\n") }

    @Test func `is nothing but an end when nothing was`() {
        #expect(metrics.text() == "# EOF\n")
    }

    @Test func `is one family a name, with its type and help before its series`() {
        Counter(label: "events", dimensions: [("kind", "b")], factory: metrics).increment(by: 3)
        Counter(label: "events", dimensions: [("kind", "a")], factory: metrics).increment()
        Gauge(label: "depth", factory: metrics).record(2.5)
        let expected = """
            # TYPE depth gauge
            depth 2.5
            # TYPE events counter
            # HELP events What \\"happened\\"\\nso far.
            events_total{kind="a"} 1
            events_total{kind="b"} 3
            # EOF

            """
        #expect(metrics.text() == expected)
    }

    @Test func `goes on where the same series is asked for again`() {
        for _ in 0..<3 { Counter(label: "events", dimensions: [("kind", "a")], factory: metrics).increment() }
        #expect(text.contains(#"events_total{kind="a"} 3"#))
    }

    @Test func `of durations is a histogram in seconds`() {
        let timer = CoreMetrics.Timer(label: "wait_seconds", factory: metrics)
        for microseconds in [50, 51, 200, 6_000_000] { timer.recordMicroseconds(microseconds) }
        #expect(text.starts(with: ["# TYPE wait_seconds histogram", "# UNIT wait_seconds seconds"]))
        for line in [
            #"wait_seconds_bucket{le="0.00005"} 1"#, #"wait_seconds_bucket{le="0.0001"} 2"#,
            #"wait_seconds_bucket{le="0.0002"} 3"#, #"wait_seconds_bucket{le="5.0"} 3"#,
            #"wait_seconds_bucket{le="+Inf"} 4"#, "wait_seconds_count 4", "wait_seconds_sum 6.000301",
        ] {
            #expect(text.contains(Substring(line)), "\(line)")
        }
    }

    @Test func `of sizes is a histogram by powers of two`() {
        let sizes = Recorder(label: "size", dimensions: [("of", "batch")], factory: metrics)
        for size in [1, 2, 3, 40_000] { sizes.record(size) }
        for line in [
            #"size_bucket{of="batch",le="1.0"} 1"#, #"size_bucket{of="batch",le="2.0"} 2"#,
            #"size_bucket{of="batch",le="4.0"} 3"#, #"size_bucket{of="batch",le="+Inf"} 4"#,
            #"size_sum{of="batch"} 40006"#,
        ] {
            #expect(text.contains(Substring(line)), "\(line)")
        }
    }

    @Test func `in a meter goes up and down`() {
        let meter = Meter(label: "open", factory: metrics)
        meter.increment(by: 3.0)
        meter.decrement()
        #expect(text.contains("open 2"))
    }

    @Test func `by many at once is complete`() async {
        let counter = Counter(label: "events", factory: metrics)
        let meter = Meter(label: "open", factory: metrics)
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    for _ in 0..<1_000 {
                        counter.increment()
                        meter.increment()
                    }
                }
            }
        }
        #expect(text.contains("events_total 8000") && text.contains("open 8000"))
    }

    @Test func `spells numbers that are none as OpenMetrics does`() {
        let gauge = Gauge(label: "x", factory: metrics)
        for (value, spelled) in [(Double.nan, "NaN"), (.infinity, "+Inf"), (-.infinity, "-Inf"), (-3, "-3")] {
            gauge.record(value)
            #expect(text.contains("x \(spelled)"))
        }
    }
}
