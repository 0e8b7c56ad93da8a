import LedgerDomain

extension Mutation {
    static let ofLooks: [Mutation] = [
        look("somebody is said to have looked on another day", breaks: .notBackwards) { line, viewed in
            viewed.on = viewed.on.advanced(by: -1)
        },
        look("it is said of another than it stands with", breaks: .noEdit) { line, viewed in
            viewed.of = line.context.actor.member!
        },
        look("who has no such role is said to have looked with it", breaks: .notYours) { line, viewed in
            viewed.capacity = viewed.capacity == .auditor ? .hr : .auditor
        },
        look("the person is not told that somebody looked", breaks: .nothingHidden) { line, viewed in
            line.new.subjects.removeAll { $0 == viewed.of }
        },
        look("it is told of a person that they looked at themself", breaks: .notYours) { line, viewed in
            line.context.actor = .member(viewed.of)
        },
        Mutation("it is recorded twice that somebody looked that day", breaks: .noEdit) { log in
            var looked: [StreamName: (actor: Actor, on: Day)] = [:]
            return first(&log) { line in
                guard case .looked(.viewed(let viewed)) = line.new.event else { return false }
                defer { looked[line.new.stream] = (line.context.actor, viewed.on) }
                guard let before = looked[line.new.stream], before.on == viewed.on else { return false }
                line.context.actor = before.actor
                return true
            }
        },
    ]

    /// Changes the first event that says who looked.
    private static func look(
        _ name: String, breaks: Invariant, _ body: @escaping @Sendable (inout Line, inout RecordViewed) -> Void
    ) -> Mutation {
        Mutation(name, breaks: breaks) { log in
            first(&log) { line in
                guard case .looked(.viewed(var viewed)) = line.new.event else { return false }
                body(&line, &viewed)
                line.new.event = .looked(.viewed(viewed))
                return true
            }
        }
    }
}
