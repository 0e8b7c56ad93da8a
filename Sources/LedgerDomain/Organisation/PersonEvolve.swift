extension Person {
    /// The state after `event`; events of other streams change nothing.
    package static func evolve(_ state: consuming Person?, by event: Event, _ context: EventContext) -> Person? {
        guard case .person(let event) = event else { return state }
        switch event {
        case .registered:
            guard case .person(let id) = context.stream else { return state }
            var person = Person(id: id, registeredAt: context.at)
            person.namedSeq = context.seq
            return person
        case .renamed:
            state?.namedSeq = context.seq
            return state
        case .accountBound(let bound):
            state?.accounts.append(Account(uid: bound.uid, from: bound.from, boundAt: context.at))
            return state
        case .departed(let departed):
            state?.departedOn = departed.on
            return state
        case .relationshipAssigned(let assigned):
            state?.relationships.append(Relationship(manager: assigned.manager, from: assigned.from))
            return state
        case .relationshipEnded(let ended):
            state?.end(ended)
            return state
        case .roleGranted(let granted):
            state?.roles.removeAll { $0.role == granted.role }
            state?.roles.append(GrantedRole(role: granted.role, metrics: granted.metrics))
            return state
        case .roleRevoked(let revoked):
            state?.roles.removeAll { $0.role == revoked.role }
            return state
        case .absenceRecorded(let recorded):
            state?.absences.append(
                Absence(seq: context.seq, workingDays: recorded.workingDays, effects: recorded.effects))
            return state
        case .absenceWithdrawn(let withdrawn):
            state?.absences.removeAll { $0.seq == withdrawn.of }
            return state
        case .legalHoldPlaced:
            state?.hold = Hold(by: context.actor.member, at: context.at, seq: context.seq)
            return state
        case .legalHoldLifted:
            state?.hold = nil
            return state
        case .disclosureErased(let erased):
            state?.erasures.append(Erasure(seq: context.seq, of: erased.seq))
            return state
        }
    }

    private mutating func end(_ ended: RelationshipEnded) {
        for index in relationships.indices
        where relationships[index].manager == ended.manager && relationships[index].reachesBeyond(ended.on) {
            relationships[index].to = ended.on
        }
    }
}
