import CanonicalJSON
import LedgerDomain
import LedgerFormat
import Testing
import TransparencyLog

/// Seed 21 everywhere: spellings of random values, and the same with one character changed, left out or doubled.
@Suite struct `Spelled values` {
    @Test func `are read from bytes exactly as the domain reads them from text`() throws {
        var maker = EventMaker(seed: 21)
        var random = SeededRandom(seed: 21)
        for _ in 0..<1_500 {
            let stream = StreamName.measurement(maker.metricVersion().metric, maker.member())
            let command = CommandID(high: random.next(), low: random.next())
            try agree(maker.member().spelled, .member, { MemberID(text: $0) }, &random)
            try agree(maker.metricVersion().spelled, .metricVersion, { MetricVersion(text: $0) }, &random)
            try agree(maker.about().spelled, .about, { AboutReference(text: $0) }, &random)
            try agree(maker.day().spelled, .day, { Day(text: $0) }, &random)
            try agree(maker.instant().spelled, .instant, { Instant(text: $0) }, &random)
            try agree(maker.decimal().spelled, .decimal, { Decimal(text: $0) }, &random)
            try agree(Actor.member(maker.member()).wireName, .actor, { Actor(wireName: $0) }, &random)
            try agree(stream.spelled, .stream, { StreamName(text: $0) }, &random)
            try agree(command.description, .commandID, { CommandID(text: $0) }, &random)
        }
    }

    @Test(arguments: [
        "ledger", "person/3", "goal/1", "metric/5", "agreement/12", "measurement/5/17", "promise/9", "checkpoint/40",
        "agenda/3/17", "feedback/7", "export/4", "looked/17",
    ])
    func `of streams are those of the domain`(_ text: String) throws {
        #expect(StreamName(text: text)?.spelled == text)
        var random = SeededRandom(seed: 21)
        for _ in 0..<200 { try agree(text, .stream, { StreamName(text: $0) }, &random) }
    }

    @Test(arguments: ["clock", "operator", "U7"])
    func `of actors are those of the record`(_ text: String) throws {
        #expect(Actor(wireName: text)?.wireName == text)
        var random = SeededRandom(seed: 21)
        for _ in 0..<200 { try agree(text, .actor, { Actor(wireName: $0) }, &random) }
    }

    @Test(arguments: 0...9)
    func `of disclosures are base64url of any length`(length: Int) throws {
        let name = String(repeating: "n", count: length)
        let disclosure = Disclosure(salt: Salt(words: (1, .max)), name: name, value: Array("1".utf8))
        let json = try #require(Base64.url.decode(disclosure.text[...]))
        var salt: [UInt8] = []
        withUnsafeBytes(of: (UInt64(1), UInt64.max)) {
            Base64.url.append($0.bindMemory(to: UInt8.self).span, to: &salt)
        }
        #expect(String(decoding: json, as: UTF8.self) == "[\"\(String(decoding: salt, as: UTF8.self))\",\"\(name)\",1]")
    }

    private func agree<Value: Equatable>(
        _ spelled: String, _ shape: Shape<Value>, _ read: (String) -> Value?, _ random: inout SeededRandom
    ) throws {
        var bytes = Array(spelled.utf8)
        try agree(bytes, shape, read)
        let at = Int.random(in: bytes.indices, using: &random)
        let characters = Array("0123456789-+./@:TZUMacfAF ".utf8)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes[at] = characters.randomElement(using: &random)!
        case 1: bytes.remove(at: at)
        default: bytes.insert(bytes[at], at: at)
        }
        try agree(bytes, shape, read)
    }

    private func agree<Value: Equatable>(_ bytes: [UInt8], _ shape: Shape<Value>, _ read: (String) -> Value?) throws {
        let text = String(decoding: bytes, as: UTF8.self)
        var writer = CanonicalWriter()
        writer.string(text)
        #expect(shape.parse(try JSONDocument(parsing: writer.bytes).root) == read(text), "\(text)")
    }
}
