import CanonicalJSON
import Foundation
import Glibc
import Testing

extension `End to end` {
    /// However the daemon is asked to stop, it finishes, commits and exits with 0.
    @Suite struct `A stop` {
        private enum Way: CaseIterable { case terminate, interrupt, shutdown }

        private func stop(_ office: Office, _ way: Way) throws -> Ending? {
            switch way {
            case .terminate: return office.ledger.stop(SIGTERM)
            case .interrupt: return office.ledger.stop(SIGINT)
            case .shutdown:
                #expect(try office.ledger.connect().call("admin.shutdown").ok == ["stopping": true])
                return office.ledger.ended()
            }
        }

        @Test(arguments: Way.allCases)
        private func `commits what was acknowledged, takes the socket away and exits with 0`(way: Way) throws {
            let office = try Office()
            for number in 0..<50 { try office.record("1", ref: "\(number)") }
            let size = try office.ledger.size()
            let ending = try #require(try stop(office, way))
            #expect(ending.status == 0, "\(ending)")
            #expect(!FileManager.default.fileExists(atPath: office.ledger.socket))
            #expect(try office.ledger.check().status == 0)
            // The journal is not needed any more: an empty one of the same length serves as well.
            let journal = URL(filePath: office.ledger.directory + "/journal/journal")
            try Data(count: Data(contentsOf: journal).count).write(to: journal)
            try office.ledger.start()
            #expect(try office.ledger.size() == size)
        }

        @Test(arguments: Way.allCases)
        private func `in the middle of a load loses nothing that was answered`(way: Way) throws {
            let office = try Office()
            let ids = (0..<400).map { String(format: "01931e6b-2a4f-7c3d-9e1f-%012x", $0) }
            for (number, id) in ids.enumerated() {
                _ = try office.wire.post(
                    "measurement.record", Office.value("1", ref: "r\(number)"), as: "crm",
                    meta: ["commandId": .string(id)])
            }
            var answered = Set<Int64>()
            var first = true
            while let line = try? office.wire.line(), let answer = try? Answer(line: line) {
                if answer.result != nil, let id = answer.id?.number { answered.insert(id) }
                if answer.error != nil {
                    #expect(answer.kind == "unavailable" && answer.outcome == "not_applied", "\(answer)")
                }
                if first {
                    first = false
                    switch way {
                    case .terminate: office.ledger.daemon?.signal(SIGTERM)
                    case .interrupt: office.ledger.daemon?.signal(SIGINT)
                    case .shutdown: _ = try? office.ledger.connect().call("admin.shutdown")
                    }
                }
            }
            #expect(office.ledger.ended()?.status == 0)
            try office.ledger.start()
            let wire = try office.ledger.connect()
            let refs = try Recorded(wire).refs
            #expect(refs.count == Set(refs).count, "none is there twice")
            // Request ids went on from those of the office's own.
            #expect(answered.count <= refs.count)
            for (number, id) in ids.enumerated() {
                let found = try wire.call("log.lookup", ["commandId": .string(id)], as: "crm").ok["found"]
                #expect((found == true) == refs.contains("r\(number)"))
            }
            #expect(try wire.call("admin.check").ok["ok"] == true)
        }

        @Test func `leaves nothing that stands in the way of the next start, a hundred connections or not`() throws {
            let office = try Office()
            let others = try (0..<100).map { _ in try office.ledger.connect() }
            #expect(office.ledger.stop()?.status == 0)
            for wire in others { #expect(try wire.line() == nil) }
            try office.ledger.start()
            #expect(try office.ledger.connect().call("admin.check").ok["ok"] == true)
        }

        @Test func `asked for twice is one`() throws {
            let office = try Office()
            office.ledger.daemon?.signal(SIGTERM)
            office.ledger.daemon?.signal(SIGTERM)
            #expect(office.ledger.stop()?.status == 0)
        }
    }
}

/// Every measurement in the log, by the source's key.
struct Recorded {
    let refs: [String]
    /// The log's size, up to which it was read.
    let size: Int64

    /// - Parameter first: where to begin.
    init(_ wire: Wire, from first: Int64 = 0) throws {
        var found: [String] = []
        var size = first
        var from = JSONTree.integer(first)
        while true {
            let params: JSONTree = ["disclose": false, "filter": ["types": ["measurement.recorded"]], "from": from]
            let page = try wire.call("log.read", params, as: "hr").ok
            found += page["leaves"]?.elements.compactMap { $0["leaf"]?["data"]?["ref"]?.text } ?? []
            size = page["size"]?.number ?? size
            guard let next = page["next"], next != page["size"] else { break }
            from = next
        }
        refs = found
        self.size = size
    }
}
