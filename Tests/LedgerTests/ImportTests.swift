import Testing

@testable import ledger

@Suite struct `An import` {
    private let yaml = """
        source: crm
        key: opportunity_id
        member: sales_agent
        where: { deal_stage: Won }
        metrics:
          closed_won: { value: close_value, as-of: close_date }
          days_to_close: { days-from: engage_date, days-to: close_date, as-of: close_date }
        """

    private func map(_ text: String? = nil) throws -> ImportMap {
        try ImportMap(parsing: Array((text ?? yaml).utf8), file: "map.yaml")
    }

    private func plan(_ csv: [UInt8], from: String? = nil, to: String? = nil) throws -> ImportPlan {
        try ImportPlan(
            CSVReader(csv), map: map(), from: from.flatMap { CalendarDate($0) }, to: to.flatMap { CalendarDate($0) },
            person: { $0.isEmpty || $0 == "Nobody" ? nil : $0 })
    }

    @Test func `takes each won deal once for each metric`() throws {
        let plan = try plan(fixture("sales_pipeline.csv"))
        #expect(plan.bad == [])
        #expect(plan.values.count + 2 * plan.leftOut == 2 * 59)
        #expect(
            plan.values.prefix(2) == [
                .init(
                    metric: "closed_won", member: "Moses Frase", value: "1054", asOf: CalendarDate("2017-03-01")!,
                    ref: "1C1I7A6R"),
                .init(
                    metric: "days_to_close", member: "Moses Frase", value: "132", asOf: CalendarDate("2017-03-01")!,
                    ref: "1C1I7A6R"),
            ])
    }

    @Test func `takes only the days that were said`() throws {
        let all = try plan(fixture("sales_pipeline.csv"))
        let march = try plan(fixture("sales_pipeline.csv"), from: "2017-03-02", to: "2017-03-05")
        let expected = all.values.filter {
            CalendarDate("2017-03-02")! <= $0.asOf && $0.asOf <= CalendarDate("2017-03-05")!
        }
        #expect(march.values == expected)
    }

    @Test func `names line and column of every row that will not do`() throws {
        let csv = """
            opportunity_id,sales_agent,deal_stage,engage_date,close_date,close_value
            K1,Ann,Won,2017-01-01,2017-01-11,10
            K2,Nobody,Won,2017-01-01,2017-01-11,10
            K3,Ann,Won,2017-01-01,2017-02-30,10
            K4,Ann,Won,2017-01-01,2017-01-11,"1,054"
            K5,Ann,Won,,2017-01-11,10
            ,Ann,Won,2017-01-01,2017-01-11,10
            K1,Ann,Won,2017-01-01,2017-01-11,10
            K6,Nobody,Lost,x,x,x
            """
        let plan = try plan(Array(csv.utf8))
        #expect(plan.values.count == 2)
        #expect(plan.leftOut == 1)
        #expect(
            plan.bad.map(\.description) == [
                "line 3, sales_agent: the ledger knows nobody as \"Nobody\"; see ledger member list",
                "line 4, close_date: \"2017-02-30\" is no day; 2017-10-31 would do",
                "line 5, close_value: \"1,054\" is no number; 1054 or -12.5 would do",
                "line 6, engage_date: \"\" is no day; 2017-10-31 would do",
                "line 7, opportunity_id: the row's key is empty",
                "line 8, opportunity_id: K1 is on line 2 too",
            ])
    }

    @Test func `is refused before it begins when a column is missing`() throws {
        #expect(throws: Complaint.self) { try plan(Array("opportunity_id,sales_agent\n".utf8)) }
    }

    @Test(arguments: [
        ("source: crm", "map.yaml, line 1: key is missing"),
        ("sauce: crm", "map.yaml, line 1: nothing is named sauce"),
        ("source: crm\nkey: k\nmember: m\nmetrics:\n  closed_won: { value: v }", "map.yaml, line 5: as-of is missing"),
    ])
    func `has a map whose faults have a line`(text: String, what: String) {
        let complaint = #expect(throws: Complaint.self) { try map(text) }
        #expect(complaint?.what == what)
    }

    @Test(arguments: [
        ("0150.50", "150.5"), ("-0", "0"), ("-0.10", "-0.1"), ("0", "0"), ("7.000000", "7"),
        ("999999999999999999", "999999999999999999"),
    ])
    func `spells each number in one way`(text: String, number: String) {
        #expect(DecimalText.normalised(text) == number)
    }

    @Test(arguments: ["", "-", ".5", "5.", "1e3", "1,054", "0.1234567", "1000000000000000000", "٣", " 1"])
    func `guesses no number`(text: String) {
        #expect(DecimalText.normalised(text) == nil)
    }

    @Test func `finds nobody by a name that two people bear`() {
        let people = PeopleByName([("U1", ["Ann", "ann"]), ("U2", ["Ann", "ann2"]), ("U3", ["bo", "bo"])])
        #expect(people.id("Ann") == nil)
        #expect(people.id("ann2") == "U2")
        #expect(people.id("bo") == "U3")
    }
}
