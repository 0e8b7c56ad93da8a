import Glibc
package import TransparencyLog

/// Verifies an export of leaves, a line each from the first event on, against heads and receipts that somebody holds.
/// There is nothing signed in it: without a head it can only be said what its root is.
package struct LeavesVerdict: Sendable {
    package internal(set) var status = BundleVerdict.Status.unusable
    package internal(set) var finding: Finding?
    package internal(set) var unusable: AuditError?
    /// Number of leaves.
    package internal(set) var size: UInt64 = 0
    package internal(set) var root = MerkleHash.empty
    /// The heads that its leaves give the roots of.
    package internal(set) var heads: [TreeHead] = []
    /// There are heads, and each is signed by a key from elsewhere. A head whose signature nobody checked still has a
    /// root; whose it is only it says itself.
    package internal(set) var isSigned = false
    /// The key is what this machine remembers, not what was given.
    package internal(set) var isRemembered = false

    /// - Parameters:
    ///   - path: a file, or `-` for standard input.
    ///   - held: its key, if there is one, must have signed its heads; alone it vouches for nothing.
    ///   - recall: the key that this machine remembers of an origin; asked for each head if no key is held.
    /// - Complexity: O(bytes); memory for one line.
    package static func verify(
        _ path: String, against held: HeldElsewhere, recall: (_ origin: String) -> VerifierKey? = { _ in nil }
    ) -> LeavesVerdict {
        var verdict = LeavesVerdict()
        do throws(Stop) {
            try verdict.run(path, held, recall)
            verdict.status = verdict.heads.isEmpty ? .consistent : .anchored
        } catch {
            switch error {
            case .finding(let finding):
                verdict.status = .broken
                verdict.finding = finding
            case .unusable(let error): verdict.unusable = error
            }
        }
        return verdict
    }

    private mutating func run(
        _ path: String, _ held: HeldElsewhere, _ recall: (String) -> VerifierKey?
    ) throws(Stop) {
        let heads = try checkedHeads(held, recall)
        let file = path == "-" ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY)
        guard file >= 0 else { throw .unusable(.now("open", path)) }
        var lines = LineReader(StreamBytes(file, path: path))
        var edge = RightEdge()
        var roots: [UInt64: Hash256] = [0: MerkleHash.empty]
        var last: [UInt8] = []
        func found(_ because: String) -> Stop { .finding(Finding(.event, path, line: edge.size + 1, because)) }
        while let line = try lines.nextLine(.event, path) {
            let leaf: LeafLine
            do throws(LeafLine.Unfit) {
                leaf = try LeafLine(line)
            } catch {
                let hasMore = line.starts(with: "{\"disclosures\":".utf8)
                throw found(
                    hasMore ? "it is an event with what it discloses: hand over the events alone" : error.because)
            }
            guard leaf.seq == edge.size else { throw found("event \(leaf.seq) is here, and event \(edge.size) is due") }
            guard last.lexicographicallyPrecedes(leaf.at) else { throw found("it is not later than the event before") }
            last = Array(leaf.at)
            let hash = MerkleHash.leaf(line)
            if let receipt = held.receipt, receipt.index == leaf.seq, let head = heads.last {
                let isSame = verifyInclusion(
                    leaf: hash, index: leaf.seq, size: head.size, proof: receipt.hashes, root: head.root)
                guard isSame else { throw found("your receipt for event \(leaf.seq) is for another event") }
            }
            edge.append(leaf: hash)
            if heads.contains(where: { $0.size == edge.size }) { roots[edge.size] = edge.root }
        }
        size = edge.size
        root = edge.root
        for head in heads {
            guard let root = roots[head.size] else {
                throw .finding(
                    Finding(.root, path, "the head that you hold has \(head.size) events, and \(size) are here"))
            }
            guard root == head.root else {
                throw .finding(
                    Finding(
                        .root, path,
                        "the first \(head.size) events have the root \(root), and the head that you hold has \(head.root)"
                    ))
            }
            self.heads.append(head)
        }
    }

    /// That of a receipt comes last.
    private mutating func checkedHeads(
        _ held: HeldElsewhere, _ recall: (String) -> VerifierKey?
    ) throws(Stop) -> [TreeHead] {
        var heads: [TreeHead] = []
        var signed = 0
        for note in [held.head, held.receipt?.treeHeadNote] {
            guard let note else { continue }
            do throws(TreeHeadError) {
                let head = try TreeHead(noteText: note.text)
                heads.append(head)
                guard let key = held.key ?? recall(head.origin) else { continue }
                _ = try TreeHead(verifying: note, by: key)
                signed += 1
            } catch {
                throw .finding(Finding(.anchor, nil, "what you hold does not hold: \(error)"))
            }
        }
        isSigned = signed == heads.count && signed > 0
        isRemembered = signed > 0 && held.key == nil
        return heads
    }
}

/// Bytes of something that cannot be read twice.
private final class StreamBytes: ByteSource {
    private let descriptor: Int32
    private let path: String

    init(_ descriptor: Int32, path: String) {
        self.descriptor = descriptor
        self.path = path
    }

    deinit { close(descriptor) }

    func read(into room: UnsafeMutableRawBufferPointer) throws(ReadFailure) -> Int {
        while true {
            let count = Glibc.read(descriptor, room.baseAddress, room.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .system(.now("read", path)) }
            return count
        }
    }
}
