import LedgerClient

extension Use {
    /// Keeps what proves to whoever this is that terms of theirs entered force. What was asked for is done already: where
    /// that cannot be kept, it is said and tried again at the next use.
    func keepReceipts() {
        let complaint: Complaint
        do throws(ClientError) {
            _ = try session.keepReceipts()
            return
        } catch {
            complaint = self.complaint(error)
        }
        let because = ([complaint.what] + complaint.because).joined(separator: ": ")
        terminal.talk("ledger: note: a receipt of what entered force was not kept: \(because)\n")
    }
}
