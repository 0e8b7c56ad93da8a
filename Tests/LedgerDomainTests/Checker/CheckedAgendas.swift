import LedgerDomain

struct PointBook {
    let stream: StreamName
    var isClosed = false
}

extension Checker {
    mutating func read(_ event: AgendaEvent, _ line: Line) {
        guard case .agenda(let low, let high) = line.new.stream else {
            return must(false, .noEdit, "a point stands elsewhere")
        }
        must(low < high, .noEdit, "the lower number stands first")
        must(line.actor == low || line.actor == high, .ownAct, "\(line.context.actor) is not one of the two")
        mustConcern([low, high], line)
        switch event {
        case .pointRaised(let event):
            mustSay(event.text, "the point")
            let other = line.actor == low ? high : low
            must(isHere(other, on: today(line)), .notYours, "\(other) has departed")
            let isBetween = agreements.values.contains { Set($0.sides) == [low, high] }
            let may = isBetween || isAbove(low, high, line) || isAbove(high, low, line)
            must(may, .notYours, "\(low) and \(high) have nothing to do with each other")
            points[line.seq] = PointBook(stream: line.new.stream)
        case .pointClosed(let event):
            let point = points[event.point]
            must(point?.stream == line.new.stream, .inOrder, "they raised no point at \(event.point)")
            must(point?.isClosed == false, .inOrder, "it was closed before")
            points[event.point]?.isClosed = true
        }
    }
}
