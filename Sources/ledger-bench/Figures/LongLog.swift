import Glibc

/// What a long log costs: start-up, reading, commands, memory, pages written, disk.
struct LongLog {
    let ledger: BenchLedger
    let daemon: Daemon
    let rates: Rates
    let extent: Extent
    /// The command line, for `ledger verify`; nil leaves that out.
    let commandLine: String?
    let environment: [String: String]

    func run() throws(BenchError) {
        if let rate = try ledger.fill(to: extent.small, seed: rates.seed()) {
            Figure("fill-small", unit: "events/s", value: rate).print()
        }
        try rates.record(.sixtyFour, name: "record-short-log").print()
        let device = try DeviceWrites(under: daemon.directory)
        let begun = try device.bytes()
        if let rate = try ledger.fill(to: extent.large, seed: rates.seed()) {
            var figure = Figure("fill-large", unit: "events/s", value: rate)
            figure.add("events", Double(extent.large))
            figure.add(
                "devicePagesPerEvent",
                device.pages(from: begun, to: try device.bytes(), events: Double(extent.large - extent.small)))
            figure.print()
        }
        try startUp(daemon, name: "start-large", times: extent.starts).print()
        let reading = LogReading(ledger: ledger)
        for (disclose, window) in [(false, 1), (false, 2), (true, 1), (true, 2)] {
            try reading.run(disclose: disclose, window: window).print()
        }
        let leafBytes = try reading.meanLeafBytes()
        Figure("leaf-bytes", unit: "bytes", value: leafBytes).print()
        try recordOnLongLog()
        try diskUse(ledger, directory: daemon.directory, leafBytes: leafBytes).print()
        if let commandLine {
            let events = try ledger.size()
            try verification(
                commandLine, events: events, leafBytes: leafBytes, daemon: daemon, environment: environment
            ).print()
        }
    }

    /// Commands on 64 connections; memory while those stand; pages that the device wrote, once all has left for it.
    private func recordOnLongLog() throws(BenchError) {
        let device = try DeviceWrites(under: daemon.directory)
        let (sizeBefore, before) = (try ledger.size(), try device.bytes())
        var memory = try ProcessFigures(of: daemon.processID)
        let figure = try rates.record(.sixtyFour, name: "record-long-log") { () throws(BenchError) in
            memory = try ProcessFigures(of: daemon.processID)
        }
        figure.print()
        var resident = Figure("anonymous-memory", unit: "MiB", value: Double(memory.anonymousBytes) / 1_048_576)
        resident.add("residentMiB", Double(memory.residentBytes) / 1_048_576)
        resident.add("connections", 64)
        resident.print()
        // The database commits half a second after the last command at the latest.
        pause(microseconds: 1_500_000)
        let events = Double(try ledger.size() - sizeBefore)
        let written = device.pages(from: before, to: try device.bytes(), events: events)
        var pages = Figure("device-pages-per-event", unit: "pages of 4096 bytes at the device", value: written)
        pages.add("events", events)
        pages.print()
    }
}
