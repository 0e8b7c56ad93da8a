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
    /// Whether somebody can be asked.
    let isInteractive: Bool

    init(_ options: GlobalOptions) {
        let environment = Environment.all
        let mayPaint =
            !options.noColor && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
        isJSON = options.json
        paint = Paint(isOn: mayPaint && !options.json && isatty(STDOUT_FILENO) == 1)
        errorPaint = Paint(isOn: mayPaint && isatty(STDERR_FILENO) == 1)
        width = Self.columns(environment)
        isInteractive = isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 && !options.json && !options.yes
    }

    /// For what is said before the options are known.
    init(isJSON: Bool) {
        self.isJSON = isJSON
        paint = .plain
        errorPaint = .plain
        width = nil
        isInteractive = false
    }

    private static func columns(_ environment: [String: String]) -> Int? {
        guard isatty(STDOUT_FILENO) == 1 else { return nil }
        if let said = environment["COLUMNS"].flatMap(Int.init), said > 0 { return said }
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }

    func out(_ text: String) { Self.write(Array(text.utf8), to: STDOUT_FILENO) }
    func talk(_ text: String) { Self.write(Array(text.utf8), to: STDERR_FILENO) }

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

    /// Asks for a line; nil at the end of input.
    func ask(_ question: String) -> String? {
        talk(question)
        return readLine(strippingNewline: true)
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
