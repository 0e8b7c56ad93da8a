/// What one document may cost its reader. Every bound is checked before the memory for it is taken.
package struct JSONLimits: Sendable {
    /// Open arrays and objects around the innermost value; 1...512, because reading is recursive.
    package var depth: Int
    /// Bytes of the whole document; at most 2^30, because positions are kept in 32 bits.
    package var bytes: Int
    /// Values in the document: scalars, arrays and objects; member names are not counted.
    /// A value costs at most two nodes of 20 bytes while its document lives.
    package var values: Int

    /// The defaults fit one line of the socket protocol.
    package init(depth: Int = 64, bytes: Int = 1 << 20, values: Int = 1 << 16) {
        precondition((1...512).contains(depth), "depth must be in 1...512")
        precondition((0...(1 << 30)).contains(bytes), "bytes must be in 0...2^30")
        precondition(values > 0, "values must be positive")
        self.depth = depth
        self.bytes = bytes
        self.values = values
    }
}
