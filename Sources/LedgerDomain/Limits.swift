/// Bounds of what one command may say. They keep a leaf under 16 KiB and 64 sealed members, and a command under
/// 1 024 events.
package enum Limits {
    /// Bytes of a title, a name, a unit, a source or a row key.
    package static let nameBytes = 200
    package static let handleBytes = 32
    package static let usernameBytes = 64
    /// Bytes of a text.
    package static let textBytes = 16_384
    package static let measures = 16
    package static let milestones = 64
    package static let promises = 32
    /// Events of one promise after which it is only brought to its end.
    package static let promiseEvents = 256
    /// Metrics that one feedback names.
    package static let feedbackMetrics = 16
    /// Replies to one feedback, of both sides together.
    package static let feedbackReplies = 64
    package static let reserved = 16
    package static let consequences = 8
    /// Revisions of the terms of one agreement.
    package static let revisions: UInt32 = 64
    /// Entries of the discussion of one agreement, reservations included.
    package static let discussion = 1_024
    /// Strategies of one agreement.
    package static let strategies = 256
    /// Managers who took over one agreement.
    package static let handovers = 64
    /// Agreements that one change of a goal puts out of date, in one command.
    package static let dependants = 1_000
    /// Questions about one metric, all its versions.
    package static let metricQuestions = 4_096
    /// Days of one absence.
    package static let absenceDays = 366
    /// Absences of one person.
    package static let absences = 1_024
    /// Milestones that one absence touches: each is some 60 bytes of a leaf.
    package static let absenceEffects = 200
    /// Days of a window, a period or a coverage: ten years.
    package static let spanDays = 3_660
    package static let settleDays: UInt32 = 366
    package static let freshnessDays: UInt32 = 3_660
    package static let cadenceDays: UInt32 = 366
    package static let currentForDays: UInt32 = 3_660
    /// Values of one import.
    package static let values = 1_000
    /// Broken rows that a refused import lists.
    package static let listedRows = 16
    /// People of one command that says that a source was complete …
    package static let coveredMembers = 1_000
    /// … and of one event: each is a sealed ordinal.
    package static let coveredMembersPerEvent = 32
    /// Policies of one ledger.
    package static let policies = 256
    /// Metrics of an integration's scope.
    package static let scopeMetrics = 256
    /// Erasures of one person's.
    package static let erasures = 4_096
    /// Managers above each other; also the bound of every walk up.
    package static let chain = 64
    /// People whose relationships end with one departure.
    package static let reports = 1_000
    /// Checkpoints of one agreement, whatever became of them.
    package static let checkpoints = 4_096
    /// Views of one checkpoint, of both sides together.
    package static let views = 64
    /// Moves of one checkpoint, and words that it was held.
    package static let moves = 16
    /// People of one checkpoint.
    package static let present = 16
    /// How sure somebody is, at most.
    package static let confidence: UInt32 = 10
    /// Open points of two people.
    package static let agendaPoints = 256
    /// Closed ones that their state still tells.
    package static let closedAgendaPoints = 64
    /// Bytes of what an export is for.
    package static let exportPurposeBytes = 2_048
    /// Patterns of what an export shows, and as many of what it leaves out …
    package static let exportPatterns = 32
    /// … each of so many bytes.
    package static let exportPatternBytes = 80
    /// Streams that are whole in one export: each is one line of its manifest.
    package static let exportParts = 16_384
    /// People whom one export concerns by name: each is a sealed ordinal.
    package static let exportConcerned = 48
    /// Agreements of a person whose metrics and goals an export of theirs explains, the newest.
    package static let exportAgreements = 1_024
    /// Bundles of one export.
    package static let exportDeliveries = 16
    /// The last day that can be written.
    package static let lastDay = Day(number: 2_932_896)
}
