import Glibc

/// How far something has come, on standard error, where that is a terminal: a bar that is drawn over and goes away.
struct Progress {
    private let what: String
    private let isShown: Bool
    private var drawnColumns = 0
    private var lastShare = -1

    /// - Parameter isWanted: false where standard error is for programs.
    init(_ what: String, isWanted: Bool) {
        self.what = what
        isShown = isWanted && isatty(STDERR_FILENO) == 1
    }

    /// Draws when the share of a hundred has changed.
    mutating func show(_ done: UInt64, of whole: UInt64) {
        let share = whole > 0 ? Int(min(done, whole) * 100 / whole) : 0
        guard isShown, share != lastShare else { return }
        lastShare = share
        // A line that wraps could not be drawn over.
        draw(String(Self.text(what, done, of: whole).prefix(Self.columns - 1)))
    }

    /// Takes the line away.
    mutating func end() {
        if drawnColumns > 0 { draw("") }
    }

    /// `writing  45 %  [#########-----------]  450 of 1000`
    static func text(_ what: String, _ done: UInt64, of whole: UInt64) -> String {
        let done = min(done, whole)
        let (share, signs) = whole > 0 ? (Int(done * 100 / whole), Int(done * 20 / whole)) : (100, 20)
        let percent = String(repeating: " ", count: 3 - "\(share)".count) + "\(share)"
        let bar = String(repeating: "#", count: signs) + String(repeating: "-", count: 20 - signs)
        return "\(what) \(percent) %  [\(bar)]  \(done) of \(whole)"
    }

    private static var columns: Int {
        var size = winsize()
        guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 1 else { return 80 }
        return Int(size.ws_col)
    }

    private mutating func draw(_ text: String) {
        let blank = String(repeating: " ", count: max(0, drawnColumns - text.count))
        let bytes = Array("\r\(text)\(blank)\(text.isEmpty ? "\r" : "")".utf8)
        _ = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
        drawnColumns = text.count
    }
}
