import CanonicalJSON
import Glibc

/// Where the answer and the talk go. The answer is standard output, everything else is standard error.
struct Terminal {
    let isJSON: Bool
    /// For standard output.
    let paint: Paint
    /// For standard error.
    let errorPaint: Paint
    /// Columns of the terminal; nil where output goes to a file or a pipe, which have no width.
    let width: Int?
    /// Why nobody can be asked; nil when somebody can.
    let whyNobodyIsAsked: String?
    /// `--yes`: what would be asked is answered yes.
    let saysYes: Bool
    private let outCharset: Charset
    private let errorCharset: Charset

    init(_ options: GlobalOptions) {
        let environment = Environment.all
        let mayPaint =
            !options.noColor && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
        isJSON = options.json
        paint = Paint(isOn: mayPaint && !options.json && isatty(STDOUT_FILENO) == 1)
        errorPaint = Paint(isOn: mayPaint && isatty(STDERR_FILENO) == 1)
        width = Self.columns(environment)
        saysYes = options.yes
        whyNobodyIsAsked =
            if options.json {
                "--json asks nothing"
            } else if options.yes {
                "--yes asks nothing"
            } else if isatty(STDIN_FILENO) != 1 {
                "standard input is no terminal, and answers are read from nothing else"
            } else if isatty(STDOUT_FILENO) != 1 {
                "standard output is no terminal, so that nobody would see the questions"
            } else {
                nil
            }
        (outCharset, errorCharset) = Self.charsets(environment)
        Charset.current = outCharset
    }

    /// For what is said before the options are known.
    init(isJSON: Bool) {
        self.isJSON = isJSON
        paint = .plain
        errorPaint = .plain
        width = nil
        saysYes = false
        whyNobodyIsAsked = "it is not known yet what is wanted"
        (outCharset, errorCharset) = Self.charsets(Environment.all)
    }

    /// Whether somebody can be asked.
    var isInteractive: Bool { whyNobodyIsAsked == nil }

    /// Files and pipes are UTF-8 whatever the locale says: only a terminal has to show each letter.
    private static func charsets(_ environment: [String: String]) -> (out: Charset, error: Charset) {
        let locale = Charset(environment: environment)
        return (isatty(STDOUT_FILENO) == 1 ? locale : .utf8, isatty(STDERR_FILENO) == 1 ? locale : .utf8)
    }

    private static func columns(_ environment: [String: String]) -> Int? {
        guard isatty(STDOUT_FILENO) == 1 else { return nil }
        if let said = environment["COLUMNS"].flatMap(Int.init), said > 0 { return said }
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }

    func out(_ text: String) {
        let safe = isJSON ? text : shown(text, in: outCharset, coloured: paint.isOn)
        Self.write(Array(safe.utf8), to: STDOUT_FILENO)
    }

    func talk(_ text: String) {
        Self.write(Array(shown(text, in: errorCharset, coloured: errorPaint.isOn).utf8), to: STDERR_FILENO)
    }

    func out(bytes: [UInt8]) { Self.write(bytes, to: STDOUT_FILENO) }

    /// The ledger's own JSON, one line.
    func out(_ value: JSONValue) { Self.write(Array(value.bytes) + [UInt8(ascii: "\n")], to: STDOUT_FILENO) }

    /// Shows rows as a table, or says that there are none.
    func table(_ table: Table, ifEmpty: String) {
        if table.rows.isEmpty {
            talk(ifEmpty + "\n")
        } else {
            out(table.rendered(width: width, paint: paint))
        }
    }

    private static func write(_ bytes: [UInt8], to file: Int32) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            // Whoever read this is gone; there is nobody to tell.
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }
}
