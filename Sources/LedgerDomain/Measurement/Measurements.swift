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
        package var contested: Bool
        package init(seq: UInt64, version: UInt32, asOf: Day, value: Decimal) {
            self.seq = seq
            self.version = version
            self.asOf = asOf
            self.recorded = value
            self.current = value
            self.currentSeq = seq
            self.contested = false
        }
    }

    /// In the order in which they were recorded.
    package private(set) var items: [Item] = []

    package init() {}

    /// - Complexity: O(log n).
    package func item(at seq: UInt64) -> Item? {
        let index = firstIndex(from: seq)
        return index < items.count && items[index].seq == seq ? items[index] : nil
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
    /// - Complexity: O(1) for a new value, O(log n) for a correction, where nobody else holds the state.
    package static func fold(_ event: Event, _ context: EventContext, into state: inout Measurements?) {
        guard case .measurement(let event) = event else { return }
        switch event {
        case .recorded(let recorded):
            if state == nil { state = Measurements() }
            state?.items.append(
                Item(seq: context.seq, version: recorded.metric.version, asOf: recorded.asOf, value: recorded.value))
        case .corrected(let corrected):
            state?.change(corrected.of) { item in
                item.current = corrected.value
                item.currentSeq = context.seq
            }
        case .contested(let contested):
            state?.change(contested.of) { $0.contested = true }
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
