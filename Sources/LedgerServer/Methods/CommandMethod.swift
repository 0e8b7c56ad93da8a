internal import CanonicalJSON
internal import LedgerDomain
internal import LedgerFormat

/// A command of the protocol: its name, and how its parameters become the domain's command.
///
/// The same reading code yields the schema of the request, so that the two cannot drift apart.
struct CommandMethod: Sendable {
    let name: String
    /// One sentence, for the schema.
    let about: String
    let read: @Sendable (ObjectReader, Resolver) throws(ShapeError) -> Command

    init(
        _ name: String, _ about: String,
        _ read: @escaping @Sendable (ObjectReader, Resolver) throws(ShapeError) -> Command
    ) {
        self.name = name
        self.about = about
        self.read = read
    }

    var paramsSchema: JSONTree {
        ObjectReader.describe { (reader) throws(ShapeError) in
            _ = try read(reader, .describing)
            try reader.finish(unknown: .refuse)
        }
    }
}

/// The one table of commands; dispatch, schemas and documents are made from it.
enum CommandMethods {
    static let all: [CommandMethod] =
        clock + policies + organisation + absences + goals + metrics + metricQuestions + measurements + agreements
        + agreementCourse + strategies + promises + checkpoints + agendas + feedback + evidence + custody
}

extension Shape where T == String {
    /// Reasons, views and whatever else people say in sentences.
    static var said: Shape<String> { .personalText }
}
