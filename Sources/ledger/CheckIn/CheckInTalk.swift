import CanonicalJSON
import LedgerClient
import LedgerRPC

/// One conversation between two people, start to end, as one of them has it with the ledger: what I owe first, then what
/// waits, what is owed to me, numbers, points, my view, who does what by when, feedback, and that it was held.
///
/// It goes from step to step, and each asks only what its draft does not know yet: so whoever was interrupted goes on
/// where they were, and whoever changes their mind about one answer is asked that one.
struct CheckInTalk {
    let use: Use
    let talk: Conversation
    let agenda: AgendaView
    let draft: Draft
    /// Whether everything is told, or only what is still to be asked.
    let isTelling: Bool

    var readers: Readers { Readers(people: agenda.people, me: use.me) }
    /// The other's handle.
    var other: String { agenda.people.name(of: agenda.with) }
    /// Whether the other is the one who is managed.
    var iManage: Bool { agenda.load.member != use.me }

    /// Goes through all steps.
    ///
    /// - Throws: ``Stopped``, and what reading and keeping may throw. The draft has everything until then.
    func walk() throws {
        if isTelling { beginning() }
        var seen: Set<String> = []
        try items("You owe \(other)", agenda.youOwe, saysWho: false, &seen)
        try items("For you to answer", agenda.waitsForYou.filter { !isAskedLater($0) }, saysWho: true, &seen)
        let late = agenda.theyOwe.filter { $0.late == true }
        try items("\(other) owes you", late, saysWho: false, &seen)
        if isTelling {
            told(late.isEmpty ? "\(other) owes you" : "Not due yet", agenda.theyOwe, &seen)
            told("Waits for \(other)", agenda.waitsForThem, &seen)
            numbers()
        }
        try points()
        try raised()
        for checkpoint in openCheckpoints { try view(checkpoint) }
        try promises()
        try feedback()
        for checkpoint in openCheckpoints { try hold(checkpoint) }
    }

    /// The coming meeting has steps of its own, for how I see it and for whether it was held.
    private func isAskedLater(_ item: Item) -> Bool {
        ["checkpoint", "view"].contains(item.kind) && openCheckpoints.contains { $0.id == item.id }
    }

    /// Asks one step, unless it is done, and keeps what came of it.
    ///
    /// - Parameter ask: gives what to send, empty or nil for nothing.
    func step(_ name: String, _ ask: (Draft.Memory) throws -> [Reply]?) throws {
        if draft.isDone(name) {
            if isTelling { for reply in draft.replies(of: name) { said(reply) } }
            return
        }
        try draft.finish(name, try ask(draft.memory(of: name)) ?? [])
    }

    private func said(_ reply: Reply) {
        talk.say("· \(reply.what) (you said)", indent: 2)
        if let words = reply.words { talk.say("“\(words)”", indent: 4) }
    }

    func heading(_ text: String) {
        talk.pause()
        talk.terminal.out(talk.terminal.paint.strong(talk.laid(text)) + "\n")
    }

    /// Keeps a text that may be left out; what was typed before is told, not asked for again.
    func remembered(
        _ memory: Draft.Memory, _ question: String, _ ask: String, _ typed: () throws -> String
    ) throws -> String {
        if let before = memory.recalled(question) {
            talk.say("\(ask) \(before.isEmpty ? "nothing" : before) (you said)", indent: 2)
            return before
        }
        let text = try typed()
        try memory.keep(text, for: question)
        return text
    }

    private func items(_ title: String, _ items: [Item], saysWho: Bool, _ seen: inout Set<String>) throws {
        var isTitled = false
        for item in items where seen.insert("\(item.id) \(item.kind)").inserted {
            let name = "item.\(item.kind).\(item.id)"
            if draft.isDone(name), !isTelling { continue }
            if !isTitled { heading(title) }
            isTitled = true
            talk.say(item.heading(readers, saysWho: saysWho))
            try step(name) { memory in
                if let last = item.texts.last, !item.title.contains(last.text) { talk.say("“\(last.text)”", indent: 2) }
                return try Answering(use: use, talk: talk, readers: readers).ask(item, isWhole: false, memory: memory)
            }
        }
    }

    private func told(_ title: String, _ items: [Item], _ seen: inout Set<String>) {
        let new = items.filter { seen.insert("\($0.id) \($0.kind)").inserted }
        guard !new.isEmpty else { return }
        heading(title)
        for item in new { talk.say(item.heading(readers, saysWho: false)) }
    }
}
