import Foundation
import Testing

extension `End to end` {
    /// A hint that names a command helps only if there is that command.
    @Suite struct `A hint` {
        /// The verb of each command that a text of the programs names: `ledger member list`.
        private static func verbs(in source: String) -> Set<String> {
            var verbs: Set<String> = []
            for literal in source.matches(of: /"(?:[^"\\]|\\.)*"/) {
                for command in literal.0.matches(of: /(?:^"|: |\()ledger((?: [a-z][a-z-]*)+)/) {
                    verbs.insert(String(command.1.dropFirst()))
                }
            }
            return verbs
        }

        @Test func `names commands that exist, by the name that their help gives them`() throws {
            var verbs: Set<String> = []
            let sources = Validator.repository.appending(path: "Sources").path
            for file in FileManager.default.enumerator(atPath: sources)?.compactMap({ $0 as? String }) ?? []
            where file.hasSuffix(".swift") && file.hasPrefix("Ledger") {
                verbs.formUnion(Self.verbs(in: try String(contentsOfFile: "\(sources)/\(file)", encoding: .utf8)))
            }
            #expect(verbs.count >= 10, "\(verbs.sorted())")
            let place = try Place()
            for verb in verbs.sorted() {
                let words = verb.split(separator: " ").map(String.init)
                let help = try RunningProgram(Programs.ledger, words + ["--help"], in: place).end()
                let usage = help.output.split(separator: "\n").first { $0.hasPrefix("USAGE: ledger ") } ?? ""
                // After the verb there may be words for people: `ledger member list shows who that is`.
                let isThere =
                    usage.hasPrefix("USAGE: ledger \(words.prefix(2).joined(separator: " ")) ")
                    || usage.hasPrefix("USAGE: ledger \(words[0]) ") && !usage.contains("<subcommand>")
                #expect(help.status == 0 && isThere, "ledger \(verb)\n\(help)")
            }
        }
    }
}
