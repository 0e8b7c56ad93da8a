import CanonicalJSON
import Testing

/// cara manages dana, and they have an agreement in force in which cara promised help; it is October, and the help is
/// late. dana has said that a price sheet is done, proposes another way to work, and wants to talk about her quota.
struct TwoPeople {
    let office: Office
    let agreement: String

    init() throws {
        office = try Office()
        var terms = Office.terms()
        terms["promises"] = [
            ["debtor": "cara", "due": "2017-10-06", "kind": "support", "what": "objection-handling course"]
        ]
        let proposed = try office.propose(to: "dana", terms)
        agreement = proposed.id
        for person in ["dana", "cara"] {
            try office.command(
                "agreement.confirm",
                ["agreement": .string(agreement), "inOwnWords": "I win deals that stay", "terms": proposed.terms],
                as: person)
        }
        try office.command("clock.advance", ["to": "2017-10-03"])
        let sheet = try promise("cara", of: "dana", "pricing sheet", due: "2017-10-09")
        try office.command("promise.make", ["promise": .string(sheet)], as: "dana")
        try office.command("promise.done", ["promise": .string(sheet)], as: "dana")
        try office.command(
            "strategy.propose",
            ["agreement": .string(agreement), "text": "Count the renewals that I rescue, 续约 أولاً \u{1B}[31m"],
            as: "dana")
        try office.command("agenda.raise", ["text": "quota after the territory change", "with": "cara"], as: "dana")
        try office.command("clock.advance", ["to": "2017-10-10"])
        try office.command(
            "measurement.record", Office.value("40", ref: "october", asOf: "2017-10-09"), as: "crm")
    }

    /// Asks for a promise.
    ///
    /// - Returns: its id.
    func promise(_ creditor: String, of debtor: String, _ what: String, due: String) throws -> String {
        let result = try office.command(
            "promise.ask", ["due": .string(due), "of": .string(debtor), "what": .string(what)], as: creditor)
        return try #require(result["ids"]?["promise"]?.text)
    }

    /// What somebody has on a page: the answer of a query.
    func ask(_ method: String, _ params: JSONTree = [:], as person: String) throws -> JSONTree {
        try office.wire.call(method, params, as: person).ok
    }

    func agenda(of person: String, with other: String) throws -> JSONTree {
        try ask("agenda.get", ["with": .string(other)], as: person)
    }

    /// Types of the events that were written from a position on, of people, not of the clock.
    func types(from size: Int64) throws -> [String] {
        let page = try ask("log.read", ["from": .integer(size), "limit": 500], as: "hr")
        return page["leaves"]?.elements.compactMap { $0["leaf"]?["type"]?.text } ?? []
    }

    var state: String { office.ledger.place.path + "/state/ledger" }
}
