import LedgerRPC
import Testing

/// A client that keeps a plain list, and objects to everything that does not fit it.
struct Follower {
    /// Positions of all events that are for it, as a plain list says; grows with the log.
    var wanted: [UInt64]
    /// Positions that it got, over all its connections.
    private(set) var got: [UInt64] = []
    /// Where it would go on.
    private(set) var position: UInt64
    private(set) var isLive = false
    private(set) var credit = 0
    private let first: UInt64
    /// Whatever it says is wrong.
    private(set) var complaints: [String] = []

    init(from: UInt64, wanted: [UInt64]) {
        first = from
        position = from
        self.wanted = wanted
    }

    /// A connection begins: nothing is known but the position.
    mutating func connect(credit: Int) {
        isLive = false
        self.credit = credit
    }

    mutating func grant(_ events: Int) { credit = min(credit + events, Limits.credit) }

    private mutating func expect(_ fits: Bool, _ complaint: String) {
        if !fits { complaints.append(complaint) }
    }

    /// Reads whole lines; what a broken connection cut off is nothing.
    mutating func read(_ bytes: [UInt8], size: UInt64, atLeast mustReach: UInt64) throws {
        var lines = bytes.split(separator: 10, omittingEmptySubsequences: false)
        lines.removeLast()
        for line in lines {
            guard case .notification(let news) = try ServerMessage(line: Array(line)) else {
                complaints.append("no notification: \(String(decoding: line, as: UTF8.self))")
                continue
            }
            try take(news, size: size, atLeast: mustReach)
        }
    }

    private mutating func take(_ news: LogNotification, size: UInt64, atLeast mustReach: UInt64) throws {
        switch news {
        case .event(_, let entry):
            let text = String(decoding: entry.leafBytes, as: UTF8.self)
            guard let found = text.firstRange(of: #/"seq":([0-9]+)/#), let seq = UInt64(text[found].dropFirst(6)) else {
                return complaints.append("an event without a position")
            }
            expect(credit > 0, "event \(seq) without credit")
            expect(seq >= position, "event \(seq) after position \(position)")
            credit -= 1
            got.append(seq)
            position = seq + 1
        case .position(_, let seq):
            expect(seq > position, "position \(seq) after \(position)")
            move(to: seq)
        case .caughtUp(_, let seq):
            expect(!isLive, "caught up twice")
            expect(seq <= size && seq >= mustReach, "caught up at \(seq) of \(size)")
            isLive = true
            move(to: seq)
        case .fellBehind(_, let seq):
            expect(isLive, "fell behind from behind")
            isLive = false
            move(to: seq)
            expect(
                wanted.contains(seq) || wanted.contains { $0 >= seq }, "fell behind with nothing that waits at \(seq)")
        case .end(_, let end): complaints.append("ended: \(end)")
        }
    }

    private mutating func move(to seq: UInt64) {
        expect(seq >= position, "back to \(seq) from \(position)")
        position = seq
        let last = got.last
        expect(
            !wanted.contains { $0 >= first && $0 < seq && $0 > last ?? 0 && !got.contains($0) }, "\(seq) passes over")
    }

    /// What is wrong when everything up to `size` must have come.
    func verdict(size: UInt64) -> [String] {
        let expected = wanted.filter { $0 >= first && $0 < size }
        return complaints + (got == expected ? [] : ["got \(got) instead of \(expected)"])
    }
}
