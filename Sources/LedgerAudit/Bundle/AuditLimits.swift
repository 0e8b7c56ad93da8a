/// What a bundle never exceeds. Checked before the memory for it is taken, when one is written and when one is read.
package enum AuditLimits {
    /// Files that a manifest lists: a schema for each type of event, and attachments.
    package static let files = 4_096
    /// Entries of `complete`: an agreement has dozens.
    package static let complete = 65_536
    /// Bytes of `manifest.json`.
    package static let manifestBytes = 8 << 20
    /// Bytes of a text in it: 32 times the longest purpose.
    package static let textBytes = 64 << 10
    /// Bytes of one line, its line feed included: 64 times the largest leaf.
    package static let lineBytes = 1 << 20
    /// Bytes of all files together.
    package static let allBytes: Int64 = 1 << 40
    /// Bytes of `policy.txt`: a key and a few words.
    package static let policyBytes = 4 << 10
    /// Bytes that a file is read or written in at once.
    package static let pieceBytes = 256 << 10
    /// Bytes of lines that are read at once.
    static let lineBufferBytes = 64 << 10
    /// Bytes of a zip's central directory: each of its names is short.
    package static let zipDirectoryBytes = 2 << 20
    /// Events under a head: the largest number that a leaf, and a verdict in JSON, can name.
    package static let headSize: UInt64 = (1 << 53) - 1
    /// Bytes of a name in a bundle: `attachments/` and 64 digits are the longest, and a type has at most 80.
    package static let pathBytes = 128
}
