import LedgerDomain

extension EventMaker {
    mutating func exportEvents() -> [Event] {
        let scopes: [ExportScope] = [.all, .person(member()), .agreement(AgreementID(wide()))]
        let patterns: [ExportPattern] = [.everything, .owner(member()), .name("/terms/*"), .type("feedback.*")]
        return [
            .export(
                .made(
                    ExportMade(
                        scope: scopes[Int(number(0...2))], concerned: list(0...4) { $0.member() }, listing: hash(),
                        parts: wide(), events: seq(), disclose: Array(patterns.prefix(Int(number(0...4)))),
                        withhold: Array(patterns.suffix(Int(number(0...4)))), purpose: text(),
                        recipient: maybe { $0.text() }))),
            .export(.delivered(ExportDelivered(digest: hash()))),
            .export(.notified),
        ]
    }
}

extension ExportEvent {
    /// The case, counted from 0.
    var ordinal: Int {
        switch self {
        case .made: 0
        case .delivered: 1
        case .notified: 2
        }
    }
}
