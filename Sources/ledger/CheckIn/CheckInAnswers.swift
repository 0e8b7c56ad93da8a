import CanonicalJSON
import LedgerRPC

/// The commands of a check-in between the two people of an agenda.
struct CheckInAnswers {
    let agenda: AgendaView

    init(_ agenda: AgendaView) { self.agenda = agenda }

    private var with: JSONTree { .string(agenda.with) }
    private var other: String { agenda.people.name(of: agenda.with) }

    /// Metrics that both follow, each once.
    var metrics: [(id: String, name: String)] {
        var seen: Set<String> = []
        return agenda.numbers.filter { seen.insert($0.metric).inserted }.map { ($0.metric, $0.metricName) }
    }

    /// The agreement of the next meeting: what is agreed there is about it.
    private var agreement: String? { agenda.checkpoints.first { $0.status == "scheduled" }?.agreement }

    func raise(_ text: String) -> Reply {
        Reply(
            method: "agenda.raise", params: ["text": .string(text), "with": with], what: "to talk about", words: text)
    }

    func view(_ checkpoint: AgendaCheckpoint, _ rating: Rating, note: String?, confidence: Int?) -> Reply {
        let note = note.flatMap { $0.isEmpty ? nil : $0 }
        let sure = confidence.map { ", \($0) of 10" } ?? ""
        return Reply(
            method: "checkpoint.view",
            params: JSONTree(present: [
                "checkpoint": .string(checkpoint.id), "confidence": confidence.map { .integer(Int64($0)) },
                "note": JSONTree(note), "rating": .string(rating.spelling),
            ]), what: "your view of \(checkpoint.agreement): \(rating.rawValue)\(sure)", words: note)
    }

    /// - Parameter day: `2017-10-31`.
    func promise(isMine: Bool, _ what: String, by day: String, iManage: Bool) -> Reply {
        let kind = isMine || !iManage ? "plain" : "correction"
        let params = JSONTree(present: [
            "about": JSONTree(agreement), "due": .string(day), "kind": .string(kind), isMine ? "to" : "of": with,
            "what": .string(what),
        ])
        return isMine
            ? Reply(method: "promise.make", params: params, what: "you promise \(other), by \(day)", words: what)
            : Reply(method: "promise.ask", params: params, what: "you ask \(other), by \(day)", words: what)
    }

    /// - Parameter next: what to do next time; nil makes it a recognition.
    func feedback(_ saw: String, ledTo effect: String, next: String?, metric: String?, on day: String) -> Reply {
        let params = JSONTree(present: [
            "effect": .string(effect), "kind": .string(next == nil ? "recognition" : "developmental"),
            "metrics": metric.map { [.string($0)] }, "nextStep": JSONTree(next), "observation": .string(saw),
            "observedOn": .string(day), "to": with,
        ])
        let name = metric.flatMap { id in metrics.first { $0.id == id }?.name }.map { ", about \($0)" } ?? ""
        return Reply(
            method: "feedback.give", params: params,
            what: (next == nil ? "you thank \(other)" : "your feedback to \(other)") + name,
            words: [saw, "It led to: \(effect)", next.map { "Next time: \($0)" }].compactMap { $0 }.joined(
                separator: " — "))
    }

    func hold(_ checkpoint: AgendaCheckpoint) -> Reply {
        Reply(
            method: "checkpoint.hold", params: ["checkpoint": .string(checkpoint.id)],
            what: "the one-to-one of \(checkpoint.on) was held (\(checkpoint.id))")
    }
}
