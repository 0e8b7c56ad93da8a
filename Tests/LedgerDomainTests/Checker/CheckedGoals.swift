import LedgerDomain

struct GoalBook {
    var period: DaySpan
    let parent: GoalID?
    var metric: MetricVersion?
    var isClosed = false
}

extension Checker {
    mutating func read(_ event: GoalEvent, _ line: Line) {
        guard case .goal(let id) = line.new.stream else {
            return must(false, .noEdit, "a goal's event stands elsewhere")
        }
        mustManageOrHoldHR(line)
        switch event {
        case .published(let event):
            must(goals[id] == nil && id.number == UInt32(goals.count) + 1, .noEdit, "\(id) was given before")
            must(isHere(event.owner, on: today(line)), .notYours, "\(event.owner) is not here")
            mustConcern([event.owner], line)
            goals[id] = GoalBook(period: event.period, parent: event.parent, metric: event.metric)
            if let parent = event.parent {
                must(goals[parent] != nil && goals[parent]?.isClosed == false, .inOrder, "\(parent) is not open")
            }
            mustLieWithin(id)
            mustBeNewest(event.metric)
        case .revised(let event):
            must(goals[id]?.isClosed == false, .inOrder, "\(id) is not open")
            mustSay(event.reason, "the reason")
            if event.metric != goals[id]?.metric { mustBeNewest(event.metric) }
            mustOutdate(id)
            goals[id]?.period = event.period
            goals[id]?.metric = event.metric
            mustLieWithin(id)
        case .closed:
            must(goals[id]?.isClosed == false, .inOrder, "\(id) is not open")
            mustOutdate(id)
            goals[id]?.isClosed = true
        }
    }

    private mutating func mustLieWithin(_ id: GoalID) {
        guard let goal = goals[id], let parent = goal.parent.flatMap({ goals[$0] }) else { return }
        let lies = parent.period.from <= goal.period.from && goal.period.to <= parent.period.to
        must(lies, .inOrder, "\(id) is not within its parent")
    }

    mutating func mustBeNewest(_ version: MetricVersion?) {
        guard let version else { return }
        let newest = metrics[version.metric]?.count ?? 0
        must(newest > 0, .fixedMetric, "there is no \(version)")
        must(Int(version.version) == newest, .fixedMetric, "\(version) was replaced by version \(newest)")
    }
}
