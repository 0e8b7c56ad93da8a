import LedgerDomain

/// One measurement as it was recorded.
struct ValueBook {
    let recorded: MeasurementRecorded
    /// Whoever said what it is: they decide nothing about it.
    var authors: Set<MemberID>
    var standing = Standing.unquestioned

    enum Standing: String { case unquestioned, contested, upheld, withdrawn }
}

/// Somebody finds a metric unfair or unclear.
struct MetricQuestionBook {
    let metric: MetricID
    let by: MemberID
    var isAnswered = false
}

extension Checker {
    mutating func read(_ event: MetricEvent, _ line: Line) {
        guard case .metric(let id) = line.new.stream else {
            return must(false, .noEdit, "a metric's event stands elsewhere")
        }
        switch event {
        case .defined(let event):
            mustManageOrHoldHR(line)
            let count = metrics[id]?.count ?? 0
            must(Int(event.version) == count + 1, .noEdit, "version \(event.version) comes after \(count)")
            must(count > 0 || id.number == UInt32(metrics.count) + 1, .noEdit, "\(id) was given before")
            let replaces = decisionSays {
                if case .metric(.replaced(let replaced)) = $0.new.event { replaced.by == event.version } else { false }
            }
            must(replaces == (count > 0), .together, "a version is replaced when its next one is defined, and not else")
            metrics[id, default: []].append(event)
        case .replaced(let event):
            mustManageOrHoldHR(line)
            mustSay(event.reason, "the reason")
            let newest = UInt32(metrics[id]?.count ?? 0)
            must(event.by == newest && event.version + 1 == newest, .fixedMetric, "\(event.version) by \(event.by)")
        case .covered(let event):
            let may = holds(.hr, line.actor) || integrates(line.actor, event.metric.metric)
            must(may, .notYours, "\(line.context.actor) does not vouch for \(event.metric)")
            must(event.from <= event.to && event.to <= latestDay(line), .inOrder, "days that have not come")
            must(event.metric.metric == id && definition(event.metric) != nil, .fixedMetric, "no \(event.metric)")
            mustConcern(event.members, line)
        case .questioned(let event):
            mustSay(event.reason, "the reason")
            must(definition(event.metric) != nil, .fixedMetric, "there is no \(event.metric)")
            mustBeAnswered(by: event.answerBy, line)
            if let agreement = event.agreement {
                must(agreements[agreement]?.member == line.actor, .ownAct, "\(agreement) is not theirs")
            } else {
                must(!holds(.auditor, line.actor), .notYours, "an auditor writes nothing")
            }
            metricQuestions[line.seq] = MetricQuestionBook(metric: id, by: line.actor ?? MemberID(0))
        case .questionAnswered(let event):
            mustSay(event.text, "the answer")
            guard let asked = metricQuestions[event.of] else { return must(false, .inOrder, "nobody asked") }
            must(asked.metric == id && !asked.isAnswered, .inOrder, "it was answered before")
            must(asked.by != line.actor, .ownAct, "they answer themself")
            let may = holds(.hr, line.actor) || line.actor.map { isAbove($0, asked.by, line) } ?? false
            must(may, .notYours, "\(line.context.actor) is neither hr nor above \(asked.by)")
            mustConcern([asked.by], line)
            metricQuestions[event.of]?.isAnswered = true
        }
    }

    func definition(_ version: MetricVersion) -> MetricDefined? {
        metrics[version.metric]?.first { $0.version == version.version }
    }

    /// The day that it is where it is furthest on.
    private func latestDay(_ line: Line) -> Day {
        Instant(microseconds: line.at.microseconds + 14 * 3_600_000_000).utcDay
    }

    mutating func read(_ event: MeasurementEvent, _ line: Line) {
        switch event {
        case .recorded(let event):
            readHow(event, line)
            must(line.new.stream == .measurement(event.metric.metric, event.member), .noEdit, "it stands elsewhere")
            must(definition(event.metric) != nil, .fixedMetric, "there is no \(event.metric)")
            must(event.asOf <= latestDay(line), .inOrder, "\(event.asOf) has not begun")
            must(isHere(event.member, on: event.asOf), .notYours, "\(event.member) had departed on \(event.asOf)")
            let isSaid = values.values.contains {
                let before = $0.recorded
                return before.metric.metric == event.metric.metric && before.member == event.member
                    && before.source == event.source && before.ref == event.ref
            }
            must(!isSaid, .noEdit, "row \(event.ref) of \(event.source) was recorded before")
            mustConcern([event.member], line)
            values[line.seq] = ValueBook(recorded: event, authors: [line.actor ?? event.member])
        case .corrected(let event):
            mustSay(event.reason, "the reason")
            guard let book = values[event.of] else {
                return must(false, .inOrder, "nothing was measured at \(event.of)")
            }
            let value = book.recorded
            must(book.standing != .withdrawn, .inOrder, "it was withdrawn")
            let isOwn = value.knowledge == .reported && line.actor == value.member
            let isWitness = value.knowledge == .witnessed && line.actor == manager(of: value.member, line)
            let may = isOwn || isWitness || integrates(line.actor, value.metric.metric)
            must(may, .notYours, "\(line.context.actor) could not have recorded it")
            mustConcern([value.member], line)
            if let actor = line.actor { values[event.of]?.authors.insert(actor) }
            // The decision was about another value.
            if book.standing == .upheld { values[event.of]?.standing = .unquestioned }
        case .contested(let event):
            mustSay(event.reason, "the reason")
            must(values[event.of]?.recorded.member == line.actor, .ownAct, "only the measured person contests")
            must(values[event.of]?.standing == .unquestioned, .inOrder, "it was contested already")
            values[event.of]?.standing = .contested
        case .contestDecided(let event):
            mustSay(event.reason, "the reason")
            guard let book = values[event.of] else { return must(false, .inOrder, "nothing was measured") }
            let member = book.recorded.member
            must(line.actor != member, .ownAct, "the measured person decides")
            must(line.actor.map { !book.authors.contains($0) } ?? false, .ownAct, "whoever said the value decides")
            let may = holds(.hr, line.actor) || line.actor.map { isAbove($0, member, line) } ?? false
            must(may, .notYours, "\(line.context.actor) is neither hr nor above \(member)")
            must(book.standing == .contested, .inOrder, "it is \(book.standing.rawValue)")
            mustConcern([member], line)
            values[event.of]?.standing = event.verdict == .upheld ? .upheld : .withdrawn
        }
    }

    /// A system says it, the member reports it, or who manages them that day saw it.
    private mutating func readHow(_ event: MeasurementRecorded, _ line: Line) {
        let may =
            switch event.knowledge {
            case .system: integrates(line.actor, event.metric.metric)
            case .reported: line.actor == event.member
            case .witnessed: line.actor != nil && line.actor == manager(of: event.member, line)
            }
        must(may, .notYours, "\(line.context.actor) cannot know it as \(event.knowledge.rawValue)")
    }
}
