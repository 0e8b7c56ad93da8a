import CanonicalJSON

/// Bytes on disk for each event: what the daemon says its database uses, beside what the folder takes.
///
/// - Parameters:
///   - ledger: with so many events that what a new ledger takes does not matter.
///   - leafBytes: mean bytes of a leaf.
func diskUse(_ ledger: BenchLedger, directory: String, leafBytes: Double) throws(BenchError) -> Figure {
    let status = try Conversation(with: ledger.socket).call("server.status")
    let size = Double(try status.required("size", \.number))
    let used = Double(try status.required("diskBytes", \.number)) / size
    var figure = Figure("disk-per-event", unit: "bytes", value: used)
    figure.add("leafBytes", leafBytes)
    figure.add("timesTheLeaf", used / max(leafBytes, 1))
    figure.add("folderBytesPerEvent", Double(try bytesOnDisk(below: directory)) / size)
    return figure
}
