import CanonicalJSON
import LedgerClient
import LedgerRPC

/// What people name in free words: each other by handle, and what lies between two of them by who it is with.
extension Use {
    /// Somebody by handle or id.
    func person(_ said: String) throws -> MemberRow {
        try ask(MemberDetail.self, "member.get", ["member": .string(said)]).member
    }

    /// Somebody who can still be told something.
    ///
    /// - Throws: a complaint when they have left.
    func colleague(_ said: String) throws -> MemberRow {
        let person = try person(said)
        if let day = person.departedOn {
            throw Complaint(
                "\(person.handle ?? said) is not here any more", because: ["they left on \(day)"],
                hint: "ledger timeline \(said) shows what was between you", status: .refused)
        }
        return person
    }

    /// An agreement by id, or by who it is with where only one can be meant; on a terminal one is chosen.
    ///
    /// - Parameters:
    ///   - states: those that can be meant when a person is named.
    ///   - verb: what was typed, for hints: `ledger amend`.
    func agreement(_ said: String, in states: Set<String> = ["open", "inForce"], after verb: String) throws -> String {
        if let id = Self.id(said, "A") { return id }
        let me = try whoIAm()
        let other = try person(said)
        let called = other.handle ?? said
        let rows = try agreements(between: me, other.id).filter { states.contains($0.state) }
        guard let first = rows.first else {
            throw Complaint(
                "there is no agreement with \(called) that goes on", hint: "ledger agreement list --member \(said)",
                status: .notFound)
        }
        if rows.count == 1 { return first.id }
        let shown = rows.map { "\($0.id), \(plainWords($0.state)), \($0.window.from) – \($0.window.to)" }
        if terminal.isInteractive {
            return try conversation(instead: "A12").choose("Which one?", zip(rows, shown).map { Choice($0.id, $1) })
        }
        throw Complaint.usage(
            "there are \(rows.count) agreements with \(called)", because: shown,
            hint: "say which: \(rows.map { "\(verb) \($0.id)" }.joined(separator: ", or "))")
    }

    /// In either direction, the oldest first.
    func agreements(between one: String, _ other: String) throws -> [AgreementRow] {
        let pairs = [(one, other), (other, one)]
        return try pairs.flatMap { member, manager in
            try ask(
                AgreementList.self, "agreement.list",
                [
                    "limit": .integer(Int64(Limits.listRows)), "manager": .string(manager), "member": .string(member),
                ]
            ).rows
        }.sorted { Self.number($0.id) < Self.number($1.id) }
    }

    /// Everybody who is here.
    func everybody() throws -> [MemberRow] {
        var rows: [MemberRow] = []
        var after: String?
        repeat {
            let page = try ask(
                MemberList.self, "member.list",
                ["after": JSONTree(after), "limit": .integer(Int64(Limits.listRows))])
            rows += page.rows
            after = page.next
        } while after != nil
        return rows.filter { $0.departedOn == nil }
    }

    /// `a12` as `A12`; nil for what is no id with that letter.
    static func id(_ said: String, _ letter: Character) -> String? {
        let spelled = said.uppercased()
        let isID = spelled.first == letter && spelled.count > 1 && spelled.dropFirst().allSatisfy(\.isNumber)
        return isID ? spelled : nil
    }

    private static func number(_ id: String) -> Int { Int(id.dropFirst()) ?? 0 }
}

extension Use {
    /// A refusal as people read it: for a name that nobody has, with those that are near it.
    func complaint(_ error: ClientError) -> Complaint {
        var complaint = Complaint(error)
        guard case .refused(let refusal) = error, refusal.kind == .invalid, let expected = refusal.expected,
            let said = refusal.message.split(separator: "found \"").last?.dropLast()
        else { return complaint }
        if expected.hasPrefix("somebody registered") {
            let names = ((try? everybody()) ?? []).compactMap(\.handle)
            complaint.what = "nobody is called \(said)"
            complaint.hint = Self.hint(NearNames(of: said.lowercased(), among: names), all: "ledger member list")
        } else if expected.hasPrefix("a metric by name") {
            let list = try? ask(MetricList.self, "metric.list", ["limit": .integer(Int64(Limits.listRows))])
            complaint.what = "no metric is called \(said)"
            complaint.hint = Self.hint(
                NearNames(of: String(said), among: list?.metrics.map(\.name) ?? []), all: "ledger metric list")
        } else {
            return complaint
        }
        complaint.because = []
        return complaint
    }

    private static func hint(_ near: NearNames, all: String) -> String {
        near.names.isEmpty ? all : "did you mean \(near.names.joined(separator: " or "))? \(all)"
    }
}
