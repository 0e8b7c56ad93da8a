import CanonicalJSON
import Testing

extension `End to end` {
    /// Who may ask what: every method, asked by everybody.
    @Suite(.enabled(if: OtherUser.canBePlayed, "another user can only be played by root"))
    struct `The matrix of permissions` {
        private let matrix: Matrix

        init() throws { matrix = try Matrix() }

        @Test func `has a row for every method, and is what the page shows`() throws {
            let rows = MatrixRows.all.map(\.method)
            #expect(Set(matrix.methods) == Set(rows), "each method needs a row in Tests/EndToEndTests/Permissions")
            for (row, cells) in zip(MatrixRows.all, matrix.cells) {
                #expect(cells.count == MatrixColumn.allCases.count, "\(row.title)")
                #expect(cells.values.contains(.yes), "\(row.title) needs a sample that somebody may ask for")
            }
            try GeneratedPage.expect(PermissionPage.markdown(matrix), at: PermissionPage.path)
            expectWhatMatters()
        }

        /// What must not change unseen, said by hand.
        private func expectWhatMatters() {
            let parties: Set<MatrixColumn> = [.member, .manager]
            let above: Set<MatrixColumn> = [.member, .manager, .managersManager, .hr, .auditor]
            // An agreement is its two sides' alone to make, and nobody speaks for somebody else.
            for what in ["agreement.counter", "agreement.discuss"] { #expect(matrix.allowed(what) == parties) }
            #expect(matrix.allowed("agreement.propose", "to dana") == parties)
            #expect(matrix.allowed("agreement.confirm", "for oneself") == parties)
            #expect(matrix["agreement.confirm", "for oneself", .managersManager] == .no)
            #expect(matrix["agreement.confirm", "in dana's name", .manager] == .refused(rules: ["own-act"]))
            for what in ["agreement.decline", "agreement.reserve"] { #expect(matrix.allowed(what) == [.member]) }
            #expect(matrix.allowed("measurement.contest", "what was measured of dana") == [.member])
            // Nobody decides about a value that they said, or that was measured of them.
            let deciders: Set<MatrixColumn> = [.manager, .managersManager, .hr]
            #expect(matrix.allowed("measurement.decideContest", "of what a system said of dana") == deciders)
            let others = matrix.allowed("measurement.decideContest", "of what the manager witnessed")
            #expect(others == deciders.subtracting([.manager]))
            // Who may know of it.
            for row in ["of dana", "of dana, with its words"] { #expect(matrix.allowed("agreement.get", row) == above) }
            #expect(matrix.allowed("commitments.list", "of dana") == above)
            #expect(matrix.allowed("log.read", "of dana's agreement, with what opens it") == above)
            for method in ["lineOfSight.get", "timeline.get"] { #expect(matrix.allowed(method, "of dana") == above) }
            #expect(matrix.allowed("timeline.get", "of dana's agreement, with its words") == above)
            // What waits for somebody is shown to them alone.
            #expect(matrix.allowed("next.get", "of dana") == [.member])
            // Who looked is told to nobody else, hr and auditors included.
            #expect(matrix.allowed("looked.list", "of dana") == [.member])
            #expect(matrix.allowed("mirror.get", "of dana") == [.member, .manager])
            #expect(matrix.allowed("mirror.get", "of dana, person by person") == [.member])
            #expect(matrix.allowed("measurement.list", "of dana") == above.union([.integration]))
            // A promise is its debtor's to make and its creditor's to confirm; whoever settles it is neither.
            #expect(matrix.allowed("promise.done", "what dana promised") == [.member])
            for method in ["promise.confirm", "promise.contest"] {
                #expect(matrix.allowed(method, "what cara promised dana") == [.member])
            }
            #expect(matrix.allowed("promise.settle", "what dana contests") == [.managersManager, .hr])
            #expect(matrix.allowed("promise.get", "of dana's") == above)
            // An integration writes and reads within its scope, and nothing else of a person.
            #expect(matrix.allowed("measurement.record", "of dana, as what a system says") == [.integration])
            #expect(matrix["measurement.record", "of dana, as what a system says", .otherIntegration] == .no)
            #expect(matrix.allowed("log.lookup", "of dana's command") == [.member])
            // Who has left acts no more, and of people's records sees their own alone.
            for (row, cells) in zip(MatrixRows.all, matrix.cells) where cells[.departed] == .yes {
                let isPublic = ["member.", "policy.", "rule.", "goal.", "metric.", "rpc.", "server."].contains {
                    row.method.hasPrefix($0)
                }
                let isTheirs = ["of oneself", "of finn, who has left", "of goals"].contains(row.what)
                let isOfTheLog =
                    ["log.head", "log.consistency", "log.subscribe"].contains(row.method)
                    || row.method.hasPrefix("consumer.")
                #expect(isPublic || isTheirs || isOfTheLog, "\(row.title)")
            }
            for (row, cells) in zip(MatrixRows.all, matrix.cells) where !row.isQuery {
                #expect(cells[.departed]?.isAllowed == false || row.method == "clock.advance", "\(row.title)")
            }
            // No auditor writes but that they take evidence away, and nobody of this machine who is no member reads or writes, the operator included.
            for (row, cells) in zip(MatrixRows.all, matrix.cells) {
                let isOfServer = MatrixRows.server.contains { $0.method == row.method }
                if !row.isQuery, !row.method.hasPrefix("evidence.") {
                    #expect(cells[.auditor]?.isAllowed == false || row.method == "clock.advance", "\(row.title)")
                }
                if !isOfServer { #expect(cells[.nobody] == .no && cells[.operates] == .no, "\(row.title)") }
            }
            for method in ["admin.check", "admin.consumers", "admin.shutdown"] {
                #expect(matrix.allowed(method) == [.operates])
            }
        }
    }
}
