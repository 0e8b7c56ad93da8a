import LedgerDomain
import Testing

/// A checker that never objects proves nothing: of a good record one thing is changed, and it must object to just that.
@Suite struct `A changed record` {
    @Test(arguments: Mutation.all) func `meets an objection`(mutation: Mutation) throws {
        for history in CheckedHistory.all {
            var log = try history.run().ledger.log
            guard let changed = mutation.change(&log) else { continue }
            let objections = Checker.objections(to: mutation.cut(log, after: changed))
            #expect(Set(objections.map(\.invariant)).contains(mutation.breaks), "\(objections.prefix(3))")
            return
        }
        Issue.record("no record has anything to change")
    }

    @Test func `breaks every invariant in some mutation`() {
        #expect(Set(Mutation.all.map(\.breaks)) == Set(Invariant.allCases))
    }
}

struct Mutation: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let breaks: Invariant
    /// Where it changed something; nil where there is nothing to change.
    let change: @Sendable (inout [Line]) -> Int?
    /// Decisions that are read after the changed one.
    var sequel = 1

    init(_ name: String, breaks: Invariant, sequel: Int = 1, _ change: @escaping @Sendable (inout [Line]) -> Int?) {
        testDescription = name
        self.breaks = breaks
        self.change = change
        self.sequel = sequel
    }

    static let all: [Mutation] =
        ofRecords + ofPeople + ofMeasurements + ofAgreements + ofVerdicts + ofCourses + ofPromises + ofMeetings
        + ofFeedback + ofExports + ofCustody + ofLooks

    /// The record as far as the decision of the changed line and what comes next: that is where it must be noticed.
    func cut(_ log: [Line], after changed: Int) -> [Line] {
        let decision = log[min(changed, log.count - 1)].decision
        return log.filter { $0.decision <= decision + sequel }
    }

    /// Changes the first event for which `body` returns another.
    static func first(_ log: inout [Line], _ body: (inout Line) -> Bool) -> Int? {
        for index in log.indices {
            var line = log[index]
            guard body(&line) else { continue }
            log[index] = line
            return index
        }
        return nil
    }
}

extension MemoryLedger.Entry {
    var isPromise: PromiseEvent? { if case .promise(let event) = new.event { event } else { nil } }
    var isAgreement: AgreementEvent? { if case .agreement(let event) = new.event { event } else { nil } }
}
