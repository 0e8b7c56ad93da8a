import ArgumentParser

struct MemberGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "member", abstract: "People.",
        subcommands: [
            MemberAdd.self, MemberList_.self, MemberShow.self, MemberRename.self, MemberBind.self, MemberDepart.self,
        ])
}
