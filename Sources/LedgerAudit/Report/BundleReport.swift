/// The page of a bundle for people who look rather than read.
enum BundleReport {
    /// Writes `report.html` of a bundle that is not finished.
    ///
    /// - Parameters:
    ///   - manifest: all of it but the report, `VERIFY.txt` and the manifest itself, of which `files` does not know yet.
    ///   - directory: where its files lie, complete and synced.
    ///   - page: takes the page, piece by piece.
    static func write(of manifest: BundleManifest, at directory: String, to page: BundleFile) throws(AuditError) {
        let bytes: [UInt8]
        do throws(ReportError) {
            bytes = try Report.page(ofUnfinished: directory, manifest)
        } catch {
            throw .unfit(because: "the page of the bundle cannot be made: \(error)")
        }
        try page.append(bytes)
    }
}
