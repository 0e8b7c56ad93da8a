/// A text that people wrote, without what would let it take over the terminal: control characters and directional
/// overrides are shown as `\u{1B}`, and so is what the terminal has no letter for.
///
/// It comes before anything is laid out, so that widths are those of what is shown. What went past it is caught where
/// the terminal is written to (``shown(_:in:coloured:)``).
func printable(_ text: String, in charset: Charset = .current) -> String {
    if text.unicodeScalars.allSatisfy({ isShown($0, in: charset) }) { return text }
    var safe = ""
    for scalar in text.unicodeScalars { safe.unicodeScalars.append(contentsOf: spelled(scalar, in: charset)) }
    return safe
}

/// The last thing before bytes leave for the terminal: whatever was put together, nothing but text, line ends and our
/// own colours goes out.
///
/// - Parameter coloured: whether the text may have colours in it; others' escape sequences are never let through.
func shown(_ text: String, in charset: Charset, coloured: Bool) -> String {
    guard coloured, text.unicodeScalars.contains("\u{1B}") else { return printable(text, in: charset) }
    var safe = ""
    var rest = text[...]
    while let escape = rest.unicodeScalars.firstIndex(of: "\u{1B}") {
        safe += printable(String(rest[..<escape]), in: charset)
        let here = rest.unicodeScalars[escape...]
        let code = Paint.codes.first { here.starts(with: $0.unicodeScalars) }
        safe += code ?? "\\u{1B}"
        rest = rest[here.index(escape, offsetBy: code?.unicodeScalars.count ?? 1)...]
    }
    return safe + printable(String(rest), in: charset)
}

private func isShown(_ scalar: Unicode.Scalar, in charset: Charset) -> Bool {
    switch scalar.value {
    case 0x0A: true
    case 0..<0x20, 0x7F..<0xA0, 0x2028...0x2029, 0x202A...0x202E, 0x2066...0x2069: false
    case 0..<0x7F: true
    default: charset == .utf8
    }
}

private func spelled(_ scalar: Unicode.Scalar, in charset: Charset) -> String.UnicodeScalarView {
    if isShown(scalar, in: charset) { return String.UnicodeScalarView([scalar]) }
    if scalar == "\t" { return "\\t".unicodeScalars }
    if charset == .ascii, let standIn = Charset.standIn(for: scalar) { return standIn.unicodeScalars }
    return "\\u{\(String(scalar.value, radix: 16, uppercase: true))}".unicodeScalars
}
