internal import Glibc
internal import LMDB
internal import Synchronization

/// Whether there is room to go on, and the data file's growth ahead of its use.
///
/// Asked before anything is decided, because a database that fills up in the middle of a transaction spoils it: what
/// was acknowledged must always fit.
final class Room: Sendable {
    /// Milliseconds for which an answer is good.
    static let answerMs: Int64 = 100

    private let layout: Layout
    private let limits: StoreLimits
    /// The store's, which waits for us before it lets go of it.
    private unowned let environment: Environment
    private let isEnough = Atomic<Bool>(true)
    /// In milliseconds of the boot clock.
    private let lookAgainAt = Atomic<Int64>(.min)
    private let isGrowing = Monitor(false)

    init(_ environment: Environment, layout: Layout, limits: StoreLimits) {
        self.environment = environment
        self.layout = layout
        self.limits = limits
    }

    /// Whether another command may be decided. A look at the disk at most every ``answerMs``, otherwise O(1).
    func check() -> Bool {
        let now = BootClock.milliseconds()
        if now < lookAgainAt.load(ordering: .relaxed) { return isEnough.load(ordering: .relaxed) }
        let answer = look()
        isEnough.store(answer, ordering: .relaxed)
        lookAgainAt.store(now + Self.answerMs, ordering: .relaxed)
        return answer
    }

    /// After a commit: the answer may have changed, and the file may need its next step.
    ///
    /// The step is written by a thread of its own, beside whatever the sequencer does.
    func committed() {
        lookAgainAt.store(.min, ordering: .relaxed)
        guard limits.growBytes > 0, let target = growthTarget() else { return }
        let wasGrowing = isGrowing.change { (isGrowing) in
            defer { isGrowing = true }
            return (isGrowing, false)
        }
        if !wasGrowing { OSThread.start { self.run(target) } }
    }

    /// Returns when no growth is under way: before that the environment must not be closed.
    func settle() { isGrowing.wait(atMost: nil, until: { !$0 }, then: { _ in }) }

    private func look() -> Bool {
        guard let used = usedBytes(), let free = FileSystem.freeBytes(at: layout.data) else { return false }
        if let quota = limits.quotaBytes, used.bytes >= quota { return false }
        return free >= limits.reserveBytes && used.map - used.bytes >= limits.reserveBytes
    }

    /// Bytes that the last commit left in use, and those of the whole map.
    private func usedBytes() -> (bytes: Int, map: Int)? {
        guard let statistics = try? environment.statistics() else { return nil }
        return (statistics.pagesUsed * statistics.pageBytes, statistics.mapBytes)
    }

    /// How long the file should be now; nil when it is long enough, or growing it would eat into the reserve.
    private func growthTarget() -> Int? {
        guard let used = usedBytes(), let length = FileSystem.byteCount(of: layout.data + "/data.mdb"),
            length < used.bytes + limits.growBytes / 2, let free = FileSystem.freeBytes(at: layout.data)
        else { return nil }
        let step = limits.growBytes
        let target = min((used.bytes + step + step - 1) / step * step, limits.quotaBytes ?? .max)
        return target > length && free - (target - length) >= limits.reserveBytes ? target : nil
    }

    private func run(_ target: Int) {
        grow(to: target)
        isGrowing.change { (isGrowing) in (isGrowing = false, true) }
    }

    /// A disk that is full keeps the file as it is; admission notices by itself.
    @inline(never)
    private func grow(to target: Int) { _ = try? environment.preallocate(toBytes: target) }
}
