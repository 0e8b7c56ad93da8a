internal import LedgerDomain
internal import LedgerStore

extension Waiting {
    /// What others want to talk about.
    mutating func addPoints() throws {
        for other in try facts.agendas(of: id) {
            guard look() else { return }
            guard let agenda = try facts.agenda(id, other) else { continue }
            for point in agenda.open where point.by == other {
                var item = WaitingItem(
                    .point, "point \(point.seq)", since: point.at, from: other, with: other, title: "wants to talk")
                item.subject = .said(point.seq)
                item.answers = [
                    WaitingAnswer(
                        "close", "agenda.close", [("point", .number(point.seq))], says: "it needs no more talk")
                ]
                add(item)
            }
        }
    }
}
