import CanonicalJSON
import LMDB
import LedgerDomain
import LedgerService
import LedgerStore
import Testing

@testable import LedgerServer

/// Whom a leaf concerns is found at its end as it is found by reading all of it.
@Suite struct `The end of a leaf` {
    @Test func `says the same as the whole leaf`() throws {
        let office = try Office()
        try office.command(
            "promise.ask", ["of": "dana", "what": #"A list: [1], "subjects":["U9"],"type":"x""#], as: "cara")
        try office.command("feedback.request", ["of": "cara"], as: "dana")
        try office.command("role.grant", ["member": "omar", "role": "auditor"])
        while !office.service.isClean() { try office.looking { _ in } }
        let service = office.service
        var seen = (0, 0, 0)
        try service.reading.environment.read { (transaction) throws in
            let facts = service.reading.facts(in: transaction)
            try facts.reading.tables.log.forEach(in: facts.view) { (seq, bytes) throws in
                let whole = try LeafHeaderOnly([UInt8](copying: bytes), seq: seq)
                let tail = try LeafTail(bytes, seq: seq)
                var people: [MemberID] = []
                try tail.forEachPerson(in: bytes) {
                    people.append($0)
                    return true
                }
                #expect(try people == whole.subjects && tail.isPublic(bytes) == whole.isPublic, "\(whole)")
                seen.0 += people.isEmpty ? 1 : 0
                seen.1 += people.count > 1 ? 1 : 0
                seen.2 += whole.isPublic ? 1 : 0
                return true
            }
        }
        #expect(seen.0 > 0 && seen.1 > 0 && seen.2 > 0, "\(seen)")
    }

    @Test(arguments: [
        "", "]", #"{"stream":"ledger","subjects":["U1"],"v":1}"#, #""subjects":["U1"],"type":"a"}"#,
        #"{"subjects":["U1"],"type":"goal.published","v":1}"#,
    ])
    func `is said to be damaged when it ends otherwise`(_ text: String) {
        let bytes = Array(text.utf8)
        #expect(throws: (any Error).self) { try LeafTail(bytes.span.bytes, seq: 7).isPublic(bytes.span.bytes) }
    }
}
