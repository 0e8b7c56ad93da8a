import CanonicalJSON
import Glibc
import LedgerClient
import Testing

extension `End to end` {
    /// LedgerClient as integrators have it, against a real daemon.
    @Suite struct `The library` {
        private let stage: ReplayStage

        init() throws { stage = try ReplayStage() }

        private func place(_ person: String) -> LedgerPlace {
            LedgerPlace(
                address: stage.ledger.socket, actingAs: person, stateDirectory: stage.ledger.place.path + "/library")
        }

        /// What was refused; nil if nothing was.
        private func refusal(_ body: () async throws -> Void) async throws -> LedgerRefusal? {
            do {
                try await body()
                return nil
            } catch let error as LedgerError {
                guard case .refused(let refusal) = error else { throw error }
                return refusal
            }
        }

        @Test func `says who is there, asks, and has commands done once`() async throws {
            let ledger = try await LedgerConnection.open(place("hr"))
            let identity = try await ledger.identity()
            #expect(identity.isSimulated && identity.origin.hasSuffix("/simulated") && identity.handle == "hr")
            let promise: LedgerValue = ["due": "2017-10-09", "kind": "plain", "to": "dana", "what": "An answer"]
            let first = try await ledger.command("promise.make", promise, once: "row 7")
            let again = try await ledger.command("promise.make", promise, once: "row 7")
            #expect(first.names["promise"] == "P2" && !first.wasDoneBefore)
            #expect(again.wasDoneBefore && again.events == first.events)
            let shown = try await ledger.query("promise.get", ["promise": "P2"])
            #expect(shown["promise"]?["id"]?.text == "P2", "\(shown)")
            await #expect(throws: LedgerError.self) {
                try await ledger.command(
                    "promise.make", ["to": "dana", "what": "x", "due": "2017-10-10"], once: "row 7")
            }
        }

        @Test func `throws what was refused, with its kind, its place and its rules`() async throws {
            let ledger = try await LedgerConnection.open(place("dana"))
            let confirmed = try await refusal { try await ledger.command("promise.confirm", ["promise": "P1"]) }
            let own = try #require(confirmed)
            #expect([.rejected, .forbidden].contains(own.kind) && !own.message.isEmpty, "\(own)")
            let asked = try await refusal { _ = try await ledger.query("promise.get", ["promise": 7]) }
            let shape = try #require(asked)
            #expect(shape.kind == .invalid && shape.at == "/promise" && shape.expected != nil, "\(shape)")
            await #expect(throws: LedgerError.unusable(because: "parameters are an object")) {
                try await ledger.query("promise.list", ["a list"])
            }
        }

        @Test func `records measurements, again without harm`() async throws {
            let ledger = try await LedgerConnection.open(place("crm"))
            let rows = (0..<3).map {
                LedgerMeasurement(
                    metric: "closed_won", member: "dana", value: "\($0).5", asOf: "2017-09-21", reference: "row-\($0)")
            }
            #expect(try await ledger.record(rows, source: "crm").events.count == 3)
            let again = try await ledger.record(rows, source: "crm")
            #expect(again.events.isEmpty && again.unchanged == 3)
            let corrected = try await ledger.record(
                LedgerMeasurement(
                    metric: "closed_won", member: "dana", value: "9", asOf: "2017-09-22", reference: "row-9"),
                source: "crm")
            let position = try #require(corrected.events.first?.position)
            try await ledger.correct(measurementAt: position, to: "10", reason: "A typing error")
            try await ledger.cover(metric: "closed_won", members: ["dana"], from: "2017-09-21", to: "2017-09-22")
        }

        @Test func `gives events in order, opened where that was asked, and ends when told not to stay`() async throws {
            let ledger = try await LedgerConnection.open(place("dana"))
            var bytes: [String] = []
            var opened: [LedgerValue] = []
            for try await event in ledger.events(disclosing: true, staying: false) {
                bytes.append(String(decoding: event.bytes, as: UTF8.self))
                if let what = event.opened["/what"] { opened.append(what) }
            }
            #expect(try bytes == stage.leaves(as: "dana"))
            #expect(opened == ["A list"])
            var types: Set<String> = []
            for try await event in ledger.events(
                .position(2), where: EventFilter(categories: ["measurement"], subjects: ["dana"]), staying: false)
            {
                types.insert(event.type)
                #expect(event.position >= 2 && event.data["metric"] == "M1@1" || event.data["metric"] != nil)
            }
            #expect(types == ["measurement.recorded"])
        }

        @Test func `goes on after the daemon was killed, behind what was acknowledged`() async throws {
            let ledger = try await LedgerConnection.open(place("hr"))
            _ = try await ledger.query("consumer.create", ["name": "library"])
            let events = ledger.events(.consumer("library"))
            let size = Int(try stage.ledger.size())
            var seen: [UInt64] = []
            for try await event in events {
                seen.append(event.position)
                try await events.acknowledge(event)
                if seen.count == size {
                    stage.ledger.stop(SIGKILL)
                    try stage.ledger.start()
                    _ = try stage.ledger.connect().call(
                        "measurement.record", Office.value("3", ref: "after"), as: "crm"
                    ).ok
                }
                if seen.count == size + 1 { break }
            }
            #expect(seen == (0...UInt64(size)).map { $0 })
            // The connection of before is lost; the next call makes another.
            _ = try? await ledger.identity()
            let list = try await ledger.query("consumer.list")
            #expect(list["consumers"]?[0]?["position"]?.integer == Int64(size + 1), "\(list)")
        }

        @Test func `ends a wait when its task is cancelled`() async throws {
            let ledger = try await LedgerConnection.open(place("hr"))
            let size = Int(try stage.ledger.size())
            let (counts, continuation) = AsyncStream.makeStream(of: Int.self)
            let task = Task {
                var count = 0
                for try await _ in ledger.events() {
                    count += 1
                    continuation.yield(count)
                }
                return count
            }
            for await count in counts where count == size { break }
            task.cancel()
            #expect(try await task.value == size)
        }

        @Test func `is refused a consumer that somebody holds, and a position that there is not yet`() async throws {
            let ledger = try await LedgerConnection.open(place("hr"))
            _ = try await ledger.query("consumer.create", ["name": "held"])
            var holder = ledger.events(.consumer("held")).makeAsyncIterator()
            _ = try await holder.next()
            let second = try await refusal { for try await _ in ledger.events(.consumer("held")) { break } }
            let held = try #require(second)
            #expect(held.kind == .unavailable && held.message.contains("hr"), "\(held)")
            let far = try await refusal { for try await _ in ledger.events(.position(1 << 40)) { break } }
            #expect(far?.kind == .invalid, "\(far.map { "\($0)" } ?? "nothing")")
            await #expect(throws: LedgerError.self) {
                _ = try await LedgerConnection.open(LedgerPlace(address: "/nowhere", stateDirectory: "/tmp/never"))
            }
        }
    }
}
