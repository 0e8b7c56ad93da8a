internal import LedgerDomain
internal import LedgerStore

/// What waits in the meetings of an agreement: to be held, to be seen in one's own way, to be denied.
extension Waiting {
    /// - Complexity: O(1): of each agreement the last ``ProjectionLimits/meetings``.
    mutating func addMeetings(of agreement: Agreement, _ side: AgreementSide) throws {
        guard side.isMember || side.managesToday else { return }
        for checkpointID in try facts.checkpoints(of: agreement.id).suffix(ProjectionLimits.meetings) {
            guard look() else { return }
            guard let checkpoint = try facts.checkpoint(checkpointID) else { continue }
            switch checkpoint.status {
            case .scheduled: addComing(checkpoint, side)
            case .held(let held): addHeld(checkpoint, held, side)
            case .missed, .lapsed: break
            }
        }
    }

    private func item(
        _ kind: WaitingItem.Kind, _ checkpoint: Checkpoint, _ side: AgreementSide, since: Instant, _ title: String
    ) -> WaitingItem {
        var item = WaitingItem(kind, checkpoint.id, since: since, with: side.present, title: title)
        item.about = .agreement(checkpoint.agreement)
        return item
    }

    private mutating func addComing(_ checkpoint: Checkpoint, _ side: AgreementSide) {
        let day = facts.day(of: now, zone: checkpoint.zone) ?? today
        if day >= checkpoint.on, side.isMember == (checkpoint.convenor == checkpoint.member) {
            var item = item(
                .checkpoint, checkpoint, side, since: checkpoint.at, "the one-to-one of \(checkpoint.on) is to be held")
            item.due = extended(checkpoint.openUntil)
            item.dueOn = checkpoint.on
            item.answers = [
                WaitingAnswer("held", "checkpoint.hold", checkpoint.named, says: "both of you met"),
                WaitingAnswer(
                    "move", "checkpoint.move", checkpoint.named, needs: [.day("to", "to which day?"), .reason()],
                    says: "a second move counts as missed"),
            ]
            add(item)
        }
        guard day.advanced(by: ProjectionLimits.beforeMeetingDays) >= checkpoint.on, checkpoint.view(of: id) == nil
        else {
            return
        }
        let from = checkpoint.at.advanced(days: -ProjectionLimits.beforeMeetingDays)
        var item = item(
            .view, checkpoint, side, since: min(from, now), "a one-to-one comes on \(checkpoint.on): how do you see it?"
        )
        item.dueOn = checkpoint.on
        item.answers = [checkpoint.viewAnswer("say how")]
        add(item)
    }

    private mutating func addHeld(_ checkpoint: Checkpoint, _ held: Checkpoint.Held, _ side: AgreementSide) {
        if let view = checkpoint.view(of: id), view.seq > held.seq { return }
        let isTheirs = side.isMember != (held.by == checkpoint.member)
        if isTheirs {
            guard now < extended(held.deniableUntil) else { return }
            var item = item(
                .checkpointHeld, checkpoint, side, since: held.at,
                "says that the one-to-one of \(checkpoint.on) was held")
            item.from = held.by
            item.due = extended(held.deniableUntil)
            item.answers = [
                checkpoint.viewAnswer("yes", says: "with how you see it now"),
                WaitingAnswer(
                    "no", "checkpoint.deny", checkpoint.named, needs: [.reason("what happened instead?")],
                    says: "it counts as not held", isFinal: true),
            ]
            return add(item)
        }
        guard checkpoint.view(of: id) == nil, now < held.at.advanced(days: ProjectionLimits.viewDays) else { return }
        var item = item(
            .view, checkpoint, side, since: held.at, "the one-to-one of \(checkpoint.on) was held: how do you see it?")
        item.answers = [checkpoint.viewAnswer("say how")]
        add(item)
    }
}

extension Checkpoint {
    fileprivate var named: [(String, WaitingAnswer.Value)] { [("checkpoint", .text("\(id)"))] }

    /// Says how one sees it oneself.
    fileprivate func viewAnswer(_ word: String, says: String? = nil) -> WaitingAnswer {
        WaitingAnswer(
            word, "checkpoint.view", named,
            needs: [
                .choice("rating", "on track, at risk or off?", Rating.allCases.map(\.rawValue)),
                .perhaps("note", "in a sentence?"),
                WaitingAnswer.Need(name: "confidence", kind: .optionalNumber, ask: "how sure, from 0 to 10?"),
            ], says: says)
    }
}
