import Glibc

/// How far a replay has come, on standard error, while it catches up on a terminal.
struct ReplayProgress {
    private let first: UInt64
    private let size: UInt64
    private let isShown: Bool
    private var drawnAt = 0
    private var drawnColumns = 0

    /// - Parameter isWanted: false where lines go to the same terminal.
    init(from first: UInt64, to size: UInt64, isWanted: Bool) {
        self.first = first
        self.size = size
        isShown = isWanted && isatty(STDERR_FILENO) == 1 && size > first
    }

    mutating func show(_ position: UInt64) {
        guard isShown, Stopwatch.now - drawnAt >= ReplayLimits.progressMs else { return }
        drawnAt = Stopwatch.now
        draw(Self.text(position, from: first, to: size))
    }

    /// Takes the line away.
    mutating func end() {
        if drawnColumns > 0 { draw("") }
    }

    /// `replay  45 %  [#########-----------]  450 of 1000`
    static func text(_ position: UInt64, from first: UInt64, to size: UInt64) -> String {
        let done = min(position, size) - min(first, min(position, size))
        let whole = max(1, size - first)
        let (share, signs) = (Int(done * 100 / whole), Int(done * 20 / whole))
        let percent = String(repeating: " ", count: max(0, 3 - "\(share)".count)) + "\(share)"
        let bar = String(repeating: "#", count: signs) + String(repeating: "-", count: 20 - signs)
        return "replay \(percent) %  [\(bar)]  \(min(position, size)) of \(size)"
    }

    private mutating func draw(_ text: String) {
        let blank = String(repeating: " ", count: max(0, drawnColumns - text.count))
        let bytes = Array("\r\(text)\(blank)\(text.isEmpty ? "\r" : "")".utf8)
        _ = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
        drawnColumns = text.count
    }
}
