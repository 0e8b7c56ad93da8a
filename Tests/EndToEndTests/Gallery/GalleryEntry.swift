import LedgerDomain
import LedgerRPC

/// One way to meet an error: the smallest script that causes it, and the exact words.
struct GalleryEntry: Sendable {
    enum Subject: Sendable, Hashable {
        /// By the rule's name: `own-act`.
        case rule(String)
        case kind(RPCErrorKind)
    }

    enum Way: Sendable {
        /// A line for `sh`, with `ledger` in its path; what it says on standard error, and its exit status.
        case script(String, says: String, status: Int32)
        /// A line for the socket, as it is sent and as it comes back.
        case line(String, answer: String)
        /// No script causes it: why, and the file that holds it.
        case none(because: String, heldBy: String)
    }

    let subject: Subject
    /// When people meet it: one sentence with its full stop.
    let about: String
    /// Lines for `sh` that come before, each of which succeeds.
    let setup: [String]
    /// Lines for the socket that come before, each of which succeeds.
    let setupLines: [String]
    let way: Way

    /// A script of the command line.
    ///
    /// - Parameter says: standard error, without the line feed at its end. Events of the record stand as `N`, because
    ///   their numbers are the stage's and not the rule's.
    static func script(
        _ subject: Subject, _ about: String, after setup: String..., run script: String, status: Int32 = 1, says: String
    ) -> GalleryEntry {
        GalleryEntry(
            subject: subject, about: about, setup: setup, setupLines: [],
            way: .script(script, says: says, status: status))
    }

    /// A line for the socket, for what the command line never sends.
    ///
    /// - Parameter says: the answer; events of the record stand as `N`.
    static func line(
        _ subject: Subject, _ about: String, after setup: String..., send line: String, says: String
    ) -> GalleryEntry {
        GalleryEntry(subject: subject, about: about, setup: [], setupLines: setup, way: .line(line, answer: says))
    }

    /// What no script causes.
    static func none(
        _ subject: Subject, _ about: String, because: String, heldBy: String
    ) -> GalleryEntry {
        GalleryEntry(
            subject: subject, about: about, setup: [], setupLines: [], way: .none(because: because, heldBy: heldBy))
    }
}

/// The whole gallery, noun by noun. A new noun adds a file of its own and one word here.
enum Gallery {
    static let entries: [GalleryEntry] =
        organisation + clock + goals + metrics + measurements + terms + agreements + course + milestones + promises
        + checkpoints + feedback + evidence + custody + looks + kinds + lastOfHR

    static func entries(of subject: GalleryEntry.Subject) -> [GalleryEntry] {
        entries.filter { $0.subject == subject }
    }

    /// Every rule and every kind, in the order in which the page shows them.
    static var rules: [Rule] { Rule.all }
    static var kindsOfError: [RPCErrorKind] { RPCErrorKind.allCases }
}
