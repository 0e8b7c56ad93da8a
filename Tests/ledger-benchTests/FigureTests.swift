import CanonicalJSON
import Glibc
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

@Suite struct `What the device wrote` {
    private static let text = """
           7       0 loop0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0
         254       0 vda 51830 1037 3104178 14021 903442 388012 24580072 510023 0 220764 559140 3 0 4 5 6 7
         254      16 vdb 1 2 3 4 5 6 70 8 9 10 11

        """

    @Test func `is the tenth column of its line, in sectors of 512 bytes`() {
        #expect(DeviceWrites.bytes(254, 0, in: Self.text) == 24_580_072 * 512 as Int64)
        #expect(DeviceWrites.bytes(254, 16, in: Self.text) == 70 * 512 as Int64)
        #expect(DeviceWrites.bytes(0, 26, in: Self.text) == nil)
    }

    @Test func `is counted in pages of 4 096 bytes an event, and is no number where there is no device`() throws {
        let device = try DeviceWrites(under: "/tmp")
        #expect(device.pages(from: 4_096, to: 4_096 * 11, events: 5) == 2)
        #expect(device.pages(from: nil, to: 1, events: 5).isNaN)
        #expect(Figure("x", unit: "pages", value: .nan).line.contains("\"value\":null"))
    }

    @Test func `grows by at least what is written and synced`() throws {
        let folder = try Workplace(in: nil, keep: false)
        let device = try DeviceWrites(under: folder.path)
        guard let before = try device.bytes() else { return }
        let file = open(folder.path + "/file", O_WRONLY | O_CREAT, 0o600)
        let bytes = [UInt8](repeating: 7, count: 1 << 22)
        #expect(write(file, bytes, bytes.count) == bytes.count)
        close(file)
        #expect(try #require(try device.bytes()) - before >= bytes.count)
    }
}
