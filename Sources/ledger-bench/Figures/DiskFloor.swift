import Glibc

/// What the disk gives to whoever asks for nothing else: 4 KiB written in order over a preallocated, zeroed file, and
/// fdatasync after each.
func diskFloor(in folder: String, seconds: Double) throws(BenchError) -> Figure {
    let path = folder + "/floor"
    let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .lastCall("open \(path)") }
    defer {
        close(descriptor)
        unlink(path)
    }
    let (page, pages) = (4096, 4096)
    let zeros = [UInt8](repeating: 0, count: 1 << 20)
    for _ in 0..<(page * pages / zeros.count) {
        guard write(descriptor, zeros, zeros.count) == zeros.count else { throw .lastCall("write \(path)") }
    }
    guard fsync(descriptor) == 0 else { throw .lastCall("fsync \(path)") }
    var latencies = Latencies()
    var block = [UInt8](repeating: 0x5A, count: page)
    let begun = monotonicNanoseconds()
    var last = begun
    while last - begun < UInt64(seconds * 1e9) {
        block[0] = UInt8(truncatingIfNeeded: latencies.count)
        let offset = off_t((latencies.count % pages) * page)
        guard pwrite(descriptor, block, page, offset) == page else { throw .lastCall("pwrite \(path)") }
        guard fdatasync(descriptor) == 0 else { throw .lastCall("fdatasync \(path)") }
        let now = monotonicNanoseconds()
        latencies.add(now - last)
        last = now
    }
    let rate = Double(latencies.count) / (Double(last - begun) / 1e9)
    var figure = Figure("floor", unit: "syncs/s", value: rate)
    figure.add("p50us", latencies.microseconds(at: 0.5))
    figure.add("p99us", latencies.microseconds(at: 0.99))
    return figure
}
