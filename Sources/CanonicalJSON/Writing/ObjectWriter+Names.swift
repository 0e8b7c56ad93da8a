/// Members whose names are known at run time only.
extension ObjectWriter {
    package mutating func null(key: String) {
        begin(key)
        output.null()
    }

    package mutating func bool(key: String, _ value: Bool) {
        begin(key)
        output.bool(value)
    }

    package mutating func integer(key: String, _ value: Int64) {
        begin(key)
        output.integer(value)
    }

    package mutating func string(key: String, _ value: String) {
        begin(key)
        output.string(value)
    }

    @inlinable
    package mutating func raw(key: String, _ value: some Collection<UInt8>) {
        begin(key)
        output.raw(value)
    }

    @inlinable
    package mutating func ascii(
        key: String, atMost most: Int, _ spell: (UnsafeMutableBufferPointer<UInt8>) -> Int
    ) {
        begin(key)
        output.ascii(atMost: most, spell)
    }

    package mutating func value<T>(key: String, _ value: T, _ shape: Shape<T>) {
        begin(key)
        shape.write(value, &output)
    }

    @inlinable
    package mutating func object<E: Error>(
        key: String, _ body: (inout ObjectWriter) throws(E) -> Void
    ) throws(E) {
        let before = mark
        begin(key)
        do {
            try output.object(body)
        } catch {
            reset(to: before)
            throw error
        }
    }

    @inlinable
    package mutating func array<E: Error>(
        key: String, _ body: (inout ArrayWriter) throws(E) -> Void
    ) throws(E) {
        let before = mark
        begin(key)
        do {
            try output.array(body)
        } catch {
            reset(to: before)
            throw error
        }
    }

    /// Writes the comma, the name and the colon.
    @usableFromInline
    mutating func begin(_ key: String) {
        if key.utf8.withContiguousStorageIfAvailable({ begin($0) }) != nil { return }
        var key = key
        key.withUTF8 { begin($0) }
    }
}
