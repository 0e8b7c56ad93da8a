internal import Synchronization

/// Whether a request that waits is still wanted. Either it is decided or it was taken back, never both.
package final class Cancellation: Sendable {
    private enum State {
        static let waiting: UInt8 = 0
        static let begun: UInt8 = 1
        static let cancelled: UInt8 = 2
    }

    private let state = Atomic<UInt8>(State.waiting)

    package init() {}

    /// Called by who decides it, at the first moment, and again where it is made anew.
    ///
    /// - Returns: false if it was taken back: then nothing of it may be done.
    package func begin() -> Bool {
        let (isFirst, before) = state.compareExchange(
            expected: State.waiting, desired: State.begun, ordering: .acquiringAndReleasing)
        return isFirst || before == State.begun
    }

    /// Takes it back, if it has not begun. From any thread.
    package func cancel() {
        _ = state.compareExchange(
            expected: State.waiting, desired: State.cancelled, ordering: .acquiringAndReleasing)
    }
}
