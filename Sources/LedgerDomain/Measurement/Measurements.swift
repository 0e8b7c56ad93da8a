/// What one metric measured of one person: fold of the stream `measurement/M/U`. Every value is kept.
package struct Measurements: Hashable, Sendable {
    package struct Item: Hashable, Sendable {
        /// Of the event that recorded it.
        package let seq: UInt64
        package let asOf: Day
        package let version: UInt32
        package let recorded: Decimal
        /// What it is after the last correction.
        package var current: Decimal
        /// Of the event that says the current value.
        package var currentSeq: UInt64
        package let recordedBy: MemberID
        package var standing: Standing
        package init(seq: UInt64, version: UInt32, asOf: Day, value: Decimal, by: MemberID) {
            self.seq = seq
            self.version = version
            self.asOf = asOf
            self.recorded = value
            self.current = value
            self.currentSeq = seq
            self.recordedBy = by
            self.standing = .recorded
        }

        package var isContested: Bool { standing == .contested }
        /// What was withdrawn counts in nothing that is computed since.
        package var counts: Bool { standing != .withdrawn }
    }

    /// How a value stands after what was said against it.
    package enum Standing: UInt8, Hashable, Sendable {
        /// Nobody says anything against what it is now.
        case recorded
        /// The measured person does, and nobody has decided. It counts meanwhile.
        case contested
        case upheld, withdrawn
    }

    /// What the measured person said against a value, and when somebody else decided.
    package struct Contest: Hashable, Sendable {
        package let seq: UInt64
        package let at: Instant
        package var decidedSeq: UInt64?
    }

    /// In the order in which they were recorded.
    package private(set) var items: [Item] = []
    /// The last contest of each value that was ever contested, by the value's position.
    package private(set) var contests: [UInt64: Contest] = [:]
    /// Who else corrected a value than who recorded it, by the value's position.
    private var correctors: [UInt64: Set<MemberID>] = [:]

    package init() {}

    /// - Complexity: O(log n).
    package func item(at seq: UInt64) -> Item? {
        let index = firstIndex(from: seq)
        return index < items.count && items[index].seq == seq ? items[index] : nil
    }

    /// The values that wait for a decision, in the order in which they were recorded.
    ///
    /// - Complexity: O(c log n) of the contests that there ever were.
    package var contested: [(item: Item, contest: Contest)] {
        contests.filter { $0.value.decidedSeq == nil }.sorted { $0.key < $1.key }
            .compactMap { seq, contest in item(at: seq).map { ($0, contest) } }
    }

    /// Whoever said at any time what a value is: they decide no contest of it.
    package func authors(of item: Item) -> Set<MemberID> {
        correctors[item.seq, default: []].union([item.recordedBy])
    }

    /// The state after `event`; events of other streams change nothing.
    ///
    /// Copies what is still held elsewhere: O(n). Where every event counts, use ``fold(_:_:into:)``.
    package static func evolve(
        _ state: consuming Measurements?, by event: Event, _ context: EventContext
    ) -> Measurements? {
        fold(event, context, into: &state)
        return state
    }

    /// ``evolve(_:by:_:)`` in place.
    ///
    /// - Complexity: O(1) for a new value, O(log n) for what is said to one, where nobody else holds the state.
    package static func fold(_ event: Event, _ context: EventContext, into state: inout Measurements?) {
        guard case .measurement(let event) = event else { return }
        switch event {
        case .recorded(let recorded):
            if state == nil { state = Measurements() }
            state?.items.append(
                Item(
                    seq: context.seq, version: recorded.metric.version, asOf: recorded.asOf, value: recorded.value,
                    by: context.actor.member ?? recorded.member))
        case .corrected(let corrected):
            state?.change(corrected.of) { item in
                item.current = corrected.value
                item.currentSeq = context.seq
                // Another value than the one that was decided about.
                if item.standing == .upheld { item.standing = .recorded }
            }
            if let by = context.actor.member, by != state?.item(at: corrected.of)?.recordedBy {
                state?.correctors[corrected.of, default: []].insert(by)
            }
        case .contested(let contested):
            state?.change(contested.of) { $0.standing = .contested }
            state?.contests[contested.of] = Contest(seq: context.seq, at: context.at)
        case .contestDecided(let decided):
            state?.change(decided.of) { $0.standing = decided.verdict == .upheld ? .upheld : .withdrawn }
            state?.contests[decided.of]?.decidedSeq = context.seq
        }
    }

    private mutating func change(_ seq: UInt64, _ body: (inout Item) -> Void) {
        let index = firstIndex(from: seq)
        guard index < items.count, items[index].seq == seq else { return }
        body(&items[index])
    }

    private func firstIndex(from seq: UInt64) -> Int {
        var low = 0
        var high = items.count
        while low < high {
            let middle = (low + high) / 2
            if items[middle].seq < seq { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
