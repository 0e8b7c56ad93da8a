/// Time from starting the daemon's process to its first answer, with a warm page cache; the median of a few starts.
func startUp(_ daemon: Daemon, name: String, times: Int) throws(BenchError) -> Figure {
    var (starts, stops): ([Double], [Double]) = ([], [])
    for _ in 0..<times {
        stops.append(try daemon.stop() * 1000)
        starts.append(try daemon.start() * 1000)
    }
    var figure = Figure(name, unit: "ms", value: median(starts))
    figure.add("least", starts.min() ?? 0)
    figure.add("most", starts.max() ?? 0)
    figure.add("stopMs", median(stops))
    return figure
}
