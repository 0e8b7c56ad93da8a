import ArgumentParser

struct FeedbackGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "feedback", abstract: "What one person tells another about their work.",
        subcommands: [
            FeedbackRequest.self, FeedbackGive.self, FeedbackSee.self, FeedbackReply.self,
            FeedbackContestKind.self, FeedbackRetract.self, FeedbackShare.self, FeedbackShow.self,
            FeedbackShowAll.self,
        ])
}

enum FeedbackKindWord: String, ExpressibleByArgument, CaseIterable {
    case developmental, recognition, corrective
}
