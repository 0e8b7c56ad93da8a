import ArgumentParser
import LedgerRPC

struct AnswerGiven: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "answer", abstract: "Answer what waits for you, in a word that ledger next shows.",
        discussion: """
            ledger answer S4 adopt; ledger answer P9 move due=friday reason=\"The course is full\". What has no name \
            goes to what is asked first. Without a word, on a terminal, you are asked. Where several things wait under \
            one id, A12/endProposed says which; what has no id is called by its number: 57.
            """)
    @OptionGroup var options: GlobalOptions
    @Argument(help: "What waits: P9, S4, C40, A12 ….") var id: String
    @Argument(help: "The answer; its beginning is enough.") var word: String?
    @Argument(help: ArgumentHelp("What the answer needs.", valueName: "name=value")) var said: [String] = []

    func run(in use: Use) throws {
        let (items, readers) = try use.waiting(for: id)
        if let word {
            let item = try use.one(of: items) { $0.has(answer: word) }
            let reply = try item.answer(called: word).reply(to: item, arguments: said, use: use)
            return try use.send([reply], to: item.from.map(readers.people.name))
        }
        let talk = try use.conversation(
            instead: "one of: \(items.flatMap(\.commands).joined(separator: "; "))")
        let item =
            items.count == 1
            ? items[0] : items[try talk.choose("Which?", items.indices.map { Choice($0, items[$0].title) })]
        item.told(by: talk, readers, clock: use.clock)
        guard let replies = try Answering(use: use, talk: talk, readers: readers).ask(item, isWhole: true) else {
            return
        }
        try use.send(replies, to: item.from.map(readers.people.name))
    }
}

struct Ok: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "ok", abstract: "Say yes to what waits for you under that id.",
        discussion: "P9 is done, S4 is adopted, C40 was held, A12 is agreed to. ledger next --all shows what waits.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "What waits: P9, S4, C40, A12 ….") var id: String
    @Argument(help: ArgumentHelp("What the answer needs.", valueName: "name=value")) var said: [String] = []

    func run(in use: Use) throws {
        let (items, readers) = try use.waiting(for: id)
        let item = try use.one(of: items) { $0.yes != nil }
        guard let yes = item.yes else {
            throw Complaint.usage(
                "nothing says yes to \(item.id)", because: ["it is: \(item.title)"],
                hint: item.commands.joined(separator: "; "))
        }
        try use.answer(item, yes, said, readers)
    }
}

struct No: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "no", abstract: "Say no to what waits for you under that id, and why.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "What waits: P9, S4, C40, A12 ….") var id: String
    @Argument(help: ArgumentHelp("The reason.", valueName: "reason")) var said: [String] = []

    func run(in use: Use) throws {
        let (items, readers) = try use.waiting(for: id)
        let item = try use.one(of: items) { $0.no != nil }
        guard let no = item.no else {
            throw Complaint.usage(
                "nothing says no to \(item.id)", because: ["it is: \(item.title)"],
                hint: item.commands.joined(separator: "; "))
        }
        try use.answer(item, no, said, readers)
    }
}

extension Use {
    /// Sends an answer that is named already; what it needs and nobody said is asked for, where somebody can be.
    fileprivate func answer(_ item: Item, _ answer: ItemAnswer, _ said: [String], _ readers: Readers) throws {
        let isMissing = answer.needs.filter { !$0.isOptional }.count > said.count
        let isTerms = answer.method == "agreement.confirm"
        if terminal.isInteractive, isMissing || isTerms {
            let talk = try conversation(instead: "what it needs")
            item.told(by: talk, readers, clock: clock)
            let replies = try Answering(use: self, talk: talk, readers: readers).replies(to: item, answer, nil)
            return try send(replies, to: item.from.map(readers.people.name))
        }
        try send([try answer.reply(to: item, arguments: said, use: self)], to: item.from.map(readers.people.name))
    }
}
