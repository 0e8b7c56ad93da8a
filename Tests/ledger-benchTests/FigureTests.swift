import CanonicalJSON
import Testing

@testable import ledger_bench

@Suite struct `Figures` {
    @Test func `are one JSON object a line, rounded to thousandths`() {
        var figure = Figure("record-1", unit: "commands/s", value: 3512.25)
        figure.add("p50us", 254.0004)
        figure.add("ratio", 0.0506)
        figure.add("change", -1.5)
        #expect(
            figure.line
                == #"{"figure":"record-1","unit":"commands/s","value":3512.25,"p50us":254,"ratio":0.051,"change":-1.5}"#
        )
    }

    @Test func `say null where there is no number`() {
        #expect(Figure("x", unit: "s", value: .infinity).line == #"{"figure":"x","unit":"s","value":null}"#)
    }

    @Test func `escape what would end a string`() throws {
        let line = Figure(#"a"b\c"#, unit: "s", value: 1).line
        let read = try JSONDocument(parsing: Array(line.utf8)).root
        #expect(read["figure"]?.string == #"a"b\c"#)
    }
}

@Suite struct `Latencies of a run` {
    @Test func `give exact percentiles by nearest rank, in whatever order they came`() {
        var latencies = Latencies()
        for value in (1...1000).reversed() { latencies.add(UInt64(value) * 1000) }
        #expect(latencies.microseconds(at: 0.5) == 500)
        #expect(latencies.microseconds(at: 0.99) == 990)
        #expect(latencies.microseconds(at: 1) == 1000)
        latencies.add(1)
        #expect(latencies.microseconds(at: 0) == 0.001)
    }

    @Test func `of nothing are nought`() {
        var latencies = Latencies()
        #expect(latencies.microseconds(at: 0.99) == 0)
    }
}
