import LedgerRPC
import Testing

@testable import ledger

@Suite struct `A file of people` {
    private let present = [
        MemberRow(handle: "hr", id: "U1", name: "Hera", reports: 0, roles: ["hr"]),
        MemberRow(handle: "cara", id: "U2", name: "Cara", reports: 1, roles: []),
        MemberRow(handle: "dana", id: "U3", manager: "U2", name: "Dana", reports: 0, roles: []),
        MemberRow(departedOn: "2017-01-01", handle: "gone", id: "U4", name: "Gone", reports: 0, roles: []),
    ]

    private func plan(_ rows: String...) throws -> TeamPlan {
        let text = (["handle,name,username,manager"] + rows).joined(separator: "\n")
        return try TeamPlan(CSVReader(Array(text.utf8)), present: present, file: "people.csv")
    }

    @Test func `registers whom the ledger does not know, and says who manages whom`() throws {
        let plan = try plan("cara,Cara,,hr", "dana,Dana,,cara", "omar,Omar Öz,omar1,cara", "li,李,,omar")
        #expect(plan.bad == [])
        #expect(
            plan.people == [
                .init(handle: "omar", name: "Omar Öz", username: "omar1"),
                .init(handle: "li", name: "李", username: nil),
            ])
        #expect(
            plan.relationships == [
                .init(member: "cara", manager: "hr", before: nil), .init(member: "omar", manager: "cara", before: nil),
                .init(member: "li", manager: "omar", before: nil),
            ])
        #expect(plan.unchanged == 1)
    }

    @Test func `names line and column of every cell that will not do`() throws {
        let plan = try plan(
            "Omar,Omar,,", "u17,Ursula,,", "omar,,,nobody", "omar,Omar,a b,", "zoe,Zoe,zz,zoe", "ann,Ann,zz,gone",
            "dana,Diana,,", "gone,Gone,,")
        #expect(
            plan.bad.map { "\($0.line) \($0.column)" } == [
                "2 handle", "3 handle", "4 name", "4 manager", "5 handle", "5 username", "6 manager", "7 username",
                "8 name", "9 handle",
            ])
        #expect(plan.bad.last?.description == "line 9, handle: gone is U4, who left on 2017-01-01")
    }

    @Test func `with a circle of managers says who stands above whom`() throws {
        let plan = try plan("a-b,A,,c-d", "c-d,C,,dana", "cara,Cara,,a-b")
        #expect(
            plan.bad.map(\.description) == [
                "line 2, manager: a-b is under c-d is under dana is under cara is under a-b: a circle"
            ])
    }

    @Test(arguments: ["handle,nam", "name", "handle,name,colour"]) func `has the columns that it may have`(
        heading: String
    ) {
        #expect(throws: Complaint.self) {
            try TeamPlan(CSVReader(Array("\(heading)\n".utf8)), present: [], file: "people.csv")
        }
    }
}

@Suite struct `A name that is near` {
    private let all = ["help-delivered", "own-act", "no-edit", "no-cycle", "time-to-act", "same-terms"]

    @Test(arguments: [
        ("help-deliverd", ["help-delivered"]), ("helpdelivered", ["help-delivered"]), ("own", ["own-act"]),
        ("noedit", ["no-edit"]), ("terms", ["same-terms"]), ("xyzzy", []),
    ])
    func `is told`(said: String, near: [String]) {
        #expect(NearNames(of: said, among: all).names == near)
    }
}
