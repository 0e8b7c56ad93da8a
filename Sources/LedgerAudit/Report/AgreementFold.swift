internal import CanonicalJSON

/// One agreement as its events on the page say it.
struct AgreementFold {
    /// `12` of `agreement/12`.
    let number: String
    let events: [ReportEvent]
    /// Everything on the page that belongs to it, its own events among them.
    let around: [ReportEvent]
    let member: String
    let manager: String
    /// Who manages the member now, where it was handed over.
    let nowManager: String
    /// The event that carries the terms in force, or the last ones that stand while none are.
    let terms: ReportEvent
    let enteredForce: ReportEvent?

    /// Nil if neither who it is between nor any terms are on the page.
    init?(_ number: String, in page: ReportPage) {
        guard UInt32(number) != nil else { return nil }
        let own = page.events.filter { $0.stream == "agreement/\(number)" }
        let proposed = own.first { $0.type == "agreement.proposed" }
        guard let proposed, let member = proposed.string("/member"), let manager = proposed.string("/manager") else {
            return nil
        }
        let inForce = own.last { ["agreement.enteredForce", "agreement.amended"].contains($0.type) }
        let standing = own.last { ["agreement.proposed", "agreement.countered"].contains($0.type) }
        let named = inForce?.integer("/terms/seq").flatMap { UInt64(exactly: $0) }
        guard let terms = page.content.event(named) ?? standing else { return nil }
        self.number = number
        events = own
        self.member = member
        self.manager = manager
        nowManager = own.last { $0.type == "agreement.handedOver" }?.string("/manager") ?? manager
        self.terms = terms
        enteredForce = own.first { $0.type == "agreement.enteredForce" }
        around = Self.around(number, member: member, terms: terms, in: page)
    }

    /// What belongs to it: strategies, promises, one-to-ones and feedback about it, and values of its metrics.
    private static func around(
        _ number: String, member: String, terms: ReportEvent, in page: ReportPage
    ) -> [ReportEvent] {
        let id = "A\(number)"
        var streams: Set<String> = ["agreement/\(number)"]
        for event in page.events where event.string("/about") == id || event.string("/agreement") == id {
            streams.insert(event.stream)
        }
        for metric in metrics(of: terms) {
            let metricNumber = metric.dropFirst().prefix { $0 != "@" }
            streams.insert("measurement/\(metricNumber)/\(member.dropFirst())")
        }
        return page.events.filter { streams.contains($0.stream) }
    }

    /// The metrics of some terms, each once.
    private static func metrics(of terms: ReportEvent) -> [String] {
        var metrics: [String] = []
        for index in 0..<min(terms.count("/terms/measures"), ReportLimits.terms) {
            if let metric = terms.string("/terms/measures/\(index)/metric"), !metrics.contains(metric) {
                metrics.append(metric)
            }
        }
        return metrics
    }

    var metrics: [String] { Self.metrics(of: terms) }

    func events(of types: String...) -> [ReportEvent] { events.filter { types.contains($0.type) } }

    /// Whether the terms were set without the member's agreement.
    var isSet: Bool {
        if case .plain(let value)? = enteredForce?.member("/notAgreed") { return value.bool == true }
        return enteredForce == nil && events.contains { $0.type == "agreement.set" }
    }

    /// The milestones of the terms, from 1; those that are shown.
    var milestones: [Milestone] {
        (0..<min(terms.count("/terms/milestones"), ReportLimits.terms)).map { index in
            let number = index + 1
            func last(_ type: String) -> ReportEvent? {
                events.last { $0.type == type && $0.integer("/milestone") == Int64(number) }
            }
            return Milestone(
                number: number, pointer: "/terms/milestones/\(index)", evaluated: last("milestone.evaluated"),
                overridden: last("milestone.overridden"), waived: last("milestone.waived"))
        }
    }

    struct Milestone {
        let number: Int
        let pointer: String
        let evaluated: ReportEvent?
        let overridden: ReportEvent?
        let waived: ReportEvent?
    }
}
