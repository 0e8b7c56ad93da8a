import ArgumentParser
import CanonicalJSON
import LedgerRPC

struct MemberShow: LedgerCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: "One person.")
    @OptionGroup var options: GlobalOptions
    @Argument var person: String

    func run(in use: Use) throws {
        try use.query(MemberDetail.self, "member.get", ["member": .string(person)]) { detail in
            let row = detail.member
            var facts = Facts()
            facts.add("person", row.handle.map { "\($0) (\(row.id))" } ?? row.id)
            facts.add("name", row.name)
            facts.add("manager", row.manager.map(detail.people.name))
            facts.add("reports", "\(row.reports)")
            facts.add("roles", row.roles.joined(separator: ", "))
            facts.add("departed", row.departedOn)
            use.terminal.out(facts.rendered(width: use.terminal.width, paint: use.terminal.paint))
        }
    }
}
