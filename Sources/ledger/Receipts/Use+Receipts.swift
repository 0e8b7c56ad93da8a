import LedgerClient

extension Use {
    /// Keeps what proves to whoever this is that terms of theirs entered force. What was asked for is done already: where
    /// that cannot be kept, it is said and tried again at the next use.
    ///
    /// - Returns: what is to be said once all else was, when the ledger gave a receipt that does not hold.
    func keepReceipts() -> Complaint? {
        let complaint: Complaint
        do throws(ClientError) {
            _ = try session.keepReceipts()
            return nil
        } catch {
            complaint = self.complaint(error)
        }
        if complaint.status == .notTrusted { return complaint }
        let because = ([complaint.what] + complaint.because).joined(separator: ": ")
        terminal.talk("ledger: note: a receipt of what entered force was not kept: \(because)\n")
        return nil
    }
}
