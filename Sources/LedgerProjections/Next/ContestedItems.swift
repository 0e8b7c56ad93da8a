internal import LedgerDomain
internal import LedgerStore

extension Waiting {
    /// Contested promises of others, for the first one above either side who is neither; for hr where nobody is.
    mutating func addContested() throws {
        var ids = Set<PromiseID>()
        for report in try reports() { ids.formUnion(try facts.promisesContested(of: report.id)) }
        let isHR = person.holds(.hr)
        if isHR { ids.formUnion(try facts.promisesContested(of: nil)) }
        for promiseID in ended.alive(ids.sorted(), { .promise($0) }) {
            guard look() else { return }
            guard let promise = try facts.promise(promiseID) else { continue }
            if promise.isOver(at: now, in: ledger) { ended.remember(.promise(promiseID)) }
            guard case .contested(let seq) = promise.status, !promise.parties.contains(id) else { continue }
            let settlers = try settlers(of: promise)
            if settlers.contains(id) || isHR && settlers.isEmpty { add(try contested(promise, seq)) }
        }
    }

    /// Whoever stands next above each side, and is no side themself.
    private func settlers(of promise: Promise) throws -> Set<MemberID> {
        var found = Set<MemberID>()
        for party in promise.parties {
            var next = try manager(of: party)
            var steps = 0
            while let above = next, promise.parties.contains(above), steps < Limits.chain {
                next = try manager(of: above)
                steps += 1
            }
            if let next, !promise.parties.contains(next), try !hasLeft(next) { found.insert(next) }
        }
        return found
    }

    private func hasLeft(_ member: MemberID) throws -> Bool {
        try facts.person(member)?.hasDeparted(by: today) ?? true
    }

    private func contested(_ promise: Promise, _ seq: UInt64) throws -> WaitingItem {
        var item = WaitingItem(
            .settle, promise.id, since: try time(of: seq), from: promise.creditor, with: nil,
            title: "says that this was not kept, and the other side that it was")
        let settleBy = try promise.settleBy(given: facts)
        item.due = settleBy.map { extended($0.at) }
        item.dueOn = settleBy?.on
        item.subject = promise.words
        item.about = promise.about
        item.words = (promise.doneSeq.map { [$0, seq] } ?? [seq]).map { .said($0) }
        item.answers = [("kept", PromiseVerdict.kept), ("broken", .broken)].map { (word, verdict) in
            WaitingAnswer(
                word, "promise.settle", promise.named + [("verdict", .text(verdict.rawValue))], needs: [.reason()],
                isFinal: true)
        }
        return item
    }
}
