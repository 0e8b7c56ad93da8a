import ArgumentParser
import CanonicalJSON
import LedgerClient
import LedgerRPC
import TransparencyLog

/// How an event is written for programs: always as one line.
struct EventForm {
    enum Format: String, ExpressibleByArgument, CaseIterable { case jsonl, cloudevents, csv }

    let format: Format
    /// Of CSV.
    let table: CSVTable
    /// The ledger's, for CloudEvents' `source`.
    let origin: String
    /// Whether what opens sealed members goes with each leaf.
    let disclose: Bool

    /// Goes before the first event of an empty file or of standard output.
    var header: [UInt8]? { format == .csv ? Array(table.header.utf8) : nil }

    /// The line with its LF; nil where the form has none for events of that type.
    func line(_ event: FollowedEvent) -> [UInt8]? {
        switch format {
        case .jsonl: Self.json(event, disclose: disclose) + [UInt8(ascii: "\n")]
        case .cloudevents: CloudEventForm.line(event, origin: origin, data: Self.json(event, disclose: disclose))
        case .csv: table.row(event).map { Array($0.utf8) }
        }
    }

    /// The leaf's exact bytes; or, with what opens it, an object that holds them.
    static func json(_ event: FollowedEvent, disclose: Bool) -> [UInt8] {
        guard disclose else { return event.leaf }
        var writer = CanonicalWriter(reservingCapacity: event.leaf.count + 256)
        writer.object { w in
            w.array("disclosures") { list in
                for disclosure in event.disclosures {
                    list.object { w in
                        w.string("disclosure", disclosure.disclosure)
                        w.string("name", disclosure.name)
                    }
                }
            }
            w.raw("leaf", event.leaf)
        }
        return writer.bytes
    }

    /// The position that a line of this form begins or lies in: how a file tells where it ends.
    func position(ofLine line: [UInt8]) -> UInt64? {
        switch format {
        case .jsonl:
            guard let root = Self.parsed(line) else { return nil }
            return Self.position(disclose ? root["leaf"]?["seq"] : root["seq"])
        case .cloudevents: return Self.parsed(line)?["ledgerseq"]?.string.flatMap { UInt64($0) }
        case .csv: return UInt64(String(decoding: line.prefix { $0 != UInt8(ascii: ",") }, as: UTF8.self))
        }
    }

    /// The hash of the leaf in a line of this form; nil where the form does not keep the leaf's bytes.
    func leafHash(ofLine line: [UInt8]) -> Hash256? {
        switch format {
        case .jsonl: disclose ? Self.leafHash(in: Self.parsed(line)) : MerkleHash.leaf(line)
        case .cloudevents:
            disclose
                ? Self.leafHash(in: Self.parsed(line)?["data"])
                : (Self.parsed(line)?["data"]).map { MerkleHash.leaf(Array($0.bytes)) }
        case .csv: nil
        }
    }

    private static func leafHash(in value: JSONValue?) -> Hash256? {
        (value?["leaf"]).map { MerkleHash.leaf(Array($0.bytes)) }
    }

    private static func parsed(_ line: [UInt8]) -> JSONValue? {
        try? JSONDocument(parsing: line, limits: JSONLimits(bytes: ReplayLimits.lineBytes)).root
    }

    private static func position(_ value: JSONValue?) -> UInt64? {
        value?.integer.flatMap { $0 >= 0 ? UInt64($0) : nil }
    }
}
