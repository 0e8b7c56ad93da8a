import CanonicalJSON
import LedgerClient

/// An event as CloudEvents 1.0 in its JSON format.
///
/// `data` is what a line of `jsonl` would be, so that whoever gets nothing else can count the leaf hash. Numbers of the
/// ledger are strings: CloudEvents has integers of 32 bits only.
enum CloudEventForm {
    static func line(_ event: FollowedEvent, origin: String, data: [UInt8]) -> [UInt8] {
        var writer = CanonicalWriter(reservingCapacity: data.count + 512)
        writer.object { w in
            w.raw("data", data)
            w.string("datacontenttype", "application/json")
            w.string("id", "\(event.position)")
            w.string("leafhash", event.hash)
            w.string("ledgerrev", "\(event.revision)")
            w.string("ledgerseq", "\(event.position)")
            w.string("source", reference(origin))
            w.string("specversion", "1.0")
            w.string("subject", event.stream)
            w.string("time", event.at)
            w.string("type", event.type)
        }
        writer.newline()
        return writer.bytes
    }

    /// An origin as a URI reference: it consists of letters, digits, `-` and `/`; anything else would be escaped.
    ///
    /// - SeeAlso: RFC 3986 §2.3
    static func reference(_ origin: String) -> String {
        var text = ""
        for byte in origin.utf8 {
            let scalar = Unicode.Scalar(byte)
            let isPlain =
                ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
                || "-._~/".unicodeScalars.contains(scalar)
            if isPlain {
                text.unicodeScalars.append(scalar)
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                text += byte < 16 ? "%0\(digits)" : "%\(digits)"
            }
        }
        return text
    }
}
