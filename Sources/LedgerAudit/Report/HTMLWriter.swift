/// Writes HTML in the one form in which a browser would write it back: so the page can hash what it shows and compare.
///
/// Texts are escaped here and nowhere else; there is no way to write one that is not. Attributes are ours: none takes
/// what others wrote.
///
/// - SeeAlso: HTML Standard, "Serializing HTML fragments".
struct HTMLWriter {
    private(set) var bytes: [UInt8] = []

    /// An element with what `body` writes in it. Those without content (`path`, `line`) are closed like all others.
    mutating func element(
        _ tag: StaticString, _ attributes: KeyValuePairs<StaticString, String> = [:],
        _ body: (inout HTMLWriter) -> Void = { _ in }
    ) {
        begin(tag, attributes)
        body(&self)
        end(tag)
    }

    mutating func begin(_ tag: StaticString, _ attributes: KeyValuePairs<StaticString, String> = [:]) {
        raw("<")
        raw(tag)
        for (name, value) in attributes {
            raw(" ")
            raw(name)
            raw("=\"")
            attribute(value)
            raw("\"")
        }
        raw(">")
    }

    mutating func end(_ tag: StaticString) {
        raw("</")
        raw(tag)
        raw(">")
    }

    /// An element that holds a text.
    mutating func element(_ tag: StaticString, _ attributes: KeyValuePairs<StaticString, String>, _ text: String) {
        element(tag, attributes) { $0.text(text) }
    }

    mutating func element(_ tag: StaticString, _ text: String) { element(tag, [:], text) }

    mutating func text(_ text: String) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): raw("&amp;")
            case UInt8(ascii: "<"): raw("&lt;")
            case UInt8(ascii: ">"): raw("&gt;")
            case 0xA0 where bytes.last == 0xC2:
                bytes.removeLast()
                raw("&nbsp;")
            default: bytes.append(byte)
            }
        }
    }

    /// Traps for what browsers write back differently from one another.
    private mutating func attribute(_ value: String) {
        for byte in value.utf8 {
            precondition(byte >= 0x20 && byte < 0x7F, "attributes are ours, and plain")
            switch byte {
            case UInt8(ascii: "&"), UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"):
                preconditionFailure("attributes are ours, and need no escapes")
            default: bytes.append(byte)
            }
        }
    }

    /// Our own markup, or a resource.
    mutating func raw(_ text: StaticString) { text.withUTF8Buffer { bytes.append(contentsOf: $0) } }
    mutating func raw(_ more: [UInt8]) { bytes += more }
}
