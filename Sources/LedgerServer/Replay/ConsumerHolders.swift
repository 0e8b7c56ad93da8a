internal import LedgerRPC
internal import LedgerService
internal import LedgerStore
internal import Synchronization

/// Who follows by which consumer: one at a time.
final class ConsumerHolders: Sendable {
    private struct Held {
        var holder: ConsumerHolder
        var token: UInt64
    }

    private let held = Mutex<(all: [ConsumerKey: Held], lastToken: UInt64)>(([:], 0))

    /// Takes hold of a consumer, until the result is released or let go.
    ///
    /// - Throws: `Failure.unavailable` that says who holds it.
    func hold(_ key: ConsumerKey, by holder: ConsumerHolder) throws(Failure) -> ConsumerHold {
        let (token, present) = held.withLock { (held) -> (UInt64, ConsumerHolder?) in
            if let present = held.all[key] { return (0, present.holder) }
            held.lastToken += 1
            held.all[key] = Held(holder: holder, token: held.lastToken)
            return (held.lastToken, nil)
        }
        if let present { throw Self.isHeld(key, by: present) }
        return ConsumerHold(key: key, token: token, in: self)
    }

    static func isHeld(_ key: ConsumerKey, by holder: ConsumerHolder) -> Failure {
        .unavailable(
            reason: "consumer \(key.name) is held by \(holder.handle ?? "somebody") "
                + "(process \(holder.pid), since \(holder.since))", retryAfterMs: 1_000)
    }

    func holder(of key: ConsumerKey) -> ConsumerHolder? { held.withLock { $0.all[key]?.holder } }

    fileprivate func release(_ key: ConsumerKey, _ token: UInt64) {
        held.withLock { (held) in
            if held.all[key]?.token == token { held.all[key] = nil }
        }
    }
}

/// That somebody holds a consumer; ends with this value at the latest.
final class ConsumerHold: Sendable {
    let key: ConsumerKey
    private let token: UInt64
    private let holders: ConsumerHolders

    init(key: ConsumerKey, token: UInt64, in holders: ConsumerHolders) {
        self.key = key
        self.token = token
        self.holders = holders
    }

    deinit { release() }

    func release() { holders.release(key, token) }
}
