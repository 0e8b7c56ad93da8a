/// Why work matters: fold of the stream `goal/N`.
package struct Goal: Hashable, Sendable {
    package let id: GoalID
    package var title: String
    package let parent: GoalID?
    package let owner: MemberID
    package var metric: MetricVersion?
    package var target: Decimal?
    package var period: DaySpan
    /// 1 when published, one more with each revision.
    package var revision: UInt32 = 1
    /// The event that says what the goal is now.
    package var saidBy: UInt64
    package var status: Status = .open

    package enum Status: Hashable, Sendable {
        case open
        case closed(GoalOutcome, seq: UInt64)
    }

    /// The goal as published at `seq`.
    package init(id: GoalID, _ published: GoalPublished, seq: UInt64) {
        self.id = id
        self.title = published.title
        self.parent = published.parent
        self.owner = published.owner
        self.metric = published.metric
        self.target = published.target
        self.period = published.period
        self.saidBy = seq
    }

    /// The state after `event`; events of other streams change nothing.
    package static func evolve(_ state: consuming Goal?, by event: Event, _ context: EventContext) -> Goal? {
        guard case .goal(let event) = event else { return state }
        switch event {
        case .published(let published):
            guard case .goal(let id) = context.stream else { return state }
            return Goal(id: id, published, seq: context.seq)
        case .revised(let revised):
            state?.revise(revised, seq: context.seq)
            return state
        case .closed(let closed):
            state?.status = .closed(closed.outcome, seq: context.seq)
            return state
        }
    }

    private mutating func revise(_ revised: GoalRevised, seq: UInt64) {
        title = revised.title
        metric = revised.metric
        target = revised.target
        period = revised.period
        revision += 1
        saidBy = seq
    }
}
