import LedgerDomain

extension Mutation {
    static let ofExports: [Mutation] = [
        made("whom an export concerns is not told", breaks: .nothingHidden) { made, line in
            guard case .person(let person) = made.scope, line.actor != person else { return false }
            made.concerned.removeAll { $0 == person }
            return true
        },
        made("whom an export concerns is not among its subjects", breaks: .nothingHidden) { made, line in
            guard case .agreement = made.scope, let first = made.concerned.first else { return false }
            line.new.subjects.removeAll { $0 == first }
            return true
        },
        made("an export leaves something out and says that it is whole", breaks: .computedVerdict) { made, _ in
            guard made.scope == .all else { return false }
            made.events -= 1
            return true
        },
        made("nobody said what an export is for", breaks: .saidWhy) { made, _ in
            made.purpose = .said(" ")
            return true
        },
        made("somebody who is nobody takes everything", breaks: .notYours) { made, line in
            guard made.scope == .all else { return false }
            line.context.actor = .member(nils)
            line.new.subjects = [nils]
            return true
        },
        Mutation("another says that the bundle is whole", breaks: .ownAct) { log in
            first(&log) { line in
                guard case .export(.delivered) = line.new.event, line.actor != nils else { return false }
                line.context.actor = .member(nils)
                line.new.subjects = [nils]
                return true
            }
        },
        Mutation("who made an export says that they know of it", breaks: .ownAct) { log in
            var makers: [StreamName: MemberID] = [:]
            return first(&log) { line in
                if case .export(.made) = line.new.event { makers[line.new.stream] = line.actor }
                guard case .export(.notified) = line.new.event, let maker = makers[line.new.stream] else {
                    return false
                }
                line.context.actor = .member(maker)
                line.new.subjects = [maker]
                return true
            }
        },
    ]

    /// Changes the first export for which `body` does.
    private static func made(
        _ name: String, breaks: Invariant, _ body: @escaping @Sendable (inout ExportMade, inout Line) -> Bool
    ) -> Mutation {
        Mutation(name, breaks: breaks) { log in
            first(&log) { line in
                guard case .export(.made(var made)) = line.new.event, body(&made, &line) else { return false }
                line.new.event = .export(.made(made))
                return true
            }
        }
    }
}
