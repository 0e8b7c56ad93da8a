/// One question of a check-in and what somebody types.
struct CheckInStep {
    /// Shown with the question, before it.
    var shows: String?
    /// The end of the question.
    var asks: String
    var says: String

    init(_ shows: String? = nil, asks: String, says: String) {
        self.shows = shows
        self.asks = asks
        self.says = says
    }

    var moves: [Move] { (shows.map { [.expect($0)] } ?? []) + [.expect(asks), .line(says)] }
}

/// What cara types in a whole check-in, question by question.
enum CheckInMoves {
    static let steps = [
        CheckInStep("objection-handling course", asks: "[later]", says: "done"),
        CheckInStep(asks: "what shows it?", says: "booked for the 12th"),
        CheckInStep("pricing sheet", asks: "[later]", says: "yes"),
        CheckInStep("Count the renewals", asks: "[later]", says: "adopt"),
        CheckInStep("dana: quota after", asks: "Talked about?", says: "y"),
        CheckInStep(asks: "on the agenda?", says: ""),
        CheckInStep("Your view of A1", asks: "[skip]", says: "at risk"),
        CheckInStep(asks: "In a sentence?", says: "a slow start, 慢慢来"),
        CheckInStep(asks: "0 to 10?", says: "7"),
        CheckInStep(asks: "or me:", says: "dana: call three lapsed accounts, friday"),
        CheckInStep("you ask dana", asks: "or me:", says: "ask legal about the clause"),
        CheckInStep(asks: "Who?", says: "me"),
        CheckInStep(asks: "By when?", says: "thursday"),
        CheckInStep(asks: "or me:", says: ""),
        CheckInStep(asks: "I saw", says: "you let the customer talk"),
        CheckInStep(asks: "It led to", says: "they told us the real price"),
        CheckInStep(asks: "Next time", says: ""),
        CheckInStep(asks: "I saw", says: ""),
        CheckInStep(asks: "hold it now?", says: "y"),
    ]

    /// All of it, up to the question whether to send.
    static var answers: [Move] { steps.flatMap(\.moves) }

    static let send: [Move] = [.expect("Send these"), .expect("[Y/n]"), .line("y")]

    /// Sends when another conversation is about to send as well.
    static func send(meeting meet: Move) -> [Move] { [.expect("Send these"), .expect("[Y/n]"), meet, .line("y")] }

    static var whole: [Move] { answers + send }

    /// What dana types who only prepares: `view` is how she sees it.
    static func preparing(view: String = "", raises: String? = nil, holds: String = "") -> [Move] {
        var moves: [Move] = [
            .expect("cara owes you"), .expect("[later]"), .line(""), .expect("Talked about?"), .line(""),
            .expect("on the agenda?"), .line(raises ?? ""),
        ]
        if raises != nil { moves += [.expect("on the agenda?"), .line("")] }
        moves += [.expect("[skip]"), .line(view)]
        if !view.isEmpty { moves += [.expect("In a sentence?"), .line(""), .expect("0 to 10?"), .line("")] }
        return moves + [
            .expect("or me:"), .line(""), .expect("I saw"), .line(""), .expect("hold it now?"), .line(holds),
        ]
    }

    /// What a whole check-in writes, in its order.
    static let types = [
        "promise.done", "promise.confirmed", "strategy.adopted", "agenda.pointClosed", "checkpoint.viewGiven",
        "promise.asked", "promise.made", "feedback.given", "checkpoint.held",
    ]
}
