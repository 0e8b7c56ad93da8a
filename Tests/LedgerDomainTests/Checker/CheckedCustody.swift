import LedgerDomain

/// What keeps something from being erased, and what was.
struct CustodyBook {
    var held: Set<MemberID> = []
    var gone: Set<String> = []
    var departed: Set<MemberID> = []
}

extension Checker {
    /// Placed where nobody is held, lifted where somebody is, and for a reason.
    mutating func readHold(_ said: SaidReason, on member: MemberID, isPlaced: Bool, _ line: Line) {
        mustSay(said.reason, "the reason of a legal hold")
        must(custody.held.contains(member) != isPlaced, .inOrder, "a legal hold is placed once and lifted once")
        if isPlaced { custody.held.insert(member) } else { custody.held.remove(member) }
    }

    mutating func read(_ event: DisclosureErased, of owner: MemberID, _ line: Line) {
        let retention = Int32(ledger.days(.retentionDays, at: line.at))
        must(!custody.held.contains(owner), .holdFirst, "\(owner) is under legal hold")
        must(line.actor != owner, .ownAct, "\(owner) erased what is their own")
        guard let seq = event.seq else {
            let last = people[owner]?.lastDay
            must(event.members.isEmpty, .inOrder, "everything, and some members")
            must(event.ground != .misdirected, .holdFirst, "a person is not told to the wrong person")
            must(last.map { $0.number + retention < today(line).number } ?? false, .holdFirst, "it was kept too short")
            must(custody.departed.insert(owner).inserted, .inOrder, "it was erased before")
            return
        }
        guard seq < line.seq, let erased = record.first(where: { $0.seq == seq }) else {
            return must(false, .inOrder, "nothing stands at \(seq)")
        }
        must(!event.members.isEmpty, .inOrder, "no member was named")
        for subject in erased.new.subjects {
            must(!custody.held.contains(subject), .holdFirst, "\(subject) is under legal hold")
            must(line.actor != subject, .ownAct, "\(subject) erased what concerns them")
        }
        let isFeedback = if case .feedback = erased.new.event { true } else { false }
        let mayGoAtOnce = isFeedback && event.ground == .misdirected
        must(event.ground != .misdirected || isFeedback, .holdFirst, "only feedback is told to the wrong person")
        let isOver = today(erased).number + retention < today(line).number
        must(mayGoAtOnce || isOver, .holdFirst, "it was kept too short")
        for member in event.members {
            must(custody.gone.insert("\(seq) \(member)").inserted, .inOrder, "\(member) of \(seq) was erased before")
        }
    }
}

extension Mutation {
    static let ofCustody: [Mutation] = [
        Mutation("what is to be kept for years is erased at once", breaks: .holdFirst) { log in
            first(&log) { line in
                guard case .person(.disclosureErased(var erased)) = line.new.event else { return false }
                erased.ground = .ownerAsked
                line.new.event = .person(.disclosureErased(erased))
                return true
            }
        },
        Mutation("who is not hr lifts a legal hold", breaks: .notYours) { log in
            first(&log) { line in
                guard case .person(.legalHoldLifted) = line.new.event else { return false }
                line.context.actor = .member(mia)
                return true
            }
        },
        Mutation("a legal hold has no reason", breaks: .saidWhy) { log in
            first(&log) { line in
                guard case .person(.legalHoldPlaced) = line.new.event else { return false }
                line.new.event = .person(.legalHoldPlaced(SaidReason(reason: .said(" "))))
                return true
            }
        },
    ]
}
