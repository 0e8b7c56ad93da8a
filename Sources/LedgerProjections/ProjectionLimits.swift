/// How far the views look that are folded when somebody asks. What a bound cuts off is said in the answer: `cut`.
package enum ProjectionLimits {
    /// Exports that concern one person and of which they have not said that they know, the newest.
    package static let exports = 256
    /// Streams folded for one answer that are not known to have ended. Each costs about a microsecond once it is cached.
    package static let looked = 8_192
    /// Things that wait for one person. Nobody answers more in a day; the oldest are kept.
    package static let items = 512
    /// Reports of a manager whose matters are looked at, each level.
    package static let reports = 256
    /// Entries of a discussion, questions and views that one item shows, the last ones.
    package static let wordsOfItem = 8
    /// Agreements of a person in one line of sight or agenda, the newest.
    package static let agreements = 64
    /// Goals above each other.
    package static let goals = 16
    /// Agreements that serve one goal, whose measurements its progress adds up.
    package static let serving = 1_024
    /// People of whom a sum is shown to somebody who may not see each of them.
    package static let fewest = 3
    /// Checkpoints in one agenda, the last ones.
    package static let checkpoints = 24
    /// Days that an agenda's load looks back.
    package static let loadDays = 28
    /// Meetings of one agreement in which something may wait, the last ones.
    package static let meetings = 8
    /// Days for which a view of a meeting just held is asked for.
    package static let viewDays = 7
    /// Days before a meeting from which a view of it is asked for.
    package static let beforeMeetingDays = 1
    /// Positions of the log that one page of a timeline looks at.
    package static let timelineLooked = 4_096
    /// Statements that one entry of a timeline shows.
    package static let statements = 64
    /// Days of a mirror's period: three years.
    package static let mirrorDays = 1_096
    /// People of whom a streams-long memory is kept that they are over.
    package static let ended = 262_144
}
