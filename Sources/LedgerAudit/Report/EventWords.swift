internal import CanonicalJSON

/// Events in words. `Resources/report.js` says the same from the bytes that it checked, step by step, and the page is
/// red where the two differ: what is changed here is changed there.
struct EventWords {
    /// `U17` → `dana`, as far as a registration is shown.
    let handles: [String: String]

    init(_ events: [ReportEvent]) {
        var handles: [String: String] = [:]
        for event in events where event.type == "member.registered" || event.type == "member.renamed" {
            if case .shown(let value)? = event.member("/handle"), let handle = value.string {
                handles["U\(event.number)"] = Self.harmless(handle)
            }
        }
        self.handles = handles
    }

    /// A person by their handle; `U17` if it is not shown.
    func person(_ id: String) -> String { handles[id] ?? id }

    // MARK: Values

    /// What people wrote, without what could reorder the page or hide in it: those characters are shown as `⟨U+202E⟩`.
    static func harmless(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isHidden) else { return text }
        var safe = ""
        for scalar in text.unicodeScalars {
            if isHidden(scalar) {
                let hex = String(scalar.value, radix: 16, uppercase: true)
                safe += "⟨U+\(String(repeating: "0", count: max(0, 4 - hex.count)))\(hex)⟩"
            } else {
                safe.unicodeScalars.append(scalar)
            }
        }
        return safe
    }

    /// Controls, directional marks and overrides, separators, what has no width; not the joiners, which letters need.
    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0A: false
        case 0..<0x20, 0x7F..<0xA0, 0xAD, 0x61C, 0x200B, 0x200E...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF,
            0xFFF9...0xFFFB, 0xE0000...0xE0FFF:
            true
        default: false
        }
    }

    /// A value of the record. People are said by their handles, instants shorter, stored words as people say them.
    func spelled(_ value: JSONValue) -> String {
        switch value.kind {
        case .null: "–"
        case .bool: value.bool == true ? "yes" : "no"
        case .integer: String(value.integer ?? 0)
        case .string: spelled(value.string ?? "")
        case .array: value.count == 0 ? "nobody or nothing" : value.elements.map(spelled).joined(separator: ", ")
        case .object: Self.harmless(String(decoding: value.bytes, as: UTF8.self))
        }
    }

    private func spelled(_ text: String) -> String {
        if let handle = handles[text] { return handle }
        if let word = Phrases.wordOf[text] { return word }
        if let instant = Self.instant(text) { return instant }
        return Self.harmless(text)
    }

    /// `2017-10-14 00:00:00 UTC` of an instant's 27 characters.
    static func instant(_ text: String) -> String? {
        let bytes = Array(text.utf8)
        let form = Array("0000-00-00T00:00:00.000000Z".utf8)
        guard bytes.count == form.count else { return nil }
        for (byte, expected) in zip(bytes, form) {
            let fits =
                expected == UInt8(ascii: "0")
                ? UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte : byte == expected
            guard fits else { return nil }
        }
        return "\(text.prefix(10)) \(text.dropFirst(11).prefix(8)) UTC"
    }

    /// What was said under seal: verbatim, but for what is harmful. Nil if it is not shown.
    func said(_ event: ReportEvent, _ name: String) -> String? {
        guard case .shown(let value)? = event.member(name) else { return nil }
        guard let text = value.string else { return spelled(value) }
        return name == "/rating" ? spelled(text) : Self.harmless(text)
    }

    /// What stands under a pointer, or that it is not shown and why; nil if nothing does.
    func text(_ event: ReportEvent, _ pointer: String) -> String? {
        switch event.member(pointer) {
        case nil: nil
        case .plain(let value): spelled(value)
        case .shown: said(event, pointer)
        case .hidden(let ground): "not shown: \(Phrases.groundOf[ground] ?? Self.harmless(ground))"
        }
    }

    // MARK: Sentences

    /// The sentence of its type with what it speaks of put in.
    func sentence(_ event: ReportEvent) -> String {
        guard let pattern = Phrases.sentences[event.type] else {
            return "\(person(event.actor)): \(Self.harmless(event.type))"
        }
        var said = ""
        var rest = pattern[...]
        while let open = rest.firstIndex(of: "["), let close = rest[open...].firstIndex(of: "]") {
            said += filled(rest[..<open], event)
            let part = rest[rest.index(after: open)..<close]
            if pointers(in: part).allSatisfy({ isThere(event, $0) }) { said += filled(part, event) }
            rest = rest[rest.index(after: close)...]
        }
        return said + filled(rest, event)
    }

    private func filled(_ pattern: Substring, _ event: ReportEvent) -> String {
        var said = ""
        var rest = pattern
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            let key = String(rest[rest.index(after: open)..<close])
            said += rest[..<open]
            said += key == "actor" ? person(event.actor) : text(event, key) ?? "?"
            rest = rest[rest.index(after: close)...]
        }
        return said + rest
    }

    private func pointers(in pattern: Substring) -> [String] {
        pattern.split(separator: "{").dropFirst().map { String($0.prefix { $0 != "}" }) }
    }

    private func isThere(_ event: ReportEvent, _ pointer: String) -> Bool {
        switch event.member(pointer) {
        case nil, .hidden?: false
        case .plain?, .shown?: true
        }
    }

    /// What stands before a sealed text: `Promise in the terms 1`.
    static func label(_ name: String) -> String {
        let (pattern, number) = pattern(name)
        guard let label = Phrases.labelOf[pattern] else { return harmless(name) }
        return number.map { "\(label) \($0 + 1)" } ?? label
    }

    /// Its pointer with `*` for numbers, and the last of those.
    private static func pattern(_ name: String) -> (pattern: String, number: UInt32?) {
        var number: UInt32?
        let parts = name.split(separator: "/", omittingEmptySubsequences: false).map { part in
            guard part.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }), let index = UInt32(part),
                index < 1 << 20
            else { return String(part) }
            number = index
            return "*"
        }
        return (parts.joined(separator: "/"), number)
    }

    /// Names of what was said in an event, in the order in which it is read.
    static func words(_ event: ReportEvent) -> [String] {
        let names = event.sealedNames.filter { $0.hasPrefix("/") }.enumerated().map { (index, name) in
            (name: name, rank: Phrases.rankOf[pattern(name).pattern] ?? Int.max, index: index)
        }
        return names.sorted { ($0.rank, $0.index) < ($1.rank, $1.index) }.map(\.name)
    }

    // MARK: What the record holds

    /// Everything in the event's data, flat, and the counts of people: pointer and value.
    func recorded(_ event: ReportEvent) -> [(name: String, value: String)] {
        var rows: [(String, String)] = []
        if let data = event.data { flatten(data, "", into: &rows) }
        for name in event.sealedNames where !name.hasPrefix("/") {
            rows.append((Self.harmless(name), text(event, name) ?? "?"))
        }
        return rows
    }

    private func flatten(_ value: JSONValue, _ pointer: String, into rows: inout [(String, String)]) {
        if value.kind == .object, value.count > 0 || pointer.isEmpty {
            for (key, member) in value.members { flatten(member, "\(pointer)/\(key)", into: &rows) }
        } else if value.kind == .array, value.elements.first?.kind == .object {
            for (index, element) in value.elements.enumerated() { flatten(element, "\(pointer)/\(index)", into: &rows) }
        } else {
            rows.append((Self.harmless(pointer), spelled(value)))
        }
    }
}
