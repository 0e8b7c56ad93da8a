internal import LedgerDomain
internal import LedgerStore

extension Waiting {
    /// Contested values of others, each for the one who is asked to decide: the manager; where they said what the value
    /// is, their own manager; where there is nobody else, hr.
    mutating func addContests() throws {
        var people = Set<MemberID>()
        for report in try reports() {
            people.insert(report.id)
            // Those of a report come here only where the report said the value, and so may not decide.
            people.formUnion(try facts.reports(of: report.id).prefix(ProjectionLimits.reports))
        }
        let isHR = person.holds(.hr)
        if isHR { people.formUnion(try facts.contesters()) }
        people.remove(id)
        for member in people.sorted() {
            for metric in try facts.measurementsContested(by: member) {
                guard look() else { return }
                let measured = try facts.measurements(metric, member)
                for (item, contest) in measured.contested {
                    let authors = measured.authors(of: item)
                    guard !authors.contains(id) else { continue }
                    let decider = try decider(about: member, except: authors)
                    guard decider == id || decider == nil && isHR else { continue }
                    add(try contested(item, contest, of: member, by: metric))
                }
            }
        }
    }

    /// The first of the member's manager and the manager's manager who is here and said nothing of the value.
    private func decider(about member: MemberID, except authors: Set<MemberID>) throws -> MemberID? {
        var below = member
        for _ in 0..<2 {
            guard let above = try manager(of: below), above != member else { return nil }
            let hasLeft = try facts.person(above)?.hasDeparted(by: today) ?? true
            if !authors.contains(above), !hasLeft { return above }
            below = above
        }
        return nil
    }

    private func contested(
        _ value: Measurements.Item, _ contest: Measurements.Contest, of member: MemberID, by metric: MetricID
    ) throws -> WaitingItem {
        var item = WaitingItem(
            .contest, "measurement \(value.seq)", since: contest.at, from: member, with: member,
            title: "contests \(value.current), which was measured for \(value.asOf)")
        let decideBy = try facts.endOfContest(begunAt: contest.at)
        item.due = decideBy.map { extended($0.at) }
        item.dueOn = decideBy?.on
        item.about = .metric(metric)
        item.words = [.said(contest.seq)]
        // What its source said since.
        if value.currentSeq > contest.seq { item.words.append(.said(value.currentSeq)) }
        let answers: [(String, ContestVerdict, String)] = [
            ("stands", .upheld, "it counts as it did"),
            ("withdrawn", .withdrawn, "it counts no more from now on, and stays readable"),
        ]
        item.answers = answers.map { word, verdict, says in
            WaitingAnswer(
                word, "measurement.decideContest", [("of", .number(value.seq)), ("verdict", .text(verdict.rawValue))],
                needs: [.reason()], says: says, isFinal: true)
        }
        return item
    }
}
