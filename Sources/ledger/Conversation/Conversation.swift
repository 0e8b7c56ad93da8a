/// Questions and answers on the terminal.
///
/// Who holds one knows that there is somebody to ask. Every question throws ``Stopped`` when they end it: Ctrl-D and
/// Ctrl-C stop here, and what was sent until then stays sent. Everything that is said goes to standard output, which is
/// the terminal, wrapped to its width; texts that people wrote may be given as they are.
struct Conversation {
    let terminal: Terminal
    /// Today where the ledger is: what `friday` is seen from.
    let today: CalendarDate
    /// The command that takes up where this one stops; it is told to whoever stops.
    let goOn: String?
    private let input = LineInput()

    /// After so many answers in a row that will not do nobody is asked any more.
    static let wrongAnswers = 20
    /// Bytes of a line that are taken unless a question says otherwise.
    static let lineBytes = 2_000

    init(_ terminal: Terminal, today: CalendarDate, goOn: String? = nil) {
        self.terminal = terminal
        self.today = today
        self.goOn = goOn
    }

    /// Columns to lay out for.
    var width: Int { max(20, terminal.width ?? 80) }

    /// Says something, wrapped, every line so far from the left.
    func say(_ text: String, indent: Int = 0) {
        terminal.out(laid(text, indent: indent) + "\n")
    }

    /// An empty line.
    func pause() { terminal.out("\n") }

    /// - Parameter room: columns to leave free at the right, for an answer on the same line.
    func laid(_ text: String, indent: Int = 0, room: Int = 0) -> String {
        let space = String(repeating: " ", count: indent)
        return DisplayWidth.wrapped(printable(text), to: width - indent - room).map { space + $0 }.joined(
            separator: "\n")
    }

    /// Forgets what was typed ahead; before a question whose answer sends something.
    func discardTypedAhead() { input.discardTypedAhead() }

    /// Shows a prompt and takes a line, without the spaces around it.
    private func answer(to prompt: String) throws(Stopped) -> Heard {
        switch input.read(prompt: { terminal.out(prompt) }) {
        case .text(let text): return .text(trimmed(text))
        case .notText: return .unheard("that is no text; perhaps arrow keys were pressed: type it again")
        case .tooLong:
            return .unheard("a terminal takes lines of \(LineInput.longest) bytes at most, and that is cut off")
        case .end:
            terminal.out("\n")
            throw Stopped(how: .ended, goOn: goOn)
        case .gone: throw Stopped(how: .gone, goOn: goOn)
        case .interrupted:
            terminal.out("\n")
            throw Stopped(how: .interrupted, goOn: goOn)
        }
    }

    private enum Heard {
        case text(String)
        case unheard(String)
    }

    /// What an answer is taken for.
    enum Verdict<Answer> {
        case taken(Answer)
        /// Why it will not do; the question is asked again.
        case wrong(String)
    }

    /// Asks until an answer will do.
    ///
    /// - Parameters:
    ///   - question: put above the prompt, laid out already; not repeated.
    ///   - prompt: what stands before the cursor.
    func ask<Answer>(
        _ question: String?, prompt: String = "› ", take: (_ said: String) throws(Stopped) -> Verdict<Answer>
    ) throws(Stopped) -> Answer {
        for count in 0..<Self.wrongAnswers {
            let above = count == 0 ? question.map { "\($0)\n" } ?? "" : ""
            switch try answer(to: above + prompt) {
            case .unheard(let reason): say(reason, indent: 2)
            case .text(let text):
                switch try take(text) {
                case .taken(let answer): return answer
                case .wrong(let reason): say(reason, indent: 2)
                }
            }
        }
        throw Stopped(how: .gaveUp, goOn: goOn)
    }

    private func trimmed(_ text: String) -> String {
        let isSpace = { (character: Character) in character.isWhitespace }
        guard let first = text.firstIndex(where: { !isSpace($0) }), let last = text.lastIndex(where: { !isSpace($0) })
        else { return "" }
        return String(text[first...last])
    }
}

extension Use {
    /// Opens a conversation.
    ///
    /// - Parameters:
    ///   - instead: the flags or arguments that say the same without a terminal: `--own-words "…"`.
    ///   - goOn: the command that takes up where the conversation stops, for whoever stops it.
    /// - Throws: a complaint that names `instead` when nobody can be asked. Answers are never read from a file or a
    ///   pipe: a script that guesses questions would answer others than it thinks.
    func conversation(instead: String, goOn: String? = nil) throws -> Conversation {
        if let reason = terminal.whyNobodyIsAsked {
            throw Complaint.usage("this needs a terminal", because: [reason], hint: "give \(instead)")
        }
        return Conversation(terminal, today: today, goOn: goOn)
    }
}
