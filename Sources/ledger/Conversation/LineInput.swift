import Glibc

/// Lines as somebody types them. The terminal itself does the editing (erase a letter, a word, the line); this sees a
/// line when Enter was pressed.
final class LineInput {
    enum Line: Equatable {
        case text(String)
        /// Enter came after something that is no text: bytes that are not UTF-8, or keys such as arrows.
        case notText
        /// The terminal has cut it.
        case tooLong
        /// Ctrl-D.
        case end
        /// The terminal is gone.
        case gone
        /// Ctrl-C.
        case interrupted
    }

    /// Bytes of a line that the kernel's terminal keeps; what is typed beyond is lost without a word.
    ///
    /// - SeeAlso: termios(3), "Canonical and noncanonical mode".
    static let longest = 4_095

    private var rest: [UInt8] = []

    /// Forgets what was typed before it was asked for: an answer that sends something must be one to that question.
    func discardTypedAhead() {
        rest = []
        tcflush(STDIN_FILENO, TCIFLUSH)
    }

    /// Waits for a line.
    ///
    /// - Parameter prompt: shows what is asked; Ctrl-C is an answer from before it is seen.
    ///
    /// A Ctrl-D behind some text sends nothing: only Enter does. A Ctrl-C between two lines ends the program as it ends
    /// any; here it is a result, so that what was sent can be told.
    func read(prompt: () -> Void) -> Line {
        let settings = Self.makeOrdinary()
        defer { if var settings { tcsetattr(STDIN_FILENO, TCSADRAIN, &settings) } }
        let interrupts = Interrupts()
        defer { interrupts.end() }
        prompt()
        while true {
            if let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
                let line = rest[..<end]
                rest = Array(rest[(end + 1)...])
                return Self.line(line)
            }
            guard interrupts.waitForInput() else { return .interrupted }
            var bytes = [UInt8](repeating: 0, count: Self.longest + 1)
            let count = Glibc.read(STDIN_FILENO, &bytes, bytes.count)
            if count < 0, errno == EINTR { continue }
            // Who took the terminal away may be seen here before the signal that tells it.
            guard count > 0 else { return count == 0 ? .end : .gone }
            rest += bytes[..<count]
            if rest.count > 1 << 16 { return .end }
        }
    }

    static func line(_ bytes: ArraySlice<UInt8>) -> Line {
        guard bytes.count < longest else { return .tooLong }
        guard let text = String(validating: bytes, as: UTF8.self),
            !text.unicodeScalars.contains(where: { $0.value < 0x20 && $0 != "\t" || (0x7F..<0xA0).contains($0.value) })
        else { return .notText }
        return .text(text.replacing("\t", with: " "))
    }

    /// Sees to it that lines are edited and shown by the terminal, whatever a program before has left behind, and that
    /// erasing takes a whole letter.
    ///
    /// - Returns: the settings that were there, if they had to be changed.
    private static func makeOrdinary() -> termios? {
        var settings = termios()
        guard tcgetattr(STDIN_FILENO, &settings) == 0 else { return nil }
        let before = settings
        settings.c_lflag |= tcflag_t(ICANON | ECHO | ISIG)
        settings.c_iflag |= tcflag_t(ICRNL)
        if Charset(environment: Environment.all) == .utf8 { settings.c_iflag |= tcflag_t(IUTF8) }
        guard settings.c_lflag != before.c_lflag || settings.c_iflag != before.c_iflag else { return nil }
        return tcsetattr(STDIN_FILENO, TCSADRAIN, &settings) == 0 ? before : nil
    }
}
