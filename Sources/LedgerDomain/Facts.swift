/// What a decider may ask of the ledger: folds of whole streams, and what the store's own indexes answer.
///
/// Reading is deterministic: within one decision the same question has the same answer. A throw is a failure of the
/// store, never a refusal.
package protocol Facts {
    func ledger() throws -> LedgerState
    /// Nil when nobody has that id.
    func person(_ id: MemberID) throws -> Person?
    func goal(_ id: GoalID) throws -> Goal?
    func metric(_ id: MetricID) throws -> Metric?
    func agreement(_ id: AgreementID) throws -> Agreement?
    func promise(_ id: PromiseID) throws -> Promise?
    func strategy(_ id: StrategyID) throws -> Strategy?
    /// Every strategy proposed for an agreement, by number.
    func strategies(of agreement: AgreementID) throws -> [StrategyID]
    /// Every agreement in which somebody is the member, by number, whatever became of it.
    func agreements(asMember member: MemberID) throws -> [AgreementID]
    /// Every agreement in which somebody is or was the manager, by number, whatever became of it.
    func agreements(asManager manager: MemberID) throws -> [AgreementID]
    /// Every agreement of which some terms, perhaps no longer those that stand, serve a goal; by number.
    func agreements(serving goal: GoalID) throws -> [AgreementID]
    func checkpoint(_ id: CheckpointID) throws -> Checkpoint?
    /// In the order in which they were planned, whatever became of them.
    func checkpoints(of agreement: AgreementID) throws -> [CheckpointID]
    /// What both mean to talk about, in whatever order they are named; nil when neither ever raised a point.
    func agenda(_ one: MemberID, _ other: MemberID) throws -> Agenda?
    /// The people with whom somebody ever had a point to talk about.
    func agendas(of person: MemberID) throws -> [MemberID]
    /// The two between whom the point at `seq` was raised; nil when there is no point.
    func agenda(ofPoint seq: UInt64) throws -> Agenda?
    func feedback(_ id: FeedbackID) throws -> Feedback?
    func export(_ id: ExportID) throws -> Export?
    /// How many events there are so far, of everything, of what concerns a person, or of a stream.
    func events(of part: ExportPart) throws -> UInt64
    /// SHA-256 of the list as an export spells it.
    func digest(of listing: [ExportCount]) -> LeafHash
    /// Who looked last at a person's record; nil when nobody ever did of whom it is recorded.
    func looked(_ person: MemberID) throws -> Looked?
    /// Everything measured of one person by one metric; empty when nothing was.
    func measurements(_ metric: MetricID, _ member: MemberID) throws -> Measurements
    /// The measurement that already carries this row key of this source.
    func recorded(_ metric: MetricID, _ member: MemberID, source: String, ref: String) throws -> RecordedValue?
    /// The measurement recorded at `seq`, if there is one.
    func measurement(at seq: UInt64) throws -> MeasurementRecorded?
    /// The days of the absence recorded at `seq`; nil when nobody can read them any more.
    func absence(at seq: UInt64) throws -> ClosedRange<Day>?
    /// The people whose present or coming manager is `manager`.
    func reports(of manager: MemberID) throws -> [MemberID]
    /// Every promise that a person owes or is owed, asked ones included, by number.
    func promises(of member: MemberID) throws -> [PromiseID]
    /// Every promise about an agreement, those of its terms included, by number.
    func promises(about agreement: AgreementID) throws -> [PromiseID]
    /// All feedback that a person gave or got, requests included, by number.
    func feedback(of member: MemberID) throws -> [FeedbackID]
    /// Metrics of which a person ever contested a value, by number.
    func measurementsContested(by member: MemberID) throws -> [MetricID]
    /// Everybody who ever was under legal hold, by number.
    func everHeld() throws -> [MemberID]
    /// Whether an event that concerns `person` has words of `owner`'s that can be opened still.
    ///
    /// - Complexity: O(events about the person), until one is found.
    func hasWords(of owner: MemberID, about person: MemberID) throws -> Bool
    /// What is sealed in the event at `seq`, and whose it is; nil when there is no such event.
    func sealed(at seq: UInt64) throws -> SealedEvent?
    /// True for a handle whose holder was erased: nobody gets it again.
    func isErased(handle: String) throws -> Bool
    func member(withHandle handle: String) throws -> MemberID?
    func member(withUsername username: String) throws -> MemberID?
    /// The number that the next new thing of a kind gets.
    func nextMember() throws -> MemberID
    func nextGoal() throws -> GoalID
    func nextMetric() throws -> MetricID
    func nextAgreement() throws -> AgreementID
    func nextPromise() throws -> PromiseID
    func nextCheckpoint() throws -> CheckpointID
    func nextFeedback() throws -> FeedbackID
    func nextStrategy() throws -> StrategyID
    func nextExport() throws -> ExportID
    /// Midnight at the start of `day` in `zone`; nil when there is no such zone.
    func startOfDay(_ day: Day, zone: String) -> Instant?
    /// The day that it is in `zone` at `instant`.
    func day(of instant: Instant, zone: String) -> Day?
}

package struct RecordedValue: Hashable, Sendable {
    package var seq: UInt64
    package var measurement: MeasurementRecorded
    package init(seq: UInt64, measurement: MeasurementRecorded) {
        self.seq = seq
        self.measurement = measurement
    }
}
