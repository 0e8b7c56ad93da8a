import Foundation
import Testing

extension `End to end` {
    /// What the guides tell people to type.
    @Suite struct `A command in a guide` {
        /// The lines of a page's shell blocks that begin with one of our programs; a line that goes on is one.
        private static func commands(in page: String) throws -> [[String]] {
            let url = Validator.repository.appending(path: "Docs/Guides/\(page)")
            let text = try String(contentsOf: url, encoding: .utf8).replacing("\\\n", with: " ")
            var isShell = false
            return text.split(separator: "\n").compactMap { line in
                if line.hasPrefix("```") { isShell = ["```sh", "```console"].contains(line) }
                let words = line.trimmingPrefix("$ ").split(separator: " ").map(String.init)
                guard isShell, ["ledger", "ledgerd"].contains(words.first ?? "") else { return nil }
                return words
            }
        }

        private static func help(_ words: [String]) throws -> String? {
            let program = words[0] == "ledger" ? Programs.ledger : Programs.ledgerd
            let place = try Place()
            let ending = try RunningProgram(program, Array(words.dropFirst()) + ["--help"], in: place).end()
            return ending.status == 0 && ending.output.contains("USAGE: \(words.joined(separator: " "))")
                ? ending.output : nil
        }

        @Test(arguments: ["dispute.md", "backup-and-erasure.md", "replay.md"])
        func `names a command that there is, and options that it has`(_ page: String) throws {
            let commands = try Self.commands(in: page)
            #expect(commands.count >= 4, "\(page): \(commands)")
            for words in commands {
                var path = [words[0]]
                var help = try Self.help(path)
                for word in words.dropFirst() {
                    guard word.allSatisfy({ $0.isLetter || $0 == "-" }), !word.hasPrefix("-"),
                        let deeper = try Self.help(path + [word])
                    else { break }
                    path.append(word)
                    help = deeper
                }
                #expect(path.count > 1, "\(page): \(words)")
                for option in words where option.hasPrefix("--") && option.count > 2 {
                    let name = option.prefix { $0 != "=" }
                    #expect(help?.contains(name) == true, "\(page): \(name) of \(words.joined(separator: " "))")
                }
            }
        }
    }
}
