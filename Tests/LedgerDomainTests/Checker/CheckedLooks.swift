import LedgerDomain

/// One viewer, person and day.
struct LookBook: Hashable {
    let viewer: MemberID?
    let person: MemberID
    let day: Day
}

extension Checker {
    /// Once a day, in the capacity that the viewer had, told to the person; of nobody whose everyday work it is.
    mutating func read(_ event: LookedEvent, _ line: Line) {
        guard case .looked(let person) = line.new.stream, case .viewed(let viewed) = event else {
            return must(false, .noEdit, "who looked stands elsewhere")
        }
        must(viewed.of == person, .noEdit, "it is of \(viewed.of), and stands with \(person)")
        let today = today(line)
        must(viewed.on == today, .notBackwards, "it was on \(today), and says \(viewed.on)")
        must(line.new.subjects.first == person, .nothingHidden, "the person is not told")
        if let viewer = line.actor { mustConcern([viewer], line) }
        let isFirst = looks.insert(LookBook(viewer: line.actor, person: person, day: viewed.on)).inserted
        must(isFirst, .noEdit, "it was recorded before on that day")
        guard let viewer = line.actor else { return must(false, .notYours, "nobody looked") }
        must(viewer != person, .notYours, "\(viewer) looked at their own record")
        must(manager(of: person, line) != viewer, .notYours, "\(viewer) manages \(person), and reads it every day")
        let may =
            switch viewed.capacity {
            case .hr: holds(.hr, viewer)
            case .auditor: holds(.auditor, viewer)
            case .above: isAbove(viewer, person, line)
            }
        must(may, .notYours, "\(viewer) had not the capacity of \(viewed.capacity.rawValue)")
    }
}
