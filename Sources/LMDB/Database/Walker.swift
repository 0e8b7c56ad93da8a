/// A cursor on its way through a part of a database, in either direction.
struct Walker: ~Copyable {
    /// What the walk covers; keys as encoded.
    enum Part: Sendable {
        /// From the first, to the second: both included, nil for no limit.
        case range([UInt8]?, [UInt8]?)
        case prefix([UInt8])
    }

    private var cursor: Cursor
    private let part: Part
    private let reverse: Bool
    private var started = false

    init(_ cursor: consuming Cursor, _ part: Part, reverse: Bool) {
        self.cursor = cursor
        self.part = part
        self.reverse = reverse
    }

    /// The next entry of the part, or nil at its end.
    mutating func next() throws(LMDBError) -> Cursor.Entry? {
        let found = try unsafe started ? (reverse ? cursor.previous() : cursor.next()) : start()
        started = true
        guard let entry = unsafe found, unsafe covers(entry.key) else { return nil }
        return unsafe entry
    }

    private mutating func start() throws(LMDBError) -> Cursor.Entry? {
        switch part {
        case .range(nil, _): return try unsafe reverse ? cursor.last() : cursor.first()
        case .range(let from?, _):
            return try unsafe from.span.withUnsafeBytes { (bytes) throws(LMDBError) in
                try unsafe reverse ? cursor.seekThrough(bytes) : cursor.seek(bytes)
            }
        case .prefix(let prefix):
            return try unsafe prefix.span.withUnsafeBytes { (bytes) throws(LMDBError) in
                try unsafe reverse ? cursor.seekLast(withPrefix: bytes) : cursor.seek(bytes)
            }
        }
    }

    private func covers(_ key: UnsafeRawBufferPointer) -> Bool {
        switch part {
        case .range(_, nil): true
        case .range(_, let through?):
            unsafe through.span.withUnsafeBytes { bytes in
                let order = unsafe Cursor.compare(key, bytes)
                return reverse ? order >= 0 : order <= 0
            }
        case .prefix(let prefix):
            unsafe prefix.span.withUnsafeBytes { unsafe key.starts(with: $0) }
        }
    }
}

extension [UInt8] {
    /// The bytes of `key`, for keeping.
    ///
    /// - Throws: `LMDBError.keySize` if it has no byte or more than 511.
    init(encoding key: some KeyCodec) throws(LMDBError) {
        self = try unsafe withEncodedKey(key) { (bytes) throws(LMDBError) in unsafe [UInt8](bytes) }
    }
}
