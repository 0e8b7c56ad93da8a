import CanonicalJSON
import Testing

extension `End to end` {
    /// What `server.metrics` tells, to whoever reads it as OpenMetrics.
    @Suite struct `The metrics` {
        let office: Office

        init() throws { office = try Office() }

        private func text() throws -> String {
            try #require(office.wire.call("server.metrics").ok["text"]?.text)
        }

        /// Samples by their name with labels.
        private func samples() throws -> [Substring: Double] {
            var samples: [Substring: Double] = [:]
            for line in try text().split(separator: "\n") where !line.hasPrefix("#") {
                let space = try #require(line.lastIndex(of: " "))
                samples[line[..<space]] = Double(line[line.index(after: space)...])
            }
            return samples
        }

        @Test func `count commands by what became of them, and the batches and flushes that they took`() throws {
            let before = try samples()
            for ref in 0..<5 {
                _ = try office.wire.call("measurement.record", Office.value("1", ref: "\(ref)"), as: "crm").ok
            }
            _ = try office.wire.call("member.register", ["handle": "eve", "name": "Eve"], as: "dana")
            _ = try office.wire.call("measurement.record", ["nonsense": 1], as: "crm")
            _ = try office.wire.call("member.list", as: "dana").ok
            let after = try samples()
            func grew(_ name: Substring) -> Double { (after[name] ?? -1) - (before[name] ?? 0) }
            #expect(grew(#"ledger_commands_total{outcome="applied"}"#) == 5)
            #expect(grew(#"ledger_commands_total{outcome="refused"}"#) == 1)
            #expect(grew(#"ledger_commands_total{outcome="invalid"}"#) == 1)
            #expect(
                grew(#"ledger_queries_total{way="snapshot"}"#) + grew(#"ledger_queries_total{way="in_order"}"#) == 1)
            #expect(grew("ledger_flush_seconds_count") == 5)
            #expect(grew("ledger_batch_works_count") >= 7 && grew("ledger_batch_works_sum") >= 7)
            #expect(grew("ledger_events") == 5)
            #expect(after["ledger_connections"] == 1 && after["ledger_queue_depth"] == 0)
            let names = after.keys
            for name in [
                "ledger_commit_seconds_sum", "ledger_connections_opened_total", "ledger_disk_bytes",
                "ledger_events_committed", "ledger_journal_bytes", "ledger_journal_used_bytes",
                "ledger_oldest_reader_seconds", "ledger_time_doubted",
            ] {
                #expect(names.contains(Substring(name)))
            }
        }

        @Test func `are OpenMetrics: each family once, its type and help first, an end, and nothing after it`() throws {
            let text = try text()
            #expect(text.hasSuffix("\n# EOF\n"))
            var families: Set<Substring> = []
            var family: Substring = ""
            for line in text.split(separator: "\n").dropLast() {
                if let type = line.wholeMatch(of: /# TYPE (ledger_[a-z_]+) (counter|gauge|histogram)/) {
                    family = type.output.1
                    #expect(families.insert(family).inserted, "\(line)")
                } else if line.hasPrefix("#") {
                    #expect(line.hasPrefix("# HELP \(family) ") || line.hasPrefix("# UNIT \(family) "), "\(line)")
                } else {
                    #expect(line.hasPrefix(family), "\(line)")
                    #expect(line.contains(/^[a-z_]+(\{[a-z]+="[^"]*"(,le="[^"]*")?\})? -?[0-9.+eInf-]+$/), "\(line)")
                }
            }
            for family in families { #expect(text.contains("# HELP \(family) "), "\(family)") }
        }

        @Test func `have nobody's name, handle, words or ids in them`() throws {
            let text = try text()
            for word in ["cara", "dana", "zoe", "Name of", "Win the quarter", "closed_won", "M1", "root", "Acme"] {
                #expect(!text.contains(word), "\(word)")
            }
        }
    }
}
