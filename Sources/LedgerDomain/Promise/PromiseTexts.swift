extension PromiseEvent {
    var withheld: PromiseEvent {
        switch self {
        case .asked(var event):
            event.what = .withheld
            return .asked(event)
        case .made(var event):
            event.what = event.what.map { _ in .withheld }
            return .made(event)
        case .declined: return .declined(SaidReason(reason: .withheld))
        case .done(var event):
            event.evidence = event.evidence.map { _ in .withheld }
            return .done(event)
        case .contested: return .contested(SaidReason(reason: .withheld))
        case .settled(var event):
            event.reason = .withheld
            return .settled(event)
        case .moveAsked(var event):
            event.reason = .withheld
            return .moveAsked(event)
        case .moved(var event):
            event.reason = event.reason.map { _ in .withheld }
            return .moved(event)
        case .moveRefused(let event):
            return .moveRefused(PerhapsReason(reason: event.reason.map { _ in .withheld }))
        case .withdrawn: return .withdrawn(SaidReason(reason: .withheld))
        case .confirmed, .overdue, .unanswered: return self
        }
    }

    var said: String? {
        switch self {
        case .asked(let event): event.what.shown
        case .made(let event): event.what?.shown
        case .declined(let event): event.reason.shown
        case .done(let event): event.evidence?.shown
        case .contested(let event): event.reason.shown
        case .settled(let event): event.reason.shown
        case .moveAsked(let event): event.reason.shown
        case .moved(let event): event.reason?.shown
        case .moveRefused(let event): event.reason?.shown
        case .withdrawn(let event): event.reason.shown
        case .confirmed, .overdue, .unanswered: nil
        }
    }
}
