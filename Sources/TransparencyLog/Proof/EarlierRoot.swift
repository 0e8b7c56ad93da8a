/// The root of the stored tree as it was at `size` leaves.
///
/// - Parameter read: answers the hash at a storage index (`storageIndex(level:index:)`).
/// - Throws: what `read` threw.
/// - Precondition: `size` is at most `maximumTreeSize`.
/// - Complexity: O(log size) reads and as many hashes.
package func root<Failure: Error>(
    ofSize size: UInt64, read: (_ storageIndex: UInt64) throws(Failure) -> Hash256
) throws(Failure) -> Hash256 {
    precondition(size <= maximumTreeSize, "size beyond the largest tree")
    return try subtreeRoot(of: 0..<size, read: read)
}
