import CanonicalJSON
import Foundation
import Glibc
import Testing

@testable import ledger

extension `End to end` {
    /// `ledger checkin` as two people use it.
    @Suite struct `A check-in` {
        let two: TwoPeople

        init() throws { two = try TwoPeople() }

        private func checkin(
            columns: Int = 80, environment: [String: String] = [:], _ moves: [Move]
        ) throws -> Scene {
            try two.office.ledger.converse(
                ["checkin", "dana"], as: "cara", columns: columns, environment: environment, moves)
        }

        @Test func `asks what I owe first, and sends everything after it was seen`() throws {
            let size = try two.office.ledger.size()
            let scene = try checkin(CheckInMoves.whole)
            #expect(scene.failure == nil && scene.status == 0, "\(scene)")
            let first = scene.transcript.range(of: "You owe dana")?.lowerBound
            let second = scene.transcript.range(of: "For you to answer")?.lowerBound
            #expect(
                first != nil && second != nil
                    && first ?? scene.transcript.endIndex < second ?? scene.transcript.startIndex)
            #expect(scene.transcript.contains("closed_won: 40 of 100 USD (40 %)"), "\(scene)")
            #expect(scene.transcript.contains("Send these 9 things to dana?"), "\(scene)")
            let types = try two.types(from: size)
            #expect(types.filter(CheckInMoves.types.contains) == CheckInMoves.types, "\(types)")
        }

        @Test func `sends nothing without a yes, and keeps what was said`() throws {
            let size = try two.office.ledger.size()
            let no = try checkin(
                CheckInMoves.answers + [
                    .expect("[Y/n]"), .line("n"), .expect("What then?"), .expect("›"), .line(""),
                ])
            #expect(no.failure == nil && no.status == 0 && no.transcript.contains("It is kept"), "\(no)")
            #expect(try two.office.ledger.size() == size)
            let yes = try checkin([.expect("Going on where you stopped")] + CheckInMoves.send)
            #expect(yes.failure == nil && yes.status == 0, "\(yes)")
            #expect(try two.types(from: size).filter(CheckInMoves.types.contains) == CheckInMoves.types)
        }

        @Test func `lets one answer be changed before it is sent`() throws {
            let size = try two.office.ledger.size()
            let scene = try checkin(
                CheckInMoves.answers + [
                    .expect("[Y/n]"), .line("n"), .expect("What then?"), .line("change"), .expect("Which one?"),
                    .line("3"), .expect("[later]"), .line("decline"), .expect("why"), .line("Not this quarter"),
                ] + CheckInMoves.send)
            #expect(scene.failure == nil && scene.status == 0, "\(scene)")
            let types = try two.types(from: size)
            #expect(types.contains("strategy.declined") && !types.contains("strategy.adopted"), "\(types)")
        }

        @Test func `of the member goes the same way`() throws {
            let size = try two.office.ledger.size()
            let scene = try two.office.ledger.converse(
                ["checkin", "cara"], as: "dana",
                [
                    .expect("help promised"), .expect("[later]"), .line("it is done"), .expect("Talked about?"),
                    .line(""),
                    .expect("on the agenda?"), .line("a day at the customer's"), .expect("on the agenda?"), .line(""),
                    .expect("[skip]"), .line("on track"), .expect("In a sentence?"), .line(""), .expect("0 to 10?"),
                    .line(""), .expect("or me:"), .line("me: list the renewals, friday"), .expect("or me:"), .line(""),
                    .expect("I saw"), .line(""), .expect("hold it now? [y/N]"), .line(""),
                ] + CheckInMoves.send)
            #expect(scene.failure == nil && scene.status == 0, "\(scene)")
            #expect(scene.transcript.contains("cara owes you"), "\(scene)")
            let types = try two.types(from: size)
            #expect(
                Set(types).isSuperset(of: [
                    "promise.confirmed", "agenda.pointRaised", "checkpoint.viewGiven", "promise.made",
                ]), "\(types)")
            #expect(!types.contains("checkpoint.held"), "a preparation holds nothing")
        }

        @Test func `tells what was answered meanwhile, and sends the rest`() throws {
            let sheet = try #require(
                two.agenda(of: "cara", with: "dana")["waitsForYou"]?.elements.first { $0["kind"] == "promiseDone" }?[
                    "id"]?
                    .text)
            let size = try two.office.ledger.size()
            let scene = try checkin(
                CheckInMoves.answers + [
                    .expect("[Y/n]"), .run(["ok", sheet, "--yes"], as: "cara"), .line("y"),
                ])
            #expect(scene.failure == nil && scene.runs.map(\.status) == [0], "\(scene)")
            #expect(scene.status == 1 && scene.transcript.contains("1 of 9 answers were not taken"), "\(scene)")
            #expect(scene.transcript.contains("not sent:") && scene.transcript.contains("still-open"), "\(scene)")
            let types = try two.types(from: size)
            #expect(
                types.filter { $0 == "promise.confirmed" }.count == 1 && types.contains("checkpoint.held"), "\(types)")
        }

        @Test func `by both at once is held once`() throws {
            let size = try two.office.ledger.size()
            let (one, other) = (two.office.ledger.directory + ".cara", two.office.ledger.directory + ".dana")
            let hers =
                CheckInMoves.preparing(view: "on track", holds: "y")
                + CheckInMoves.send(meeting: .meet(mine: other, theirs: one))
            let running = try two.office.ledger.startConversation(["checkin", "cara"], as: "dana", hers)
            let mine = try checkin(CheckInMoves.answers + CheckInMoves.send(meeting: .meet(mine: one, theirs: other)))
            let theirs = try Scene(running.end())
            #expect(mine.failure == nil && theirs.failure == nil, "\(mine)\n\(theirs)")
            #expect([mine.status, theirs.status].sorted() == [0, 1], "\(mine)\n\(theirs)")
            #expect("\(mine)\(theirs)".contains("not sent: the one-to-one of 2017-10-15 was held"), "\(mine)\(theirs)")
            let types = try two.types(from: size)
            #expect(types.filter { $0 == "checkpoint.held" }.count == 1, "\(types)")
            #expect(types.filter { $0 == "checkpoint.viewGiven" }.count == 2, "each has their own view: \(types)")
        }

        @Test(arguments: [24, 40]) func `fits its terminal`(columns: Int) throws {
            let scene = try checkin(columns: columns, CheckInMoves.whole)
            #expect(scene.failure == nil && scene.status == 0, "\(scene)")
            let talk = scene.transcript.split(separator: "\n").prefix { !$0.hasPrefix("sent:") }
            #expect(talk.allSatisfy { DisplayWidth.of(String($0)) <= max(columns, 44) }, "\(scene)")
        }

        @Test(arguments: [["LC_ALL": "C"], ["NO_COLOR": "1"]]) func `needs neither colours nor UTF-8`(
            environment: [String: String]
        ) throws {
            let isPlain = environment["LC_ALL"] != nil
            let moves = CheckInMoves.whole.map { move -> Move in
                switch move {
                case .line(let text) where isPlain && !text.utf8.allSatisfy { $0 < 0x80 }: .line("a slow start")
                default: move
                }
            }
            let scene = try checkin(environment: environment, moves)
            #expect(scene.failure == nil && scene.status == 0, "\(scene)")
            #expect(!isPlain || scene.raw.utf8.allSatisfy { $0 < 0x80 }, "\(scene)")
            #expect(environment["NO_COLOR"] == nil || !scene.raw.contains("\u{1B}["), "\(scene)")
        }

        @Test func `takes and shows any words`() throws {
            let words = ["اتصل بالعملاء", "给客户打电话 📞", "e\u{301}te\u{301} 👩‍👧", "safe \u{202E}txt"]
            var steps = CheckInMoves.steps
            for (index, said) in zip([1, 7, 14, 15], words) { steps[index].says = said }
            steps[9].says = "dana: \(words[1]), friday"
            let scene = try checkin(columns: 40, steps.flatMap(\.moves) + CheckInMoves.send)
            #expect(scene.failure == nil && scene.status == 0, "\(scene)")
            #expect(!scene.raw.contains("It led to: safe \u{202E}"), "what turns the direction of text is spelled out")
            let told =
                "\(try two.ask("feedback.get", ["feedback": "F1"], as: "dana"))\(try two.ask("promise.list", as: "dana"))"
            #expect(words.dropFirst().allSatisfy(told.contains), "what was said is kept as it was said: \(told)")
        }
    }
}
