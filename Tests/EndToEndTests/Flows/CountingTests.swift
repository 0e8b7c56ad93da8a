import CanonicalJSON
import Testing

extension `End to end` {
    /// What a one-to-one costs the two people.
    @Suite struct `A whole one-to-one` {
        @Test func `takes both together three commands and no looked-up id`() throws {
            let two = try TwoPeople()
            var commands: [[String]] = []
            func run(_ arguments: [String], as person: String, _ moves: [Move]) throws {
                commands.append(arguments)
                let scene = try two.office.ledger.converse(arguments, as: person, moves)
                #expect(scene.failure == nil && scene.status == 0, "\(scene)")
            }
            let size = try two.office.ledger.size()
            // dana prepares: a point and her own view.
            try run(
                ["checkin", "cara"], as: "dana",
                CheckInMoves.preparing(view: "on track", raises: "my vacation", holds: "n") + CheckInMoves.send)
            // cara holds it: says that her help is given, asks for a correction, thanks.
            var steps = CheckInMoves.steps
            let point = try #require(steps.firstIndex { $0.asks == "Talked about?" })
            steps.insert(CheckInStep("my vacation", asks: "Talked about?", says: "y"), at: point + 1)
            try run(["checkin", "dana"], as: "cara", steps.flatMap(\.moves) + CheckInMoves.send)
            // dana answers what that left for her: the help came, and she will do it.
            let waiting = try two.ask("next.list", as: "dana")["items"]?.elements ?? []
            let answers = try waiting.map { item -> [Move] in
                let word: String
                switch item["kind"]?.text {
                case "promiseDone": word = "yes"
                case "ask": word = try #require(item["answers"]?[0]?["word"]?.text)
                default: word = "later"
                }
                var moves: [Move] = [.expect(try #require(item["title"]?.text)), .expect("[later]"), .line(word)]
                for need in item["answers"]?[0]?["needs"]?.elements ?? [] where word != "later" {
                    moves += [.expect(try #require(need["ask"]?.text)), .line("")]
                }
                if word != "later", item["answers"]?[0]?["final"] != nil { moves += [.expect("[Y/n]"), .line("y")] }
                return moves
            }
            try run(["next"], as: "dana", Array(answers.joined(separator: [.expect("Go on?"), .line("")])))
            let types = Set(try two.types(from: size))
            let wanted: Set = [
                "agenda.pointRaised", "checkpoint.viewGiven", "checkpoint.held", "promise.asked", "promise.done",
                "feedback.given", "promise.confirmed", "promise.made",
            ]
            #expect(types.isSuperset(of: wanted), "\(wanted.subtracting(types)) of \(waiting)")
            #expect(commands.count <= 3)
            #expect(commands.joined().allSatisfy { !$0.contains(where: \.isNumber) }, "no id was typed")
        }
    }
}
