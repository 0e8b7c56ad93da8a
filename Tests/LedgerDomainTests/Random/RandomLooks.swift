import LedgerDomain

extension RandomHistory {
    /// Now and then somebody reads the records of a few, and what has to be recorded of it is.
    mutating func look() throws {
        let everybody = everybody
        guard Int.random(in: 0..<20, using: &looking) == 0, let viewer = everybody.randomElement(using: &looking) else {
            return
        }
        var shown: [MemberID: ViewedAs] = [:]
        for person in everybody where Bool.random(using: &looking) {
            shown[person] = try standing(of: viewer, towards: person, on: today, given: ledger)?.viewedAs
        }
        note(try viewings(of: shown, by: viewer, on: today, given: ledger), by: viewer)
    }
}
