import LedgerDomain

/// Something that time alone brings about, and when.
struct Due {
    var at: Instant
    var stream: StreamName
    var what: String
}

extension Checker {
    /// Whatever was due before this decision is recorded before it; and what the clock records is what was due first.
    mutating func readClock(before line: Line) {
        if case .ledger(.outage) = line.new.event { return }
        if case .ledger(.opened) = line.new.event { return }
        let due = everythingDue(by: line.at)
        guard line.isByClock else {
            if let first = due.first {
                must(false, .sameReplay, "\(first.what) of \(first.stream) was due at \(first.at), and is not recorded")
            }
            return
        }
        must(due.first != nil, .sameReplay, "nothing was due in \(line.new.stream)")
        if let first = due.first, first.stream != line.new.stream {
            must(false, .sameReplay, "\(first.what) of \(first.stream) was due before, at \(first.at)")
        }
    }

    /// In the order of (due, stream).
    func everythingDue(by now: Instant) -> [Due] {
        let all = dueOfAgreements() + duesOfPromises() + duesOfStrategies() + duesOfCheckpoints()
        return all.map { Due(at: extended($0.at), stream: $0.stream, what: $0.what) }
            .filter { $0.at <= now }
            .sorted { ($0.at, kind($0.stream), number($0.stream)) < ($1.at, kind($1.stream), number($1.stream)) }
    }

    /// When a window ends that would end at `due`: a day after the end of the outage in which it would have ended.
    func extended(_ due: Instant) -> Instant {
        var end = due.microseconds
        for outage in ledger.outages.sorted(by: { $0.to < $1.to })
        where end >= outage.from.microseconds && end < outage.to.microseconds {
            end = outage.to.microseconds + 86_400_000_000
        }
        return Instant(microseconds: end)
    }

    private func kind(_ stream: StreamName) -> Int {
        switch stream {
        case .agreement: 4
        case .strategy: 6
        case .promise: 7
        case .checkpoint: 8
        default: 0
        }
    }

    private func number(_ stream: StreamName) -> UInt32 {
        switch stream {
        case .agreement(let id): id.number
        case .strategy(let id): id.number
        case .promise(let id): id.number
        case .checkpoint(let id): id.number
        default: 0
        }
    }
}
