#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Counts the tree over a file that holds one leaf a line, handed over in pieces of any size.
///
/// The quickest way to check a whole log: memory stays at one line, and nothing is allocated for each leaf.
package struct LeafLines: Sendable {
    /// Why a file of leaves is refused.
    package enum Failure: Error, Sendable, Equatable {
        /// Line `index` (from 0) is longer than any leaf may be.
        case lineTooLong(index: UInt64)
        /// The last line has no newline: the file was cut off.
        case unterminatedLine(index: UInt64)
    }

    /// The tree over all lines so far.
    package private(set) var edge: RightEdge
    /// The beginning of a line whose end is in the next piece.
    private var carried: [UInt8] = []
    private let maximumLeafBytes: Int

    /// - Parameters:
    ///   - edge: what to continue from.
    ///   - maximumLeafBytes: without the newline.
    package init(continuing edge: RightEdge = RightEdge(), maximumLeafBytes: Int) {
        self.edge = edge
        self.maximumLeafBytes = maximumLeafBytes
    }

    /// Appends every line that `piece` ends; keeps the beginning of the one that it does not.
    ///
    /// - Throws: `Failure.lineTooLong`; nothing after that can be relied on.
    package mutating func consume(_ piece: RawSpan) throws(Failure) {
        try piece.withUnsafeBytes { (bytes) throws(Failure) in try consume(bytes) }
    }

    /// To be called after the last piece.
    ///
    /// - Throws: `Failure.unterminatedLine`.
    package func finish() throws(Failure) {
        guard carried.isEmpty else { throw .unterminatedLine(index: edge.size) }
    }

    private mutating func consume(_ piece: UnsafeRawBufferPointer) throws(Failure) {
        guard let base = piece.baseAddress else { return }
        var start = 0
        while start < piece.count {
            guard let newline = memchr(base + start, 0x0A, piece.count - start) else { break }
            let end = UnsafeRawPointer(newline) - base
            try append(UnsafeRawBufferPointer(rebasing: piece[start..<end]))
            start = end + 1
        }
        guard carried.count + piece.count - start <= maximumLeafBytes else { throw .lineTooLong(index: edge.size) }
        carried.append(contentsOf: piece[start...])
    }

    private mutating func append(_ line: UnsafeRawBufferPointer) throws(Failure) {
        guard carried.count + line.count <= maximumLeafBytes else { throw .lineTooLong(index: edge.size) }
        if carried.isEmpty {
            edge.append(leaf: MerkleHash.leaf(line))
        } else {
            carried.append(contentsOf: line)
            edge.append(leaf: MerkleHash.leaf(carried))
            carried.removeAll(keepingCapacity: true)
        }
    }
}

extension LeafLines.Failure: CustomStringConvertible {
    package var description: String {
        switch self {
        case .lineTooLong(let index): "line \(index) (from 0) is longer than a leaf may be; this is no file of leaves"
        case .unterminatedLine(let index): "line \(index) (from 0) does not end; was the file cut off?"
        }
    }
}
