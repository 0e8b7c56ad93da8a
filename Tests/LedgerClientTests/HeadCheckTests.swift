import Glibc
import LedgerClient
import TransparencyLog
import Testing

/// A real log in memory, signed by a real key.
private struct Log {
    let signer: Signer
    private var stored: [Hash256] = []
    private var edge = RightEdge()

    init(_ signer: Signer) { self.signer = signer }

    mutating func append(_ texts: [String]) {
        for text in texts {
            edge.append(leaf: MerkleHash.leaf(Array(text.utf8))) { _, hash in stored.append(hash) }
        }
    }

    var size: UInt64 { edge.size }
    var root: Hash256 { edge.root }

    func offer(since: UInt64) throws -> HeadCheck.Offer {
        let head = try TreeHead(origin: signer.name, size: size, root: edge.root)
        let proof = since > size ? [] : try consistencyProof(from: since, to: size) { stored[Int($0)] }
        return HeadCheck.Offer(note: try head.signed(by: signer).serialised(), proof: proof)
    }
}

@Suite struct `A ledger that was seen before` {
    private let temporary = TemporaryState()
    private var check: HeadCheck { HeadCheck(HeadMemory(temporary.state)) }
    private static let origin = "team/0123456789abcdef0123456789abcdef"

    private func signer(_ seed: UInt8 = 1, name: String = origin) throws -> Signer {
        try Signer(name: name, privateKey: Array(repeating: seed, count: 32))
    }

    private func see(_ log: Log) throws -> HeadCheck.Outcome {
        try check.check(key: "\(log.signer.verifierKey)", size: log.size, root: log.root) {
            (since) throws(ClientError) in
            do {
                return try log.offer(since: since)
            } catch {
                throw .malformed(because: "\(error)")
            }
        }
    }

    private func alarm(_ log: Log) -> HeadAlarm.Finding? {
        do {
            _ = try see(log)
            return nil
        } catch ClientError.alarm(let alarm) {
            return alarm.finding
        } catch {
            Issue.record("\(error)")
            return nil
        }
    }

    private func isBadMemory(_ finding: HeadAlarm.Finding?) -> Bool {
        if case .badMemory? = finding { true } else { false }
    }

    @Test func `passes as long as it only grows`() throws {
        var log = Log(try signer())
        log.append(["a", "b", "c"])
        #expect(try see(log) == .firstSeen(size: 3))
        #expect(try see(log) == .unchanged)
        for size in 4...70 as ClosedRange<UInt64> {
            log.append(["event \(size)"])
            #expect(try see(log) == .extends(from: size - 1, to: size))
        }
        #expect(try HeadMemory(temporary.state).recall(Self.origin)?.head?.size == 70)
    }

    @Test func `is refused when it has shrunk`() throws {
        var log = Log(try signer())
        log.append(["a", "b"])
        let earlier = log
        log.append(["c"])
        _ = try see(log)
        #expect(alarm(earlier) == .shrunk(was: 3, now: 2))
    }

    @Test func `is refused when one event of it was rewritten, and the evidence stays`() throws {
        var log = Log(try signer())
        log.append(["a", "b", "c"])
        _ = try see(log)
        var fork = Log(try signer())
        fork.append(["a", "B", "c", "d"])
        #expect(alarm(fork) == .rewritten(was: 3, now: 4))
        #expect(try HeadMemory(temporary.state).recall(Self.origin)?.head?.size == 3)
        log.append(["d"])
        #expect(try see(log) == .extends(from: 3, to: 4))
    }

    @Test func `is refused when it has as many events, and one of them is another`() throws {
        var log = Log(try signer())
        log.append(["a", "b", "c"])
        _ = try see(log)
        var fork = Log(try signer())
        fork.append(["a", "b", "C"])
        #expect(alarm(fork) == .rewritten(was: 3, now: 3))
        // Also when it has grown by the time its head comes.
        let before = fork
        fork.append(["d"])
        #expect(throws: ClientError.self) {
            try check.check(key: "\(fork.signer.verifierKey)", size: before.size, root: before.root) {
                (since) throws(ClientError) in
                do { return try fork.offer(since: since) } catch { throw .malformed(because: "\(error)") }
            }
        }
        #expect(try HeadMemory(temporary.state).recall(Self.origin)?.head?.root == log.root)
        #expect(try see(log) == .unchanged)
    }

    @Test func `is refused when it signs with another key`() throws {
        var log = Log(try signer())
        log.append(["a"])
        _ = try see(log)
        var other = Log(try signer(2))
        other.append(["a", "b"])
        #expect(
            alarm(other) == .keyChanged(pinned: "\(log.signer.verifierKey)", now: "\(other.signer.verifierKey)"))
    }

    @Test func `is refused when its head is signed by a key that it does not name`() throws {
        var log = Log(try signer())
        log.append(["a"])
        var forged = Log(try signer(2))
        forged.append(["a"])
        let note = try forged.offer(since: 0)
        #expect(throws: ClientError.self) {
            try check.check(key: "\(log.signer.verifierKey)", size: 1, root: log.root) { (_) throws(ClientError) in note
            }
        }
        #expect(try HeadMemory(temporary.state).recall(Self.origin) == nil)
    }

    @Test func `is refused when what was remembered is damaged or half gone`() throws {
        var log = Log(try signer())
        log.append(["a"])
        _ = try see(log)
        let memory = HeadMemory(temporary.state)
        truncate(memory.noteFile(of: Self.origin), 40)
        #expect(isBadMemory(alarm(log)))
        unlink(memory.noteFile(of: Self.origin))
        #expect(try see(log) == .firstSeen(size: 1))
        unlink(memory.keyFile(of: Self.origin))
        #expect(isBadMemory(alarm(log)))
    }

    @Test func `is kept apart from others, whatever its name`() throws {
        var one = Log(try signer(1, name: "a/b"))
        var other = Log(try signer(2, name: "a%2Fb"))
        one.append(["a"])
        other.append(["b", "c"])
        #expect(try see(one) == .firstSeen(size: 1))
        #expect(try see(other) == .firstSeen(size: 2))
        #expect(try see(one) == .unchanged)
    }

    @Test func `leaves files that only their owner can read`() throws {
        var log = Log(try signer())
        log.append(["a"])
        _ = try see(log)
        let memory = HeadMemory(temporary.state)
        for path in [memory.noteFile(of: Self.origin), memory.keyFile(of: Self.origin)] {
            var status = stat()
            #expect(stat(path, &status) == 0)
            #expect(status.st_mode & 0o777 == 0o600)
        }
    }
}
