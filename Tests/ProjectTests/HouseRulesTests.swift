import Testing

@Suite struct `House rules` {
    private func breaches(
        of pattern: Regex<Substring>, except allowed: [String], under folder: String = "Sources"
    ) throws -> [String] {
        try Repository.swiftFiles(under: folder)
            .filter { file in !allowed.contains { file.path.hasPrefix($0) } }
            .flatMap { $0.places(of: pattern) }
    }

    @Test func `no file has more than 500 lines`() throws {
        for folder in ["Sources", "Tests"] {
            for file in try Repository.swiftFiles(under: folder) {
                #expect(file.lines.count <= 501, "\(file.path): split it by topic")
            }
        }
    }

    @Test func `Foundation is imported for time zones alone`() throws {
        let found = try Repository.swiftFiles(under: "Sources")
            .filter { !$0.imports.isDisjoint(with: ["Foundation", "FoundationEssentials"]) }.map(\.path)
        #expect(found == ["Sources/LedgerService/Time/ZoneDatabase.swift"])
    }

    @Test func `only programs print`() throws {
        let programs = ["Sources/ledger/", "Sources/ledgerd/", "Sources/ledger-bench/"]
        let found = try breaches(of: /\b(?:print|debugPrint|dump)\(/, except: programs)
        #expect(found == [])
    }

    /// A clock read in one more place is one more answer to what time it is. Where durations are measured is listed too.
    @Test func `clocks are read where time enters, and nowhere else`() throws {
        let clocks = /clock_gettime|gettimeofday|\bDate\(\)|\bDate\.now|ContinuousClock|SuspendingClock|\btime\(nil/
        let allowed = [
            "Sources/LedgerService/Time/", "Sources/LedgerStore/Files/BootClock.swift",
            "Sources/LedgerStore/Sequencer/OSThread.swift", "Sources/LedgerServer/Connections/PeerIdentity.swift",
            "Sources/LedgerClient/", "Sources/ledger/Replay/Stopwatch.swift", "Sources/ledger-bench/",
        ]
        let found = try breaches(of: clocks, except: allowed)
        #expect(found == [])
    }

    /// Without a name of its own a command asks the runtime for that of its type, which costs each start a millisecond.
    @Test func `every command of the command line says its name`() throws {
        for file in try Repository.swiftFiles(under: "Sources/ledger") {
            let text = try Repository.text(file.path)
            let all = text.matches(of: /CommandConfiguration\(/).count
            let named = text.matches(of: /CommandConfiguration\(\s*commandName:/).count
            #expect(named == all, "\(file.path)")
        }
    }

    @Test func `the domain draws no random number`() throws {
        let draws = /\brandom\(|RandomNumberGenerator|\bshuffled?\(|randomElement|getrandom/
        let found = try breaches(of: draws, except: [], under: "Sources/LedgerDomain")
        #expect(found == [])
    }
}
