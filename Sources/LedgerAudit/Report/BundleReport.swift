/// The page of a bundle for people who look rather than read.
enum BundleReport {
    /// Writes `report.html` of a bundle that is not finished.
    ///
    /// - Parameters:
    ///   - manifest: all of it but the report, `VERIFY.txt` and the manifest itself, of which `files` does not know yet.
    ///   - directory: where its files lie, complete and synced.
    ///   - page: takes the page, piece by piece.
    static func write(of manifest: BundleManifest, at directory: String, to page: BundleFile) throws(AuditError) {
        try page.append("<!doctype html><meta charset=\"utf-8\"><title>Evidence</title>\n")
    }
}
