internal import LedgerService
internal import NIOCore
internal import Synchronization

/// The replayers of all event loops.
final class ReplayerSet: Sendable {
    private let all = Mutex<[ObjectIdentifier: Replayer]>([:])

    func make(for group: any EventLoopGroup, service: LedgerService, counts: ReplayCounts) {
        var made: [ObjectIdentifier: Replayer] = [:]
        for loop in group.makeIterator() {
            made[ObjectIdentifier(loop)] = Replayer(loop: loop, service: service, counts: counts)
        }
        all.withLock { $0 = made }
    }

    subscript(loop: any EventLoop) -> Replayer? { all.withLock { $0[ObjectIdentifier(loop)] } }

    /// Something was committed. From any thread; one flag for each loop.
    func wake() {
        for replayer in all.withLock({ Array($0.values) }) { replayer.wake() }
    }

    /// Tells every subscription that the daemon stops.
    func stop() async {
        for replayer in all.withLock({ Array($0.values) }) {
            try? await replayer.loop.submit { replayer.stop() }.get()
        }
    }
}
